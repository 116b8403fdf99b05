namespace Vae.Realtime.Learning.Kernels.Norms;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="BatchNormStatistics"/>.</summary>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Chunks">Runs of rows whose moments are joined; 0 takes the running statistics.</param>
/// <param name="Chunk">Rows of a chunk.</param>
/// <param name="Pixels">Rows of an example.</param>
/// <param name="Epsilon">Added to the variance.</param>
internal readonly record struct BatchNormStatisticsParams(uint Quads, uint Chunks, uint Chunk, uint Pixels, float Epsilon) : IPushConstants;

/// <summary>The running statistics of a batch norm and those of the last batch, (C) each; the variances are unbiased.</summary>
internal readonly record struct BatchNormBuffers(BufferSlice Mean, BufferSlice Variance, BufferSlice BatchMean, BufferSlice BatchVariance);

/// <summary>
/// What a batch is normalised by, per channel: moments (chunks,2,C) → statistics (3,C), which are the mean, the weight over the standard
/// deviation, and one over it (Ioffe &amp; Szegedy 2015); and the batch's own mean and variance. Overwrites.
/// </summary>
internal readonly record struct BatchNormStatistics(
    StepBindings Step, BufferSlice Moments, BufferSlice Weight, BatchNormBuffers Buffers, BufferSlice Statistics, BatchNormStatisticsParams Size)
    : IKernel<BatchNormStatistics>
{
    public static KernelInfo Info => Kernel.BatchNormStatistics;

    public DispatchSize Groups => new(Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(
            Step.Schedule, Step.State, Moments, Weight, Buffers.Mean, Buffers.Variance, Statistics, Buffers.BatchMean, Buffers.BatchVariance);
        args.Push(Size);
    }
}
