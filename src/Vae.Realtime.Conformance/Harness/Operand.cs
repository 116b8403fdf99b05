namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Gpu.Memory;

/// <summary>
/// A matrix of 32-bit words bound to a kernel: its rows as stored, zeros between its logical columns and the stride, and behind it guard
/// words that the binding covers but the kernel has no business with.
/// </summary>
/// <param name="slice">What is bound.</param>
/// <param name="rows">Logical rows.</param>
/// <param name="columns">Logical columns.</param>
/// <param name="stride">Words from one stored row to the next.</param>
/// <param name="written">True when the kernel may change the logical elements.</param>
internal sealed class Operand(BufferSlice slice, int rows, int columns, int stride, bool written)
{
    /// <summary>A NaN: a kernel that reads a guard spoils its result.</summary>
    public const uint Guard = 0x7FC0BAD0;

    public BufferSlice Slice => slice;

    public int Rows => rows;

    public int Columns => columns;

    public int Count => rows * columns;

    public int Stride => stride;

    /// <summary>The stride as matrix products take it.</summary>
    public uint Quads => (uint)stride / 4;

    public bool Written => written;

    /// <summary>Where logical element i lies in the slice, in words.</summary>
    public int Index(int i) => (i / columns * stride) + (i % columns);

    /// <summary>Name of logical element i for a message.</summary>
    public string Place(int i) => rows == 1 ? $"[{i}]" : $"[{i / columns},{i % columns}]";
}
