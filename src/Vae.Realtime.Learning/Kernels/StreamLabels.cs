namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="StreamLabels"/>.</summary>
/// <param name="Rows">Batch capacity.</param>
/// <param name="Domain">The stream's, which keeps its random numbers apart from others of the same key.</param>
/// <param name="Classes">How many the stream has.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct StreamLabelsParams(uint Rows, uint Domain, uint Classes);

/// <summary>The classes of the examples that a procedural stream draws → labels (B), 32-bit words; <see cref="GatherLabels.NoClass"/> past the valid rows. Overwrites.</summary>
internal readonly record struct StreamLabels(StepBindings Step, BufferSlice Labels, StreamLabelsParams Size) : IKernel<StreamLabels>
{
    public static KernelInfo Info { get; } = new("stream_labels", [Access.Read, Access.Read, Access.Write], 12);

    public DispatchSize Groups => DispatchSize.Cover(Size.Rows, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Labels);
        args.Push(Size);
    }
}
