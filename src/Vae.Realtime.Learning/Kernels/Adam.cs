namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="Adam"/>.</summary>
/// <param name="Count">vec4s of parameters.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="L2">Weight of an L2 penalty: this times w is added to the gradient, after clipping.</param>
/// <param name="Decay">Decoupled weight decay (AdamW, Loshchilov &amp; Hutter 2019): w shrinks by the learning rate times this.</param>
internal readonly record struct AdamParams(uint Count, float Beta1, float Beta2, float Epsilon, float L2 = 0, float Decay = 0) : IPushConstants;

/// <summary>
/// Adam (Kingma &amp; Ba 2015, algorithm 1) over a flat run of parameters w with gradients g and moments m and v, in place. Decay treats all
/// parameters alike, biases and norms too, as PyTorch's AdamW does with one group.
/// </summary>
internal readonly record struct Adam(
    BufferSlice State, BufferSlice G, BufferSlice W, BufferSlice M, BufferSlice V, AdamParams Size, int Group) : IKernel<Adam>
{
    public static KernelInfo Info => Kernel.Adam;

    public DispatchSize Groups => Info.Cover(Size.Count, Group);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(State, G, W, M, V, W, M, V);
        args.Push(Size);
        args.Define("WG", Group);
    }
}
