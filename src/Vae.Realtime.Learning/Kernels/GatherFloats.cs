namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="GatherFloats"/>; the mode is a <see cref="GatherOrder"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct GatherFloatsParams(uint Rows, uint Values, uint RowStride, uint Count, uint Pitch, uint Mode);

/// <summary>Draws a minibatch: floats, one example every <c>Pitch</c> of them → x (B, values). Overwrites.</summary>
internal readonly record struct GatherFloats(StepBindings Step, BufferSlice Data, BufferSlice X, GatherFloatsParams Size) : IKernel<GatherFloats>
{
    public static KernelInfo Info { get; } = new("gather_floats", [Access.Read, Access.Read, Access.Read, Access.Write], 24);

    public DispatchSize Groups => DispatchSize.Cover(Size.Rows * ((Size.Values + 15L) / 16), 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Data, X);
        args.Push(Size);
    }
}
