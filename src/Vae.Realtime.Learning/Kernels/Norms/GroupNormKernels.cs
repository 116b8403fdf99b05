namespace Vae.Realtime.Learning.Kernels.Norms;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="GroupNormSlopes"/>.</summary>
/// <param name="Count">vec4s of one row of statistics per example, for all examples.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Columns">C.</param>
/// <param name="Group">Channels of a group.</param>
/// <param name="Pixels">Rows of an example.</param>
internal readonly record struct GroupNormParams(uint Count, uint Quads, uint Columns, uint Group, uint Pixels) : IPushConstants;

/// <summary>Push constants of <see cref="GroupNormStatistics"/>.</summary>
/// <param name="Size">Shapes.</param>
/// <param name="Epsilon">Added to the variance.</param>
internal readonly record struct GroupNormStatisticsParams(GroupNormParams Size, float Epsilon) : IPushConstants;

/// <summary>
/// What each example is normalised by: moments (B,2,C) of its channels → statistics (B,3,C), which are the group's mean, the weight over
/// its standard deviation, and one over it (Wu &amp; He 2018). Overwrites.
/// </summary>
internal readonly record struct GroupNormStatistics(BufferSlice Moments, BufferSlice Weight, BufferSlice Statistics, GroupNormStatisticsParams Size)
    : IKernel<GroupNormStatistics>
{
    public static KernelInfo Info => Kernel.GroupNormStatistics;

    public DispatchSize Groups => Info.Cover(Size.Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Moments, Weight, Statistics);
        args.Push(Size);
    }
}

/// <summary>What mean and variance add to the gradient of each example: sums (B,2,C) → slopes (B,2,C). Overwrites.</summary>
internal readonly record struct GroupNormSlopes(
    BufferSlice Sums, BufferSlice Weight, BufferSlice Statistics, BufferSlice Slopes, GroupNormParams Size) : IKernel<GroupNormSlopes>
{
    public static KernelInfo Info => Kernel.GroupNormSlopes;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Sums, Weight, Statistics, Slopes);
        args.Push(Size);
    }
}
