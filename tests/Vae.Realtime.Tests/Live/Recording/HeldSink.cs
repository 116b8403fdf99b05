namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Live.Capture;

/// <summary>Keeps what it gets, and takes it only while it may.</summary>
internal sealed class HeldSink : IFrameSink
{
    private volatile bool _entered;

    /// <summary>A byte from the middle of each frame and how often it was to be shown.</summary>
    public List<(byte Middle, int Times)> Frames { get; } = [];

    /// <summary>Reset to make the sink wait.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    /// <summary>Whether a frame has come in, and perhaps waits.</summary>
    public bool Entered => _entered;

    public bool Finished { get; private set; }

    /// <summary>Thrown by the next write.</summary>
    public VaeException? Failure { get; set; }

    public void Write(Rgba32Image frame, int times)
    {
        _entered = true;
        Gate.Wait();
        if (Failure is not null)
        {
            throw Failure;
        }

        Frames.Add((frame.Rgba[(frame.Rgba.Length / 2) + (frame.Width * 2)], times));
    }

    public void Finish() => Finished = true;

    public void Dispose()
    {
    }
}
