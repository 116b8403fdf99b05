namespace Vae.Realtime.Live.Stages;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;

/// <summary>No window: frames are rendered all the same, and no key is ever pressed.</summary>
internal sealed class OffscreenStage(GpuDevice device, int width, int height) : IStage
{
    public IFrameTarget Frames { get; } = new OffscreenTarget(device);

    public (int Width, int Height) Size => (width, height);

    public bool IsHidden => false;

    public bool IsClosing => false;

    public void Poll()
    {
    }

    public void Tell(ReadOnlySpan<char> title)
    {
    }

    public void Dispose() => Frames.Dispose();
}
