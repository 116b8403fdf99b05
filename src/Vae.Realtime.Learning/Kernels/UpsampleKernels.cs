namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of the two kernels; mirrors <c>shaders/layer/upsample.glsl</c>.</summary>
/// <param name="Count">vec4s of x.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Height">Rows of pixels of x.</param>
/// <param name="Width">Pixels in a row of x.</param>
/// <param name="Factor">How much larger y is.</param>
/// <param name="Bilinear">1 bilinear, 0 nearest.</param>
/// <param name="Before">Backward: the activation that made x, by number.</param>
internal readonly record struct UpsampleParams(uint Count, uint Quads, uint Height, uint Width, uint Factor, uint Bilinear, uint Before)
    : IPushConstants;

/// <summary>x (B·H·W,C) enlarged to y (B·fH·fW,C). Overwrites y.</summary>
internal readonly record struct UpsampleForward(BufferSlice X, BufferSlice Y, UpsampleParams Size) : IKernel<UpsampleForward>
{
    public static KernelInfo Info => Kernel.UpsampleForward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Y);
        args.Push(Size);
    }
}

/// <summary>The transpose of <see cref="UpsampleForward"/>, times before'(x): dy (B·fH·fW,C) → dx (B·H·W,C). Overwrites dx.</summary>
internal readonly record struct UpsampleBackward(BufferSlice Dy, BufferSlice X, BufferSlice Dx, UpsampleParams Size) : IKernel<UpsampleBackward>
{
    public static KernelInfo Info => Kernel.UpsampleBackward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, X, Dx);
        args.Push(Size);
    }
}
