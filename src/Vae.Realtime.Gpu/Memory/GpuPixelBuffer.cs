namespace Vae.Realtime.Gpu.Memory;

using Vae.Realtime.Gpu.Device;

/// <summary>
/// A picture that kernels write and frames are copied from: a word of four bytes a pixel, rows from the top, each beginning at a whole
/// four pixels. A buffer rather than an image: four pixels leave a kernel in one store.
/// </summary>
internal sealed class GpuPixelBuffer : IDisposable
{
    /// <summary>Bytes of a pixel.</summary>
    public const int PixelBytes = 4;

    private readonly GpuArena _arena;

    internal GpuPixelBuffer(VulkanDevice device, int width, int height, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height) = (width, height);
        _arena = new GpuArena(device, $"{name} of {width}x{height}", MemoryKind.Device);
        Pixels = _arena.Reserve((ulong)RowPixels * (ulong)height * PixelBytes);
        _arena.Commit();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels from one row to the next.</summary>
    public int RowPixels => (Width + 3) / 4 * 4;

    /// <summary>(Height, RowPixels) words.</summary>
    public BufferSlice Pixels { get; }

    public void Dispose() => _arena.Dispose();
}
