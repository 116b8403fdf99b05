namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="RepeatRows"/>; the stride is in vec4s.</summary>
internal readonly record struct RepeatRowsParams(uint Batch, uint Count, uint Stride) : IPushConstants;

/// <summary>Push constants of <see cref="RepeatRowsBackward"/>.</summary>
internal readonly record struct RepeatRowsBackwardParams(RepeatRowsParams Rows, uint Activation) : IPushConstants;

/// <summary>Every row of x (B,C) some times in a row: y (B·T, C). Overwrites, padding included.</summary>
internal readonly record struct RepeatRows(BufferSlice X, BufferSlice Y, RepeatRowsParams Size) : IKernel<RepeatRows>
{
    public static KernelInfo Info => Kernel.RepeatRows;

    public DispatchSize Groups => Info.Cover((long)Size.Batch * Size.Count * Size.Stride);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Y);
        args.Push(Size);
    }
}

/// <summary><c>dx = act'(x) · Σ dy</c> over the repetitions, in their order: dy (B·T, C), x and dx (B,C). Overwrites dx.</summary>
internal readonly record struct RepeatRowsBackward(BufferSlice Dy, BufferSlice X, BufferSlice Dx, RepeatRowsBackwardParams Size)
    : IKernel<RepeatRowsBackward>
{
    public static KernelInfo Info => Kernel.RepeatRowsBackward;

    public DispatchSize Groups => Info.Cover((long)Size.Rows.Batch * Size.Rows.Stride);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, X, Dx);
        args.Push(Size);
    }
}
