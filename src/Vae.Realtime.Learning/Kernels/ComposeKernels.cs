namespace Vae.Realtime.Learning.Kernels;

using System.Numerics;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ComposeRows"/>.</summary>
/// <param name="Rows">Rows of texels: rows of the grid times a tile's height.</param>
/// <param name="Quads">vec4s of a line.</param>
/// <param name="Taps">Most texels that four neighbouring pixels are made of.</param>
/// <param name="Height">Texels of a tile.</param>
/// <param name="RowFloats">Floats of a row of a tile's texels.</param>
/// <param name="GridStride">Floats of a row of the grid.</param>
internal readonly record struct ComposeRowsParams(
    uint Rows, uint Quads, uint Taps, uint Height, uint RowFloats, uint GridStride) : IPushConstants
{
    /// <summary>Floats of the table for four pixels: of every tap a place, 1 and two zeros, then four weights; zeros only at the end.</summary>
    public int QuadFloats => 8 * (int)Taps;

    /// <summary>Floats of the table.</summary>
    public long TableFloats => (long)QuadFloats * Quads;
}

/// <summary>
/// First pass of a picture: the rows of a grid of tiles, stretched across the picture by a table of taps. Overwrites the lines.
/// </summary>
/// <param name="Tiles">Rows of the grid.</param>
/// <param name="Across">The table.</param>
/// <param name="Lines">(rows * channels, 4 * quads).</param>
/// <param name="Channels">1 or 3, interleaved in the tiles.</param>
/// <param name="Size">Sizes.</param>
internal readonly record struct ComposeRows(BufferSlice Tiles, BufferSlice Across, BufferSlice Lines, int Channels, ComposeRowsParams Size)
    : IKernel<ComposeRows>
{
    public static KernelInfo Info => Kernel.ComposeRows;

    public DispatchSize Groups => Info.Cover((Size.Rows + Block - 1) / Block * Size.Quads);

    // Rows of texels of an invocation; mirrors the shader's ROWS.
    private long Block => Channels == 1 ? 4 : 2;

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Tiles, Across, Lines);
        args.Push(Size);
        args.Define("CHANNELS", Channels);
    }
}

/// <summary>The tables of <see cref="ComposeImage"/>, of floats.</summary>
/// <param name="Rows">
/// Of every four rows of pixels: what is added to the indices of their curves; then of each tap a place in the lines, in vec4s, 1 and two zeros, and
/// its weights in the four rows; zeros only at the end.
/// </param>
/// <param name="Columns">For every four pixels across, the first indices of their curves; far below 0 outside the tiles, as in the rows.</param>
/// <param name="Curves">Colours as numbers, first the background, then the curves: what each of three channels adds, and all together.</param>
internal readonly record struct ComposeTables(BufferSlice Rows, BufferSlice Columns, BufferSlice Curves);

/// <summary>Push constants of <see cref="ComposeImage"/>.</summary>
/// <param name="Bytes">What 1 of 255 of each channel adds to a colour's number.</param>
/// <param name="Last">Index of a curve's last colour.</param>
/// <param name="Quads">vec4s of a line.</param>
/// <param name="Taps">Most lines that four rows of pixels are made of.</param>
/// <param name="Height">Pixels of the picture.</param>
internal readonly record struct ComposeImageParams(Vector3 Bytes, float Last, uint Quads, uint Taps, uint Height) : IPushConstants
{
    /// <summary>Rows of pixels of an invocation.</summary>
    public const int Block = 4;

    /// <summary>Floats of the table of rows that belong to four of them.</summary>
    public int BlockFloats => 4 * ((2 * (int)Taps) + 1);

    /// <summary>Fours of rows.</summary>
    public int Blocks => ((int)Height + Block - 1) / Block;
}

/// <summary>Second pass: the lines stretched down and coloured, into a picture of the size that the tables were made for. Overwrites.</summary>
/// <param name="Lines">As for <see cref="ComposeRows"/>.</param>
/// <param name="Tables">Taps and colours.</param>
/// <param name="Picture">(height, 4 * quads) words.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Curved">Whether values go through curves, or are the colours themselves.</param>
/// <param name="Size">Sizes.</param>
internal readonly record struct ComposeImage(
    BufferSlice Lines, ComposeTables Tables, BufferSlice Picture, int Channels, bool Curved, ComposeImageParams Size) : IKernel<ComposeImage>
{
    public static KernelInfo Info => Kernel.ComposeImage;

    public DispatchSize Groups => Info.CoverPlane(Size.Quads, Size.Blocks);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Lines, Tables.Rows, Tables.Columns, Tables.Curves, Picture);
        args.Push(Size);
        args.Define("CHANNELS", Channels);
        args.Define("CURVED", Curved ? 1 : 0);
    }
}
