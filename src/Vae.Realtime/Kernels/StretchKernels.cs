namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;

/// <summary>Push constants of both passes; mirrors <c>shaders/include/stretch.glsl</c>.</summary>
/// <param name="RowStride">Floats per stored row of the tensor.</param>
/// <param name="Width">Texels of one texture.</param>
/// <param name="Height">Texels of one texture.</param>
/// <param name="Channels">1 or 3, interleaved.</param>
/// <param name="Columns">Textures across the grid.</param>
/// <param name="Rows">Textures down the grid.</param>
/// <param name="Quads">vec4s of one line between the passes.</param>
/// <param name="Smoothing">0 nearest, 1 bilinear.</param>
/// <param name="Bgra">1 to write blue first.</param>
/// <param name="Left">Middle of the picture's first column, in texels of the grid.</param>
/// <param name="Top">Middle of its first row.</param>
/// <param name="Pixel">Size of a pixel in texels.</param>
/// <param name="Background">Grey level around the grid, 0 to 1.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct StretchParams(
    uint RowStride,
    uint Width,
    uint Height,
    uint Channels,
    uint Columns,
    uint Rows,
    uint Quads,
    uint Smoothing,
    uint Bgra,
    float Left,
    float Top,
    float Pixel,
    float Background)
{
    internal const int Bytes = 52;

    /// <summary>Floats of the lines between the passes.</summary>
    public long LineFloats => 4L * Quads * Lines;

    internal long Lines => (long)Rows * Height * Channels;

    /// <summary>A grid as large as fits into a picture, and centred.</summary>
    /// <param name="shape">Of one texture.</param>
    /// <param name="rowStride">Floats from one texture to the next.</param>
    /// <param name="grid">Textures across and down.</param>
    /// <param name="picture">Pixels across and down.</param>
    /// <param name="smooth">Bilinear rather than nearest.</param>
    /// <param name="bgra">Blue first.</param>
    /// <param name="background">Grey level around the grid, 0 to 1.</param>
    public static StretchParams Fit(
        ImageShape shape, int rowStride, (int Columns, int Rows) grid, (int Width, int Height) picture, bool smooth, bool bgra, float background)
    {
        (double across, double down) = ((double)grid.Columns * shape.Width, (double)grid.Rows * shape.Height);
        double pixel = Math.Max(across / picture.Width, down / picture.Height);
        return new StretchParams(
            (uint)rowStride,
            (uint)shape.Width,
            (uint)shape.Height,
            (uint)shape.Channels,
            (uint)grid.Columns,
            (uint)grid.Rows,
            (uint)(picture.Width + 3) / 4,
            smooth ? 1u : 0u,
            bgra ? 1u : 0u,
            (float)(0.5 * (across + ((1 - picture.Width) * pixel))),
            (float)(0.5 * (down + ((1 - picture.Height) * pixel))),
            (float)pixel,
            background);
    }
}

/// <summary>
/// First pass: rows of a tensor in [0,1], one texture each, as the lines of a grid stretched across a picture. Overwrites
/// <see cref="StretchParams.LineFloats"/> of the lines.
/// </summary>
public readonly record struct StretchRows(BufferSlice X, BufferSlice Lines, StretchParams Size) : IKernel<StretchRows>
{
    public static KernelInfo Info { get; } = new("stretch_rows", [Access.Read, Access.Write], StretchParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover(Size.Lines * Size.Quads, 64);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Lines);
        args.Push(Size);
    }
}

/// <summary>Second pass: the lines stretched down, into an RGBA8 image of the size that the lines were made for.</summary>
public readonly record struct StretchToImage(BufferSlice Lines, GpuImage Picture, StretchParams Size) : IKernel<StretchToImage>
{
    public static KernelInfo Info { get; } = new("stretch_to_image", [Access.Load, Access.ImageWrite], StretchParams.Bytes);

    public DispatchSize Groups => DispatchSize.Cover(Size.Quads, Picture.Height, 32, 2);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Lines);
        args.Image(Picture);
        args.Push(Size);
        args.Define("CHANNELS", (int)Size.Channels);
    }
}
