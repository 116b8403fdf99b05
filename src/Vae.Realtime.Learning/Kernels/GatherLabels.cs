namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="GatherLabels"/>; the mode is a <see cref="GatherOrder"/>.</summary>
internal readonly record struct GatherLabelsParams(uint Rows, uint Count, uint Mode) : IPushConstants;

/// <summary>The labels of a minibatch: bytes (count) → labels (B), 32-bit words. Overwrites.</summary>
internal readonly record struct GatherLabels(StepBindings Step, BufferSlice Data, BufferSlice Labels, GatherLabelsParams Size) : IKernel<GatherLabels>
{
    /// <summary>The label of rows past the valid ones.</summary>
    public const uint NoClass = uint.MaxValue;

    public static KernelInfo Info => Kernel.GatherLabels;

    public DispatchSize Groups => Info.Cover(Size.Rows);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Data, Labels);
        args.Push(Size);
    }
}
