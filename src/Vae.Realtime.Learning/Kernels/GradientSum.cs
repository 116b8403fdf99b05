namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="GradientSum"/>: vec4s of parameters.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct GradientSumParams(uint Count);

/// <summary>
/// Adds the gradient of one micro-batch to the sum of those before it, or begins the sum if the entry says that none came before, over a
/// flat run of parameters, and writes <see cref="SquareCount"/> partial sums of the squared result. It works on what any layer wrote as its
/// gradient.
/// </summary>
internal readonly record struct GradientSum(StepBindings Step, BufferSlice G, BufferSlice Sum, BufferSlice Squares, GradientSumParams Size)
    : IKernel<GradientSum>
{
    private const int Group = 64;
    private const int PerInvocation = 16;

    public static KernelInfo Info { get; } = new(
        "gradient_sum", [Access.Read, Access.Read, Access.Load, Access.ReadWrite, Access.Write], 4);

    public DispatchSize Groups => DispatchSize.Cover(Size.Count, Group * PerInvocation);

    /// <summary>Partial sums that the kernel writes for a number of vec4s.</summary>
    public static int SquareCount(long quads) => checked((int)DispatchSize.Cover(quads, Group * PerInvocation).X * Group);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, G, Sum, Squares);
        args.Push(Size);
    }
}
