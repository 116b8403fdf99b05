namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>Draws examples of the shape stream → x (B, side·side·3) in [0,1]. Overwrites.</summary>
public readonly record struct Shapes(StepBindings Step, BufferSlice X, StreamParams Size) : IKernel<Shapes>
{
    public static KernelInfo Info { get; } = new("shapes", [Access.Read, Access.Read, Access.Write], 12);

    public DispatchSize Groups => DispatchSize.Cover(Size.Side * Size.Side, Size.Rows, 64 * 16, 1);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, X);
        args.Push(Size);
    }
}
