namespace Vae.Realtime.Live.Stages;

using Vae.Realtime.Gpu.Presentation;

/// <summary>Where the picture is shown: a window, or nowhere.</summary>
internal interface IStage : IDisposable
{
    /// <summary>Receives the frames.</summary>
    IFrameTarget Frames { get; }

    /// <summary>Size of a frame in pixels.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>No frame can be seen just now: the window is minimised or covered.</summary>
    bool IsHidden { get; }

    /// <summary>The user wants to leave.</summary>
    bool IsClosing { get; }

    /// <summary>Handles what the user did since the last time.</summary>
    void Poll();

    /// <summary>Says in a few words what is going on.</summary>
    void Tell(ReadOnlySpan<char> title);
}
