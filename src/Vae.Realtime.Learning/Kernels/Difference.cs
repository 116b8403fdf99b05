namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="Difference"/>.</summary>
/// <param name="Count">vec4s.</param>
/// <param name="Magnitude">1 to leave out the sign.</param>
/// <param name="Offset">What no difference becomes.</param>
/// <param name="Gain">Gain of the difference.</param>
internal readonly record struct DifferenceParams(uint Count, uint Magnitude, float Offset, float Gain) : IPushConstants;

/// <summary>What a reconstruction adds to a picture: y = offset + gain·(r − x), or with |r − x|. Overwrites y.</summary>
internal readonly record struct Difference(BufferSlice X, BufferSlice R, BufferSlice Y, DifferenceParams Size) : IKernel<Difference>
{
    public static KernelInfo Info => Kernel.Difference;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, R, Y);
        args.Push(Size);
    }
}
