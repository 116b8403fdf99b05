namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="StreamLabels"/>.</summary>
/// <param name="Rows">Batch capacity.</param>
/// <param name="Domain">The stream's, which keeps its random numbers apart from others of the same key.</param>
/// <param name="Classes">How many the stream has.</param>
internal readonly record struct StreamLabelsParams(uint Rows, uint Domain, uint Classes) : IPushConstants;

/// <summary>
/// The classes of the examples that a procedural stream draws → labels (B), 32-bit words; <see cref="GatherLabels.NoClass"/> past the valid rows.
/// Overwrites.
/// </summary>
internal readonly record struct StreamLabels(StepBindings Step, BufferSlice Labels, StreamLabelsParams Size) : IKernel<StreamLabels>
{
    public static KernelInfo Info => Kernel.StreamLabels;

    public DispatchSize Groups => Info.Cover(Size.Rows);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Labels);
        args.Push(Size);
    }
}
