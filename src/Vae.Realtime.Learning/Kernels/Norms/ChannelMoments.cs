namespace Vae.Realtime.Learning.Kernels.Norms;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="ChannelMoments"/>.</summary>
/// <param name="Chunks">Runs of rows.</param>
/// <param name="Quads">vec4s per stored row.</param>
/// <param name="Chunk">Rows of a chunk.</param>
/// <param name="Pixels">Rows of an example.</param>
internal readonly record struct ChannelMomentsParams(uint Chunks, uint Quads, uint Chunk, uint Pixels) : IPushConstants;

/// <summary>Mean and sum of squared deviations of every channel of every chunk of rows: x (rows,C) → moments (chunks,2,C). Overwrites.</summary>
internal readonly record struct ChannelMoments(StepBindings Step, BufferSlice X, BufferSlice Moments, ChannelMomentsParams Size)
    : IKernel<ChannelMoments>
{
    public static KernelInfo Info => Kernel.ChannelMoments;

    public DispatchSize Groups => Info.Cover((long)Size.Chunks * Size.Quads);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, X, Moments);
        args.Push(Size);
    }
}
