namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>A picture of half as many pixels a side, and its enlargement into another.</summary>
internal sealed class CoarsePicture : IDisposable
{
    /// <param name="device">Where both lie.</param>
    /// <param name="large">What it is enlarged to.</param>
    public CoarsePicture(GpuDevice device, GpuPicture large)
    {
        Small = device.CreatePicture(Enlarge.Half(large.Width), Enlarge.Half(large.Height), "coarse picture");
        Recording recording = new("enlarge");
        recording.Dispatch(new Enlarge(Small, large));
        Enlarged = device.Compile(recording);
    }

    public GpuPicture Small { get; }

    public CompiledRecording Enlarged { get; }

    public void Dispose()
    {
        Enlarged.Dispose();
        Small.Dispose();
    }
}
