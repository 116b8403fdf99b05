namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Gather"/>; the mode is a <see cref="GatherOrder"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct GatherParams(uint Rows, uint Pixels, uint RowStride, uint Count, uint Mode);

/// <summary>Draws a minibatch: bytes (count, pixels) → x (B, pixels) in [0,1]. Overwrites.</summary>
internal readonly record struct Gather(StepBindings Step, BufferSlice Data, BufferSlice X, GatherParams Size) : IKernel<Gather>
{
    public static KernelInfo Info { get; } = new("gather", [Access.Read, Access.Read, Access.Read, Access.Write], 20);

    public DispatchSize Groups => DispatchSize.Cover(Size.Rows * ((Size.Pixels + 15L) / 16), 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Data, X);
        args.Push(Size);
    }
}
