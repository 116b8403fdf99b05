namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Push constants of <see cref="Glyphs"/>; the stride is in floats.</summary>
internal readonly record struct GlyphParams(uint Rows, uint RowStride) : IPushConstants;

/// <summary>Draws examples of the glyph stream: table → x (B, 784) in [0,1]. Overwrites.</summary>
internal readonly record struct Glyphs(StepBindings Step, BufferSlice Table, BufferSlice X, GlyphParams Size) : IKernel<Glyphs>
{
    public static KernelInfo Info => Kernel.Glyphs;

    public DispatchSize Groups => Info.Cover(28 * 28) with { Y = Size.Rows };

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Step.Schedule, Step.State, Table, X);
        args.Push(Size);
    }
}
