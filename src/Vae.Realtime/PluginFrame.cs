namespace Vae.Realtime;

/// <summary>A tick of the host's clock.</summary>
/// <param name="Seconds">Since the tick before; 0 at the first.</param>
public readonly record struct PluginFrame(double Seconds);
