namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="OneHot"/>.</summary>
/// <param name="Count">vec4s of y's storage.</param>
/// <param name="Quads">vec4s per stored row of y.</param>
/// <param name="Classes">Logical columns of y.</param>
internal readonly record struct OneHotParams(uint Count, uint Quads, uint Classes) : IPushConstants;

/// <summary>
/// Labels (B), 32-bit words → y (B,C), the unit vectors of their classes; zeros for <see cref="GatherLabels.NoClass"/>. Overwrites y.
/// </summary>
internal readonly record struct OneHot(BufferSlice Labels, BufferSlice Y, OneHotParams Size) : IKernel<OneHot>
{
    public static KernelInfo Info => Kernel.OneHot;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Labels, Y);
        args.Push(Size);
    }
}
