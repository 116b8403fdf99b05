namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="GlyphLabels"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct GlyphLabelsParams(uint Rows);

/// <summary>The classes of the examples that <see cref="Glyphs"/> draws → labels (B), 32-bit words, 0 to 35. Overwrites.</summary>
public readonly record struct GlyphLabels(StepBindings Step, BufferSlice Labels, GlyphLabelsParams Size) : IKernel<GlyphLabels>
{
    public static KernelInfo Info { get; } = new("glyph_labels", [Access.Read, Access.Read, Access.Write], 4);

    public DispatchSize Groups => DispatchSize.Cover(Size.Rows, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Labels);
        args.Push(Size);
    }
}
