namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="RepeatRows"/>; the stride is in vec4s.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RepeatRowsParams(uint Batch, uint Count, uint Stride);

/// <summary>Push constants of <see cref="RepeatRowsBackward"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RepeatRowsBackwardParams(RepeatRowsParams Rows, uint Activation);

/// <summary>Every row of x (B,C) some times in a row: y (B·T, C). Overwrites, padding included.</summary>
internal readonly record struct RepeatRows(BufferSlice X, BufferSlice Y, RepeatRowsParams Size) : IKernel<RepeatRows>
{
    public static KernelInfo Info { get; } = new("repeat_rows", [Access.Read, Access.Write], 12);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Batch * Size.Count * Size.Stride, 64);

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
    public static KernelInfo Info { get; } = new("repeat_rows_backward", [Access.Read, Access.Read, Access.Write], 16);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Rows.Batch * Size.Rows.Stride, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, X, Dx);
        args.Push(Size);
    }
}
