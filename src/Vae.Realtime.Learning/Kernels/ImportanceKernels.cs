namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// Push constants of the importance-weighted bound (Burda, Grosse, Salakhutdinov 2016); mirrors <c>shaders/loss/importance.glsl</c>. Of
/// R = examples·samples rows, row <c>b·samples + k</c> is sample k of example b; strides are in floats.
/// </summary>
internal readonly record struct ImportanceParams(uint Examples, uint Samples, uint Latent, uint HeadsStride, uint ZStride) : IPushConstants;

/// <summary>
/// <c>log w = log p(x|z) + β (log p(z) − log q(z|x))</c> of every sample (R), with <c>nats = −log p(x|z)</c>. β is the entry's KL weight,
/// which must be 1 for a bound of log p(x). Overwrites.
/// </summary>
internal readonly record struct ImportanceLogWeights(
    StepBindings Step, BufferSlice Nats, BufferSlice Heads, BufferSlice Noise, BufferSlice Z, BufferSlice LogWeights, ImportanceParams Size)
    : IKernel<ImportanceLogWeights>
{
    public static KernelInfo Info => Kernel.ImportanceLogWeights;

    public DispatchSize Groups => Info.Cover((long)Size.Examples * Size.Samples);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Nats, Heads, Noise, Z, LogWeights);
        args.Push(Size);
    }
}

/// <summary>
/// Of every example's samples: <c>nll = −log mean w</c> (B) in nats and the normalised weights (R), by which its samples' gradients are
/// multiplied. Both are 0 where the entry has no example. Overwrites.
/// </summary>
internal readonly record struct ImportanceWeights(
    StepBindings Step, BufferSlice LogWeights, BufferSlice Nll, BufferSlice Weights, ImportanceParams Size) : IKernel<ImportanceWeights>
{
    public static KernelInfo Info => Kernel.ImportanceWeights;

    public DispatchSize Groups => Info.Cover(Size.Examples);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, LogWeights, Nll, Weights);
        args.Push(Size);
    }
}

/// <summary>
/// The same bound with samples that come a few at a time: <c>nll</c> (B) of all samples so far, given the running <c>sums</c> (B, four
/// floats each). The entry's sample index counts the samples before these; 0 begins again.
/// </summary>
internal readonly record struct ImportanceBound(
    StepBindings Step, BufferSlice LogWeights, BufferSlice Sums, BufferSlice Nll, ImportanceParams Size) : IKernel<ImportanceBound>
{
    public static KernelInfo Info => Kernel.ImportanceBound;

    public DispatchSize Groups => Info.Cover(Size.Examples);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, LogWeights, Sums, Nll);
        args.Push(Size);
    }
}

/// <summary>
/// Gradient of the mean bound by the heads (B,2L). <c>dz</c> (R,L) is the gradient by z of the likelihood alone, each row weighted already,
/// as it is when the likelihood's gradient went through <see cref="ScaleRows"/> before the decoder. Overwrites.
/// </summary>
internal readonly record struct ImportanceBackward(
    StepBindings Step,
    BufferSlice Weights,
    BufferSlice Heads,
    BufferSlice Noise,
    BufferSlice Z,
    BufferSlice Dz,
    BufferSlice DHeads,
    ImportanceParams Size) : IKernel<ImportanceBackward>
{
    public static KernelInfo Info => Kernel.ImportanceBackward;

    public DispatchSize Groups => Info.Cover((long)Size.Examples * Size.Latent);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Weights, Heads, Noise, Z, Dz, DHeads);
        args.Push(Size);
    }
}
