namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="GatherFloats"/>; the mode is a <see cref="GatherOrder"/>.</summary>
internal readonly record struct GatherFloatsParams(uint Rows, uint Values, uint RowStride, uint Count, uint Pitch, uint Mode) : IPushConstants;

/// <summary>Draws a minibatch: floats, one example every <c>Pitch</c> of them → x (B, values). Overwrites.</summary>
internal readonly record struct GatherFloats(StepBindings Step, BufferSlice Data, BufferSlice X, GatherFloatsParams Size) : IKernel<GatherFloats>
{
    public static KernelInfo Info => Kernel.GatherFloats;

    public DispatchSize Groups => Info.CoverRows(Size.Rows, Size.Values);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Data, X);
        args.Push(Size);
    }
}
