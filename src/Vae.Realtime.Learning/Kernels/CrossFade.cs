namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="CrossFade"/>.</summary>
/// <param name="Count">vec4s of all tiles.</param>
/// <param name="Quads">vec4s of one tile.</param>
internal readonly record struct CrossFadeParams(uint Count, uint Quads) : IPushConstants;

/// <summary>Tiles between two states of theirs: y = from + phase·(to − from), a phase per tile. Overwrites y.</summary>
internal readonly record struct CrossFade(BufferSlice From, BufferSlice To, BufferSlice Phase, BufferSlice Y, CrossFadeParams Size)
    : IKernel<CrossFade>
{
    public static KernelInfo Info => Kernel.CrossFade;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(From, To, Phase, Y);
        args.Push(Size);
    }
}
