namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="GradientSum"/>.</summary>
/// <param name="Count">vec4s of parameters.</param>
/// <param name="First">1 to begin anew, 0 to add.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct GradientSumParams(uint Count, uint First);

/// <summary>
/// Adds the gradient of one micro-batch to the sum of those before it, over a flat run of parameters, and writes
/// <see cref="SquareCount"/> partial sums of the squared result. It works on what any layer wrote as its gradient.
/// </summary>
public readonly record struct GradientSum(BufferSlice G, BufferSlice Sum, BufferSlice Squares, GradientSumParams Size) : IKernel<GradientSum>
{
    private const int Group = 64;
    private const int PerInvocation = 16;

    public static KernelInfo Info { get; } = new("gradient_sum", [Access.Load, Access.ReadWrite, Access.Write], 8);

    public DispatchSize Groups => DispatchSize.Cover(Size.Count, Group * PerInvocation);

    /// <summary>Partial sums that the kernel writes for a number of vec4s.</summary>
    public static int SquareCount(long quads) => checked((int)DispatchSize.Cover(quads, Group * PerInvocation).X * Group);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(G, Sum, Squares);
        args.Push(Size);
    }
}
