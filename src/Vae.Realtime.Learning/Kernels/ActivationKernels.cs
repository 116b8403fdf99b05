namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ActivationForward"/>.</summary>
/// <param name="Count">vec4s in storage.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Columns">Logical columns.</param>
/// <param name="Activation">By number.</param>
internal readonly record struct ActivationParams(uint Count, uint Quads, uint Columns, uint Activation) : IPushConstants;

/// <summary><c>y = act(x)</c> with x and y (rows,C), any activation. Overwrites y.</summary>
internal readonly record struct ActivationForward(BufferSlice X, BufferSlice Y, ActivationParams Size) : IKernel<ActivationForward>
{
    public static KernelInfo Info => Kernel.ActivationForward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Y);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="ActivationBackward"/>.</summary>
/// <param name="Count">vec4s in storage.</param>
/// <param name="Activation">By number.</param>
/// <param name="Before">The activation that made x, by number.</param>
internal readonly record struct ActivationBackwardParams(uint Count, uint Activation, uint Before) : IPushConstants;

/// <summary><c>dx = dy · act'(x) · before'(x)</c> with x, dy and dx (rows,C), any activation. Overwrites dx.</summary>
internal readonly record struct ActivationBackward(BufferSlice X, BufferSlice Dy, BufferSlice Dx, ActivationBackwardParams Size)
    : IKernel<ActivationBackward>
{
    public static KernelInfo Info => Kernel.ActivationBackward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Dy, Dx);
        args.Push(Size);
    }
}
