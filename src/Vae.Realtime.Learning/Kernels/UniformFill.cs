namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="UniformFill"/>; the stride is in floats.</summary>
internal readonly record struct UniformFillParams(uint Rows, uint Columns, uint Stride, float Bound, uint Key0, uint Key1) : IPushConstants;

/// <summary>Initialises a matrix (rows, columns) with Philox draws uniform in (-bound, bound). Padding is left alone.</summary>
internal readonly record struct UniformFill(BufferSlice W, UniformFillParams Size) : IKernel<UniformFill>
{
    public static KernelInfo Info => Kernel.UniformFill;

    public DispatchSize Groups => Info.Cover((long)Size.Rows * ((Size.Columns + 3) / 4));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(W);
        args.Push(Size);
    }
}
