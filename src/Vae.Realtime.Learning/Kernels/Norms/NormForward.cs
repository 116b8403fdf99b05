namespace Vae.Realtime.Learning.Kernels.Norms;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="NormForward"/>.</summary>
/// <param name="GroupCount">Runs of rows with statistics of their own.</param>
/// <param name="GroupRows">Rows of one.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Columns">C.</param>
/// <param name="Activation">Applied to the result, by number.</param>
internal readonly record struct NormForwardParams(uint GroupCount, uint GroupRows, uint Quads, uint Columns, uint Activation) : IPushConstants
{
    // Mirrors shaders/norm/norm.glsl.
    private const long RowsPerInvocation = 8;

    /// <summary>Invocations for runs of rows.</summary>
    internal static long Invocations(uint groups, uint rows, uint quads) =>
        groups * ((rows + RowsPerInvocation - 1) / RowsPerInvocation) * quads;
}

/// <summary><c>y = act((x − mean) · scale + bias)</c>: x (rows,C), statistics (groups,3,C), bias (C) → y (rows,C). Overwrites y.</summary>
internal readonly record struct NormForward(BufferSlice X, BufferSlice Statistics, BufferSlice Bias, BufferSlice Y, NormForwardParams Size)
    : IKernel<NormForward>
{
    public static KernelInfo Info => Kernel.NormForward;

    public DispatchSize Groups => Info.Cover(NormForwardParams.Invocations(Size.GroupCount, Size.GroupRows, Size.Quads));

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Statistics, Bias, Y);
        args.Push(Size);
    }
}
