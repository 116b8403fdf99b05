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
    /// <param name="table">Table of eight floats for each tap of four pixels.</param>
    /// <param name="taps">Taps of every pixel.</param>
    /// <param name="quads">Fours of pixels.</param>
    /// <param name="stride">Floats from one tile to the next.</param>
    /// <param name="channels">Interleaved.</param>
    public static void WriteAcross(Span<float> table, TileTaps taps, int quads, int stride, int channels)
    {
        for (int i = 0; i < quads * taps.Count * 4; i++)
        {
            (int quad, int tap, int lane) = (i / 4 / taps.Count, i / 4 % taps.Count, i % 4);
            (int cell, int texel, float weight) = taps[(4 * quad) + lane][tap];
            int at = (8 * (i / 4)) + lane;
            (table[at], table[at + 4]) = ((cell * stride) + (texel * channels), weight);
        }
    }

    /// <summary>Writes what every four rows of pixels are made of.</summary>
    /// <param name="table">Table of so many floats for each four.</param>
    /// <param name="blocks">The fours.</param>
    /// <param name="blockFloats">Floats of one.</param>
    /// <param name="texelRow">vec4s of the lines of one row of texels.</param>
    public static void WriteRows(Span<float> table, TileRowBlocks blocks, int blockFloats, int texelRow)
    {
        for (int block = 0; block < blocks.Count; block++)
        {
            Span<Vector4> row = MemoryMarshal.Cast<float, Vector4>(table.Slice(block * blockFloats, blockFloats));
            row[0] = blocks.Curves(block);
            int at = 1;
            foreach ((int line, Vector4 weights) in blocks[block])
            {
                (row[at], row[at + 1]) = (new Vector4(line * texelRow, 1, 0, 0), weights);
                at += 2;
            }
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
}
