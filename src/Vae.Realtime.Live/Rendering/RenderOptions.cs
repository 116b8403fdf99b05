namespace Vae.Realtime.Live.Rendering;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Control.Audio;

/// <summary>What is rendered offline.</summary>
/// <param name="Source">A session's FILE.json, or a model's FILE.safetensors, which is walked through.</param>
/// <param name="Out">FILE.mp4, FILE.gif or a folder of PNG files.</param>
internal sealed record RenderOptions(string Source, string Out)
{
    /// <summary>Default length in seconds; with sound, a film lasts as long as that.</summary>
    public const double DefaultSeconds = 10;

    /// <summary>Pixels across.</summary>
    public int Width { get; init; } = 1920;

    /// <summary>Pixels down.</summary>
    public int Height { get; init; } = 1080;

    /// <summary>Frames per second; the time step is its inverse.</summary>
    public double FramesPerSecond { get; init; } = 30;

    /// <summary>Length; null for that of the sound, or else <see cref="DefaultSeconds"/>.</summary>
    public double? Seconds { get; init; }

    /// <summary>Where a model's walk begins and where it goes; a session has its own.</summary>
    public ulong Seed { get; init; } = 23;

    /// <summary>WAV file that the pictures follow; null for none.</summary>
    public string? Audio { get; init; }

    /// <summary>What the sound does; null for the usual.</summary>
    public SoundMap? AudioMap { get; init; }

    /// <summary>See <see cref="LiveOptions.TrustSession"/>.</summary>
    public bool TrustSession { get; init; }

    /// <summary>Where to compute.</summary>
    public DeviceSelector Device { get; init; }

    /// <summary>See <see cref="LiveOptions.CacheFolder"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>See <see cref="LiveOptions.Validation"/>.</summary>
    public bool Validation { get; init; }
}
