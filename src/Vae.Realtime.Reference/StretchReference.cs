namespace Vae.Realtime.Reference;

/// <summary>
/// The picture of <c>shaders/stretch_rows.comp</c> and <c>shaders/stretch_to_image.comp</c>: rows of x (rows, height·width·channels) as a
/// grid of textures, as large as fits and centred.
/// </summary>
public sealed record StretchReference(int Width, int Height, int Channels, int Columns, int Rows, bool Bilinear, double Background)
{
    /// <summary>Red, green and blue in [0,1] of the point (px, py) of a picture; a pixel's middle is at one half.</summary>
    public (double Red, double Green, double Blue) Colour(ReadOnlySpan<double> x, double px, double py, int pictureWidth, int pictureHeight)
    {
        (double gridWidth, double gridHeight) = (Columns * Width, Rows * Height);
        double scale = Math.Min(pictureWidth / gridWidth, pictureHeight / gridHeight);
        double u = ((px - (0.5 * pictureWidth)) / scale) + (0.5 * gridWidth);
        double v = ((py - (0.5 * pictureHeight)) / scale) + (0.5 * gridHeight);
        if (u < 0 || v < 0 || u >= gridWidth || v >= gridHeight)
        {
            return (Background, Background, Background);
        }

        (int column, int row) = ((int)u / Width, (int)v / Height);
        int size = Width * Height * Channels;
        ReadOnlySpan<double> texture = x.Slice(((row * Columns) + column) * size, size);
        (u, v) = (u - (column * Width), v - (row * Height));
        return Channels == 1
            ? (Level(texture, 0, u, v), Level(texture, 0, u, v), Level(texture, 0, u, v))
            : (Level(texture, 0, u, v), Level(texture, 1, u, v), Level(texture, 2, u, v));
    }

    /// <summary>
    /// What the first pass leaves at the point px of a line. A line is one channel of one row of the grid's texels; channels change
    /// fastest.
    /// </summary>
    public double Across(ReadOnlySpan<double> x, int line, double px, int pictureWidth, int pictureHeight)
    {
        double gridWidth = Columns * Width;
        double scale = Math.Min(pictureWidth / gridWidth, pictureHeight / (double)(Rows * Height));
        double u = ((px - (0.5 * pictureWidth)) / scale) + (0.5 * gridWidth);
        if (u < 0 || u >= gridWidth)
        {
            return Background;
        }

        (int texelRow, int channel) = (line / Channels, line % Channels);
        (int column, int row) = ((int)u / Width, texelRow / Height);
        int size = Width * Height * Channels;
        return Sample(x.Slice(((row * Columns) + column) * size, size), channel, u - (column * Width), texelRow - (row * Height) + 0.5);
    }

    private double Level(ReadOnlySpan<double> texture, int channel, double u, double v) =>
        Math.Clamp(Sample(texture, channel, u, v), 0, 1);

    private double Sample(ReadOnlySpan<double> texture, int channel, double u, double v)
    {
        if (!Bilinear)
        {
            return Texel(texture, channel, (int)Math.Floor(u), (int)Math.Floor(v));
        }

        (int left, int top) = ((int)Math.Floor(u - 0.5), (int)Math.Floor(v - 0.5));
        (double right, double down) = (u - 0.5 - left, v - 0.5 - top);
        double sum = 0;
        for (int corner = 0; corner < 4; corner++)
        {
            (int dx, int dy) = (corner & 1, corner >> 1);
            double weight = (dx == 1 ? right : 1 - right) * (dy == 1 ? down : 1 - down);
            sum += weight * Texel(texture, channel, left + dx, top + dy);
        }

        return sum;
    }

    // Beyond its border a texture repeats its last texel.
    private double Texel(ReadOnlySpan<double> texture, int channel, int column, int row) =>
        texture[((((Math.Clamp(row, 0, Height - 1) * Width) + Math.Clamp(column, 0, Width - 1)) * Channels) + channel)];
}
