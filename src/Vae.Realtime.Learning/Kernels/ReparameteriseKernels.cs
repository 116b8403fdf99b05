namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Where the posterior noise comes from.</summary>
internal enum NoiseMode : uint
{
    /// <summary>Drawn from Philox by example and latent.</summary>
    Philox = 0,

    /// <summary>Read from the noise buffer.</summary>
    Given = 1,

    /// <summary>Zero: z is the posterior mean.</summary>
    Zero = 2,
}

/// <summary>Push constants of <see cref="Reparameterise"/>; strides in floats.</summary>
/// <param name="Rows">Rows of z: examples times samples.</param>
/// <param name="Latent">L.</param>
/// <param name="HeadsStride">Stored row of the heads.</param>
/// <param name="ZStride">Stored row of z and of the noise.</param>
/// <param name="Mode">Where the noise comes from.</param>
/// <param name="Samples">Row r is a sample of example r / Samples. 1 where there is a backward pass.</param>
internal readonly record struct ReparameteriseParams(uint Rows, uint Latent, uint HeadsStride, uint ZStride, NoiseMode Mode, uint Samples = 1)
    : IPushConstants;

/// <summary>Push constants of <see cref="ReparameteriseBackward"/>; strides in floats.</summary>
/// <param name="Rows">B.</param>
/// <param name="Latent">L.</param>
/// <param name="HeadsStride">Stored row of the heads.</param>
/// <param name="ZStride">Stored row of z and of the noise.</param>
internal readonly record struct ReparameteriseBackwardParams(uint Rows, uint Latent, uint HeadsStride, uint ZStride) : IPushConstants;

/// <summary>
/// <c>z = μ + ε·exp(s/2)</c> and the KL divergence to N(0,I), at least the entry's free bits; heads (B,2L) → z (R,L), noise (R,L) and
/// kl (R,⌈L/4⌉) in nats, with R = B·samples.
/// </summary>
internal readonly record struct Reparameterise(
    StepBindings Step, BufferSlice Heads, BufferSlice Noise, BufferSlice Z, BufferSlice Kl, ReparameteriseParams Size) : IKernel<Reparameterise>
{
    public static KernelInfo Info => Kernel.Reparameterise;

    public DispatchSize Groups => Info.Cover(Size.Rows * ((Size.Latent + 3) / 4));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Heads, Noise, Z, Kl);
        args.Push(Size);
    }
}

/// <summary>Gradient of the reparameterisation and of the weighted KL term by the heads; dz (B,L) → dheads (B,2L). Overwrites.</summary>
internal readonly record struct ReparameteriseBackward(
    StepBindings Step, BufferSlice Heads, BufferSlice Noise, BufferSlice Dz, BufferSlice DHeads, ReparameteriseBackwardParams Size)
    : IKernel<ReparameteriseBackward>
{
    public static KernelInfo Info => Kernel.ReparameteriseBackward;

    public DispatchSize Groups => Info.Cover(Size.Rows * Size.Latent);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Heads, Noise, Dz, DHeads);
        args.Push(Size);
    }
}
