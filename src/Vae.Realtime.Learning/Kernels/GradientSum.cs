namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="GradientSum"/>: vec4s of parameters.</summary>
internal readonly record struct GradientSumParams(uint Count) : IPushConstants;

/// <summary>
/// Adds the gradient of one micro-batch to the sum of those before it, or begins the sum if the entry says that none came before, over a
/// flat run of parameters, and writes <see cref="SquareCount"/> partial sums of the squared result. It works on what any layer wrote as its
/// gradient.
/// </summary>
internal readonly record struct GradientSum(StepBindings Step, BufferSlice G, BufferSlice Sum, BufferSlice Squares, GradientSumParams Size)
    : IKernel<GradientSum>
{
    public static KernelInfo Info => Kernel.GradientSum;

    public DispatchSize Groups => Info.Cover(Size.Count);

    /// <summary>Partial sums that the kernel writes for a number of vec4s.</summary>
    public static int SquareCount(long quads) => checked((int)Info.Cover(quads).X * Info.Group);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, G, Sum, Squares);
        args.Push(Size);
    }
}
