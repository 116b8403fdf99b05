namespace Vae.Realtime.Live.Control;

using System.Net;
using Vae.Realtime.Live.Control.Audio;

/// <summary>What is connected to the instrument besides keyboard, mouse and window.</summary>
internal sealed record PeripheralOptions
{
    /// <summary>FILE.mp4, FILE.gif or a folder of PNG files that the whole run is recorded in; null for none.</summary>
    public string? Record { get; init; }

    /// <summary>Named pipe, or <c>-</c> for standard output, that receives every frame as raw bytes; null for none.</summary>
    public string? Pipe { get; init; }

    /// <summary>Where Open Sound Control is received; null for nowhere.</summary>
    public IPEndPoint? Osc { get; init; }

    /// <summary>WAV file that the show follows, or <c>-</c> for levels on standard input; null for none.</summary>
    public string? Audio { get; init; }

    /// <summary>What the sound does; null for the usual.</summary>
    public SoundMap? AudioMap { get; init; }

    /// <summary>Folder of shaders to be edited while they run; null for none.</summary>
    public string? Shaders { get; init; }

    /// <summary>Whether standard output belongs to the frames.</summary>
    public bool TakesStandardOutput => Pipe == "-";

    /// <summary>Finds out what cannot be, before anything is shown.</summary>
    /// <exception cref="VaeException">Something, with the reason.</exception>
    internal void Check()
    {
        if (Record is string path)
        {
            Vae.Realtime.Live.Capture.FrameSinks.Check(path);
        }
    }
}
