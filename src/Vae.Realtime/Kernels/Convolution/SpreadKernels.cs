namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="Unfold"/> and <see cref="Fold"/>; mirrors <c>shaders/include/conv_spread.glsl</c>.</summary>
/// <param name="Batch">Examples.</param>
/// <param name="Pixels">Pixels of an example of the fine map.</param>
/// <param name="Channels">Of the fine map.</param>
/// <param name="ExampleStride">Floats from one example of the fine map to the next.</param>
/// <param name="PixelStride">Floats from one of its pixels to the next.</param>
/// <param name="Quads">vec4s per stored row of the columns.</param>
/// <param name="Coarse">Pixels of an example of the coarse side.</param>
/// <param name="Activation">By number; of <see cref="Fold"/> alone.</param>
/// <param name="Backward">0: bias and activation after the sum; 1: times the activation's derivative. Of <see cref="Fold"/> alone.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SpreadParams(
    uint Batch,
    uint Pixels,
    uint Channels,
    uint ExampleStride,
    uint PixelStride,
    uint Quads,
    uint Coarse,
    uint Activation,
    uint Backward)
{
    internal const int Bytes = 36;
}

/// <summary>Spreads a fine map with few channels out for a plain product: x (batch, pixels, C) → cols (batch x coarse pixels, taps x C).</summary>
public readonly record struct Unfold(BufferSlice X, BufferSlice Cols, BufferSlice Table, SpreadParams Size) : IKernel<Unfold>
{
    public static KernelInfo Info { get; } = new("unfold", [Access.Read, Access.Write, Access.Read], SpreadParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Batch * Size.Coarse * Size.Quads, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Cols, Table);
        args.Push(Size);
    }
}

/// <summary>
/// The adjoint of <see cref="Unfold"/>: sums what the columns hold of each fine pixel, y (batch, pixels, C), and applies bias and
/// activation, or the derivative of the activation that made x.
/// </summary>
/// <param name="Cols">(batch x coarse pixels, taps x C).</param>
/// <param name="Bias">(C).</param>
/// <param name="Table">Words of <see cref="ConvTable.ToFine"/>.</param>
/// <param name="X">Laid out as y.</param>
/// <param name="Y">Overwritten but for its padding.</param>
/// <param name="Size">Push constants.</param>
/// <param name="Slots">Most pixels in one phase of the table.</param>
/// <param name="Phases">Of the table.</param>
public readonly record struct Fold(
    BufferSlice Cols, BufferSlice Bias, BufferSlice Table, BufferSlice X, BufferSlice Y, SpreadParams Size, int Slots, int Phases) : IKernel<Fold>
{
    public static KernelInfo Info { get; } = new(
        "fold", [Access.Read, Access.Read, Access.Read, Access.Read, Access.Write], SpreadParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Batch * Slots * Size.Channels, 64) with { Y = (uint)Phases };

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Cols, Bias, Table, X, Y);
        args.Push(Size);
    }
}
