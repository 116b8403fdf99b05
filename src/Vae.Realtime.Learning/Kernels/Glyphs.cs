namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Glyphs"/>; the stride is in floats.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct GlyphParams(uint Rows, uint RowStride);

/// <summary>Draws examples of the glyph stream: table → x (B, 784) in [0,1]. Overwrites.</summary>
internal readonly record struct Glyphs(StepBindings Step, BufferSlice Table, BufferSlice X, GlyphParams Size) : IKernel<Glyphs>
{
    public static KernelInfo Info { get; } = new("glyphs", [Access.Read, Access.Read, Access.Read, Access.Write], 8);

    public DispatchSize Groups => DispatchSize.Cover(28 * 28, Size.Rows, 64, 1);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Table, X);
        args.Push(Size);
    }
}
