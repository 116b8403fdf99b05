namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ScaleRows"/>.</summary>
/// <param name="Rows">Rows of x.</param>
/// <param name="Stride">vec4s per row: of a map with a row per pixel, all pixels of an example together.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ScaleRowsParams(uint Rows, uint Stride);

/// <summary>Multiplies row r of x (rows, stride) by <c>weights[r]</c>, in place.</summary>
internal readonly record struct ScaleRows(BufferSlice Weights, BufferSlice X, ScaleRowsParams Size) : IKernel<ScaleRows>
{
    public static KernelInfo Info { get; } = new("scale_rows", [Access.Read, Access.ReadWrite], 8);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Rows * Size.Stride, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Weights, X);
        args.Push(Size);
    }
}
