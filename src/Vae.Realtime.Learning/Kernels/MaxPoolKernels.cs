namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of the two kernels; mirrors <c>shaders/layer/pool.glsl</c>.</summary>
/// <param name="Count">vec4s of what is written: y forward, dx backward.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Height">Rows of pixels of x.</param>
/// <param name="Width">Pixels in a row of x.</param>
/// <param name="OutHeight">Rows of pixels of y.</param>
/// <param name="OutWidth">Pixels in a row of y.</param>
/// <param name="Kernel">Side of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Padding">Width of the border around x.</param>
internal readonly record struct MaxPoolParams(
    uint Count, uint Quads, uint Height, uint Width, uint OutHeight, uint OutWidth, uint Kernel, uint Stride, uint Padding) : IPushConstants;

/// <summary>The largest value of every window: x (B·H·W,C) → y (B·H'·W',C), and the number of its tap, a word per value. Overwrites.</summary>
internal readonly record struct MaxPoolForward(BufferSlice X, BufferSlice Y, BufferSlice Chosen, MaxPoolParams Size) : IKernel<MaxPoolForward>
{
    public static KernelInfo Info => Kernel.MaxPoolForward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Y, Chosen);
        args.Push(Size);
    }
}

/// <summary><c>dx = Σ dy</c> over the windows that chose the pixel; dy and chosen (B·H'·W',C), dx (B·H·W,C). Overwrites dx.</summary>
internal readonly record struct MaxPoolBackward(BufferSlice Dy, BufferSlice Chosen, BufferSlice Dx, MaxPoolParams Size) : IKernel<MaxPoolBackward>
{
    public static KernelInfo Info => Kernel.MaxPoolBackward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, Chosen, Dx);
        args.Push(Size);
    }
}
