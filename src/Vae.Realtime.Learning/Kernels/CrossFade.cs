namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="CrossFade"/>.</summary>
/// <param name="Count">vec4s of all tiles.</param>
/// <param name="Quads">vec4s of one tile.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CrossFadeParams(uint Count, uint Quads);

/// <summary>Tiles between two states of theirs: y = from + phase·(to − from), a phase per tile. Overwrites y.</summary>
internal readonly record struct CrossFade(BufferSlice From, BufferSlice To, BufferSlice Phase, BufferSlice Y, CrossFadeParams Size)
    : IKernel<CrossFade>
{
    public static KernelInfo Info { get; } = new("cross_fade", [Access.Read, Access.Read, Access.Read, Access.Write], 8);

    public DispatchSize Groups => Elements.Groups(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(From, To, Phase, Y);
        args.Push(Size);
    }
}
