namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Gather"/>; the mode is a <see cref="GatherOrder"/>.</summary>
internal readonly record struct GatherParams(uint Rows, uint Pixels, uint RowStride, uint Count, uint Mode) : IPushConstants;

/// <summary>Draws a minibatch: bytes (count, pixels) → x (B, pixels) in [0,1]. Overwrites.</summary>
internal readonly record struct Gather(StepBindings Step, BufferSlice Data, BufferSlice X, GatherParams Size) : IKernel<Gather>
{
    public static KernelInfo Info => Kernel.Gather;

    public DispatchSize Groups => Info.CoverRows(Size.Rows, Size.Pixels);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Data, X);
        args.Push(Size);
    }
}
