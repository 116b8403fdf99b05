namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="ComposeRows"/>.</summary>
/// <param name="Lines">Rows of the grid times a tile's height times its channels.</param>
/// <param name="Quads">vec4s of a line.</param>
/// <param name="Taps">Texels that a pixel is made of.</param>
/// <param name="Height">Texels of a tile.</param>
/// <param name="Channels">1 or 3, interleaved.</param>
/// <param name="RowFloats">Floats of a row of a tile's texels.</param>
/// <param name="GridStride">Floats of a row of the grid.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ComposeRowsParams(
    uint Lines, uint Quads, uint Taps, uint Height, uint Channels, uint RowFloats, uint GridStride)
{
    internal const int Bytes = 28;

    /// <summary>Floats of the table: of every four pixels and tap four places, then four weights. Zeros may only be the last.</summary>
    public long TableFloats => 8L * Quads * Taps;

    /// <summary>Floats of the lines.</summary>
    public long LineFloats => 4L * Quads * Lines;
}

/// <summary>
/// First pass of a picture: the rows of a grid of tiles, stretched across the picture by a table of taps. Overwrites the lines.
/// </summary>
public readonly record struct ComposeRows(BufferSlice Tiles, BufferSlice Across, BufferSlice Lines, ComposeRowsParams Size) : IKernel<ComposeRows>
{
    public static KernelInfo Info { get; } = new("compose_rows", [Access.Read, Access.Load, Access.Write], ComposeRowsParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Lines * Size.Quads, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Tiles, Across, Lines);
        args.Push(Size);
    }
}

/// <summary>The tables of <see cref="ComposeImage"/>, of floats.</summary>
/// <param name="Rows">Of every row of pixels: its cover, and what is added to the curves' indices; then pairs of taps, each a place in the lines, in vec4s, and its weight; zeros only at the end.</param>
/// <param name="Columns">Of every four pixels across: four covers, then the first indices of their curves.</param>
/// <param name="Curves">RGBA colours: the background, then the curves.</param>
public readonly record struct ComposeTables(BufferSlice Rows, BufferSlice Columns, BufferSlice Curves);

/// <summary>Push constants of <see cref="ComposeImage"/>.</summary>
/// <param name="Quads">vec4s of a line.</param>
/// <param name="Pairs">Half the lines that a pixel is made of.</param>
/// <param name="Bgra">1 to write blue first.</param>
/// <param name="Last">Index of a curve's last colour.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ComposeImageParams(uint Quads, uint Pairs, uint Bgra, float Last)
{
    internal const int Bytes = 16;

    /// <summary>Floats of the table of rows.</summary>
    /// <param name="height">Of the picture, in pixels.</param>
    public long RowFloats(int height) => 4L * height * (Pairs + 1);
}

/// <summary>Second pass: the lines stretched down and coloured, into an RGBA8 image of the size that the tables were made for.</summary>
public readonly record struct ComposeImage(BufferSlice Lines, ComposeTables Tables, GpuImage Picture, int Channels, ComposeImageParams Size)
    : IKernel<ComposeImage>
{
    public static KernelInfo Info { get; } = new(
        "compose_image",
        [Access.Load, Access.Load, Access.Load, Access.Load, Access.ImageWrite],
        ComposeImageParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover(Size.Quads, Picture.Height, 32, 2);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Lines, Tables.Rows, Tables.Columns, Tables.Curves);
        args.Image(Picture);
        args.Push(Size);
        args.Define("CHANNELS", Channels);
    }
}
