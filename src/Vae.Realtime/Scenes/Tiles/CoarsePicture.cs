namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>A picture of half as many pixels a side, and its enlargement into another.</summary>
internal sealed class CoarsePicture : IDisposable
{
    /// <param name="device">Where both lie.</param>
    /// <param name="large">What it is enlarged to.</param>
    public CoarsePicture(GpuDevice device, GpuPixelBuffer large)
    {
        Small = device.CreatePicture(Enlarge.Half(large.Width), Enlarge.Half(large.Height), "coarse picture");
        Recording recording = new("enlarge");
        recording.Dispatch(new Enlarge(Small, large));
        Enlarged = device.Compile(recording);
    }

    public GpuPixelBuffer Small { get; }

    public CompiledRecording Enlarged { get; }

    public void Dispose()
    {
        Enlarged.Dispose();
        Small.Dispose();
    }
}
