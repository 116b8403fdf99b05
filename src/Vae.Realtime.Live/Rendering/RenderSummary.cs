namespace Vae.Realtime.Live.Rendering;

/// <summary>What an offline rendering came to.</summary>
/// <param name="Device">The device's name.</param>
/// <param name="Frames">Frames rendered.</param>
/// <param name="Seconds">How long that took.</param>
internal sealed record RenderSummary(string Device, long Frames, double Seconds);
