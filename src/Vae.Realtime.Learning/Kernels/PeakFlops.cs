namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="PeakFlops"/>; <c>|A| &lt; 1</c>.</summary>
internal readonly record struct PeakFlopsParams(uint Count, uint Rounds, float A, float B) : IPushConstants;

/// <summary>Measures a device's arithmetic: <c>x ← a x + b</c> in independent chains, whose sums become y (count vec4s).</summary>
internal readonly record struct PeakFlops(BufferSlice Y, PeakFlopsParams Size, PeakShape Shape) : IKernel<PeakFlops>
{
    public static KernelInfo Info => Kernel.PeakFlops;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Y);
        args.Push(Size);
        Shape.Define(ref args);
    }
}
