namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="OneHot"/>.</summary>
/// <param name="Count">vec4s of y's storage.</param>
/// <param name="Quads">vec4s per stored row of y.</param>
/// <param name="Classes">Logical columns of y.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct OneHotParams(uint Count, uint Quads, uint Classes);

/// <summary>Labels (B), 32-bit words → y (B,C), the unit vectors of their classes; zeros for <see cref="GatherLabels.NoClass"/>. Overwrites y.</summary>
internal readonly record struct OneHot(BufferSlice Labels, BufferSlice Y, OneHotParams Size) : IKernel<OneHot>
{
    public static KernelInfo Info { get; } = new("one_hot", [Access.Read, Access.Write], 12);

    public DispatchSize Groups => Elements.Groups(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Labels, Y);
        args.Push(Size);
    }
}
