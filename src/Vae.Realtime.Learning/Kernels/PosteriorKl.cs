namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Over what a KL divergence is summed.</summary>
internal enum KlAxis
{
    /// <summary>Over the latents: nats of each example, 0 where the entry has none.</summary>
    PerExample = 0,

    /// <summary>Over the valid examples: the mean of each latent.</summary>
    PerLatent = 1,
}

/// <summary>Push constants of <see cref="PosteriorKl"/>; the stride is in floats.</summary>
internal readonly record struct PosteriorKlParams(uint Rows, uint Latent, uint HeadsStride) : IPushConstants;

/// <summary>KL(q(z|x) || N(0,I)) of heads (B,2L), without free bits: (B) or (L) in nats. Overwrites.</summary>
internal readonly record struct PosteriorKl(StepBindings Step, BufferSlice Heads, BufferSlice Kl, KlAxis Axis, PosteriorKlParams Size)
    : IKernel<PosteriorKl>
{
    public static KernelInfo Info => Kernel.PosteriorKl;

    public DispatchSize Groups => Info.Cover(Axis == KlAxis.PerExample ? Size.Rows : Size.Latent);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Heads, Kl);
        args.Push(Size);
        args.Define("AXIS", (int)Axis);
    }
}
