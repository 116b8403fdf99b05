namespace Vae.Realtime.Scenes.Tiles;

using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Realtime.Scenes.Looks;

/// <summary>
/// Layouts and filters as the tables that <see cref="Vae.Realtime.Learning.Kernels.ComposeRows"/> and
/// <see cref="Vae.Realtime.Learning.Kernels.ComposeImage"/> read.
/// </summary>
internal static class TileTables
{
    /// <summary>Writes where texels lie and how much they count, of every four pixels across.</summary>
    /// <param name="table">Table of whole fours.</param>
    /// <param name="taps">The fours.</param>
    /// <param name="quadFloats">Floats of one.</param>
    public static void WriteAcross(Span<float> table, SharedTaps taps, int quadFloats)
    {
        for (int quad = 0; quad < taps.Count; quad++)
        {
            Write(MemoryMarshal.Cast<float, Vector4>(table.Slice(quad * quadFloats, quadFloats)), taps[quad]);
        }
    }

    /// <summary>Writes what every four rows of pixels are made of.</summary>
    /// <param name="table">Table of whole fours.</param>
    /// <param name="blocks">The fours.</param>
    /// <param name="blockFloats">Floats of one.</param>
    public static void WriteRows(Span<float> table, TileRowBlocks blocks, int blockFloats)
    {
        for (int block = 0; block < blocks.Rows.Count; block++)
        {
            Span<Vector4> row = MemoryMarshal.Cast<float, Vector4>(table.Slice(block * blockFloats, blockFloats));
            row[0] = blocks.Curves(block);
            Write(row[1..], blocks.Rows[block]);
        }
    }

    /// <summary>Writes where the curve of every pixel across begins.</summary>
    /// <param name="table">Table of as many floats as pixels, in whole fours.</param>
    /// <param name="axis">From left to right.</param>
    /// <param name="lastDiffers">Whether the last column has the curve of differences.</param>
    public static void WriteColumns(Span<float> table, TileAxis axis, bool lastDiffers)
    {
        for (int px = 0; px < table.Length; px++)
        {
            bool differs = lastDiffers && axis.Nearest(px + 0.5) == axis.Cells - 1;
            table[px] = !axis.Covers(px) ? LookCurves.Beside : differs ? LookCurves.Difference : LookCurves.Plain;
        }
    }

    // Of each tap its place and 1, then its weights; what follows stays 0.
    private static void Write(Span<Vector4> table, ReadOnlySpan<(int Place, Vector4 Weights)> taps)
    {
        for (int tap = 0; tap < taps.Length; tap++)
        {
            (table[2 * tap], table[(2 * tap) + 1]) = (new Vector4(taps[tap].Place, 1, 0, 0), taps[tap].Weights);
        }
    }
}
