namespace Vae.Realtime.Live;

using Vae.Realtime.Gpu;

/// <summary>The live program: a model learns while its decoder is shown and played with.</summary>
public static class LiveRunner
{
    /// <summary>Runs until the window is closed, the time is up or it is cancelled.</summary>
    /// <param name="options">What to show and for how long.</param>
    /// <param name="notes">Receives lines for a person: keys, what was saved, that there is no display.</param>
    /// <param name="cancellation">Ends the run early; the summary is returned all the same.</param>
    /// <exception cref="VaeException">Data, model or folder cannot be used.</exception>
    /// <exception cref="GpuException">No device, or it failed.</exception>
    public static LiveSummary Run(LiveOptions options, TextWriter notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(notes);
        cancellation.ThrowIfCancellationRequested();
        throw new GpuException("The live program needs a renderer.");
    }
}
