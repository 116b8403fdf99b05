namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary><c>y = act(a + b)</c> with a, b and y (rows,C). Overwrites y.</summary>
internal readonly record struct Add(BufferSlice A, BufferSlice B, BufferSlice Y, ActivationParams Size) : IKernel<Add>
{
    public static KernelInfo Info => Kernel.Add;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(A, B, Y);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="AddBackward"/>.</summary>
/// <param name="Count">vec4s in storage.</param>
/// <param name="Before">The activation that made x, by number.</param>
internal readonly record struct AddBackwardParams(uint Count, uint Before) : IPushConstants;

/// <summary><c>dx += dy · before'(x)</c>, what a second reader of x adds, with x, dy and dx (rows,C).</summary>
internal readonly record struct AddBackward(BufferSlice X, BufferSlice Dy, BufferSlice Dx, AddBackwardParams Size) : IKernel<AddBackward>
{
    public static KernelInfo Info => Kernel.AddBackward;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Dy, Dx);
        args.Push(Size);
    }
}
