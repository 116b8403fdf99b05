namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="Enlarge"/>.</summary>
/// <param name="Width">Width of the small picture, in pixels.</param>
/// <param name="Stride">Stride of the small one: fours of pixels from row to row.</param>
/// <param name="Rows">Rows of the small one.</param>
/// <param name="Quads">Fours of pixels of a row of the large one.</param>
/// <param name="Height">Height of the large one.</param>
internal readonly record struct EnlargeParams(uint Width, uint Stride, uint Rows, uint Quads, uint Height) : IPushConstants;

/// <summary>A picture twice as wide and high, bilinearly and to the byte; of an odd size the last column or row is left out. Overwrites.</summary>
/// <param name="Small">Half as large, rounded up.</param>
/// <param name="Large">Receives it.</param>
internal readonly record struct Enlarge(GpuPixelBuffer Small, GpuPixelBuffer Large) : IKernel<Enlarge>
{
    public static KernelInfo Info => Kernel.Enlarge;

    public DispatchSize Groups => Info.CoverPlane(Small.RowPixels / 4, Small.Height);

    /// <summary>The size of the picture that is enlarged to another.</summary>
    public static int Half(int large) => (large + 1) / 2;

    private EnlargeParams Size =>
        new((uint)Small.Width, (uint)Small.RowPixels / 4, (uint)Small.Height, (uint)Large.RowPixels / 4, (uint)Large.Height);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Small.Pixels, Large.Pixels);
        args.Push(Size);
    }
}
