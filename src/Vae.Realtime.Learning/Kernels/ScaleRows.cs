namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ScaleRows"/>.</summary>
/// <param name="Rows">Rows of x.</param>
/// <param name="Stride">vec4s per row: of a map with a row per pixel, all pixels of an example together.</param>
internal readonly record struct ScaleRowsParams(uint Rows, uint Stride) : IPushConstants;

/// <summary>Multiplies row r of x (rows, stride) by <c>weights[r]</c>, in place.</summary>
internal readonly record struct ScaleRows(BufferSlice Weights, BufferSlice X, ScaleRowsParams Size) : IKernel<ScaleRows>
{
    public static KernelInfo Info => Kernel.ScaleRows;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * Size.Stride);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Weights, X);
        args.Push(Size);
    }
}
