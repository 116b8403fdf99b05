namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Draws examples of the shape stream → x (B, side·side·3) in [0,1]. Overwrites.</summary>
internal readonly record struct Shapes(StepBindings Step, BufferSlice X, StreamParams Size) : IKernel<Shapes>
{
    public static KernelInfo Info => Kernel.Shapes;

    public DispatchSize Groups => Info.Cover(Size.Side * Size.Side) with { Y = Size.Rows };

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, X);
        args.Push(Size);
    }
}
