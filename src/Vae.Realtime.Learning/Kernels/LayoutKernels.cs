namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="Repack"/>.</summary>
/// <param name="Count">vec4s of the target's storage.</param>
/// <param name="Quads">vec4s per stored row of the target.</param>
/// <param name="Columns">Logical columns of the target.</param>
/// <param name="Pixels">Rows of the target per example.</param>
/// <param name="SourceColumns">Logical columns of the source.</param>
/// <param name="SourcePixels">Rows of the source per example.</param>
/// <param name="SourceStride">Floats per stored row of the source.</param>
internal readonly record struct RepackParams(
    uint Count, uint Quads, uint Columns, uint Pixels, uint SourceColumns, uint SourcePixels, uint SourceStride) : IPushConstants;

/// <summary>Lays the values of every example out again: source (B·P,C) → target (B·P',C') with P·C = P'·C'. Overwrites target.</summary>
internal readonly record struct Repack(BufferSlice Source, BufferSlice Target, RepackParams Size) : IKernel<Repack>
{
    public static KernelInfo Info => Kernel.Repack;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Source, Target);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="Concat"/>.</summary>
/// <param name="Count">vec4s of y's storage.</param>
/// <param name="Quads">vec4s per stored row of y.</param>
/// <param name="AColumns">Logical columns of a.</param>
/// <param name="BColumns">Logical columns of b.</param>
/// <param name="AStride">Floats per stored row of a.</param>
/// <param name="BStride">Floats per stored row of b.</param>
/// <param name="BPeriod">Rows of y that share a row of b: the pixels of an example where b is a vector, else 1.</param>
internal readonly record struct ConcatParams(uint Count, uint Quads, uint AColumns, uint BColumns, uint AStride, uint BStride, uint BPeriod)
    : IPushConstants;

/// <summary>Concatenation along the channels: a (rows,A) and b (rows,B) → y (rows,A+B). Overwrites y.</summary>
internal readonly record struct Concat(BufferSlice A, BufferSlice B, BufferSlice Y, ConcatParams Size) : IKernel<Concat>
{
    public static KernelInfo Info => Kernel.Concat;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(A, B, Y);
        args.Push(Size);
    }
}

/// <summary>Push constants of <see cref="SliceColumns"/>.</summary>
/// <param name="Count">vec4s of dx's storage.</param>
/// <param name="Quads">vec4s per stored row of dx.</param>
/// <param name="Columns">Logical columns of dx.</param>
/// <param name="First">Column of dy that is dx's first.</param>
/// <param name="Stride">Floats per stored row of dy.</param>
/// <param name="Before">The activation that made x, by number.</param>
internal readonly record struct SliceColumnsParams(uint Count, uint Quads, uint Columns, uint First, uint Stride, uint Before) : IPushConstants;

/// <summary><c>dx = dy[:, first..first+C] · before'(x)</c>, the gradient of a part of a concatenation; x and dx (rows,C). Overwrites dx.</summary>
internal readonly record struct SliceColumns(BufferSlice Dy, BufferSlice X, BufferSlice Dx, SliceColumnsParams Size) : IKernel<SliceColumns>
{
    public static KernelInfo Info => Kernel.SliceColumns;

    public DispatchSize Groups => Info.Cover(Size.Count);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dy, X, Dx);
        args.Push(Size);
    }
}
