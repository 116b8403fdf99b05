namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="RunningAverage"/>.</summary>
/// <param name="Count">vec4s.</param>
/// <param name="Momentum">Weight of the newest value.</param>
internal readonly record struct RunningAverageParams(uint Count, float Momentum) : IPushConstants;

/// <summary><c>average += momentum (newest − average)</c> over a flat run; nothing when the step was rejected.</summary>
internal readonly record struct RunningAverage(BufferSlice State, BufferSlice Newest, BufferSlice Average, RunningAverageParams Size)
    : IKernel<RunningAverage>
{
    public static KernelInfo Info => Kernel.RunningAverage;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(State, Newest, Average);
        args.Push(Size);
    }
}
