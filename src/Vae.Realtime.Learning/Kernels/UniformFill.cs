namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="UniformFill"/>; the stride is in floats.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct UniformFillParams(uint Rows, uint Columns, uint Stride, float Bound, uint Key0, uint Key1);

/// <summary>Initialises a matrix (rows, columns) with Philox draws uniform in (-bound, bound). Padding is left alone.</summary>
internal readonly record struct UniformFill(BufferSlice W, UniformFillParams Size) : IKernel<UniformFill>
{
    public static KernelInfo Info { get; } = new("uniform_fill", [Access.Write], 24);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Rows * ((Size.Columns + 3) / 4), 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(W);
        args.Push(Size);
    }
}
