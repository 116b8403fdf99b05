namespace Vae.Realtime.Reference;

/// <summary>
/// Textures in a grid, stretched to a picture, as large as fits and centred: <c>shaders/stretch_rows.comp</c> across, then
/// <c>shaders/stretch_to_image.comp</c> down. Between the two lie lines; a line is one channel of one row of the grid's texels, and
/// channels change fastest.
/// </summary>
/// <param name="Width">Texels of one texture.</param>
/// <param name="Height">Texels of one texture.</param>
/// <param name="Channels">1 or 3, interleaved.</param>
/// <param name="Columns">Textures across the grid.</param>
/// <param name="Rows">Textures down the grid.</param>
/// <param name="Bilinear">Rather than nearest.</param>
/// <param name="Background">Around the grid.</param>
/// <param name="PictureWidth">Pixels.</param>
/// <param name="PictureHeight">Pixels.</param>
public sealed record StretchReference(
    int Width, int Height, int Channels, int Columns, int Rows, bool Bilinear, double Background, int PictureWidth, int PictureHeight)
{
    private double Scale => Math.Min(PictureWidth / (double)(Columns * Width), PictureHeight / (double)(Rows * Height));

    /// <summary>A line at the point px of the picture; a pixel's middle is at one half.</summary>
    /// <param name="x">(Rows·Columns, Height·Width·Channels).</param>
    /// <param name="line">Which line.</param>
    /// <param name="px">Pixels from the left.</param>
    public double Across(ReadOnlySpan<double> x, int line, double px)
    {
        double u = ((px - (0.5 * PictureWidth)) / Scale) + (0.5 * Columns * Width);
        if (u < 0 || u >= Columns * Width)
        {
            return Background;
        }

        (int texelRow, int channel) = (line / Channels, line % Channels);
        (int column, int row) = ((int)u / Width, texelRow / Height);
        int size = Width * Height * Channels;
        double[] texels = x.Slice((((row * Columns) + column) * size) + ((texelRow - (row * Height)) * Width * Channels), Width * Channels).ToArray();
        return Sample(u - (column * Width), Width, texel => texels[(texel * Channels) + channel]);
    }

    /// <summary>A channel of the picture in [0,1] at the height py, from lines given.</summary>
    /// <param name="lines">(Rows·Height·Channels, stride).</param>
    /// <param name="stride">Values of one line.</param>
    /// <param name="column">Pixels from the left.</param>
    /// <param name="py">Pixels from the top; a pixel's middle is at one half.</param>
    /// <param name="channel">Red, green or blue.</param>
    public double Down(ReadOnlySpan<double> lines, int stride, int column, double py, int channel)
    {
        double v = ((py - (0.5 * PictureHeight)) / Scale) + (0.5 * Rows * Height);
        if (v < 0 || v >= Rows * Height)
        {
            return Background;
        }

        int row = (int)v / Height;
        double[] texels = new double[Height];
        for (int y = 0; y < Height; y++)
        {
            texels[y] = lines[(((((row * Height) + y) * Channels) + Math.Min(channel, Channels - 1)) * stride) + column];
        }

        return Math.Clamp(Sample(v - (row * Height), Height, texel => texels[texel]), 0, 1);
    }

    // Beyond its border a texture repeats its last texel.
    private double Sample(double at, int size, Func<int, double> texel)
    {
        if (!Bilinear)
        {
            return texel(Math.Clamp((int)Math.Floor(at), 0, size - 1));
        }

        int corner = (int)Math.Floor(at - 0.5);
        double weight = at - 0.5 - corner;
        return ((1 - weight) * texel(Math.Clamp(corner, 0, size - 1))) + (weight * texel(Math.Clamp(corner + 1, 0, size - 1)));
    }
}
