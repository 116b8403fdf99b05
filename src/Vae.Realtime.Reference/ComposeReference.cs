namespace Vae.Realtime.Reference;

/// <summary>
/// A grid of tiles as a picture: <c>shaders/picture/compose_rows.comp</c> across, then <c>shaders/picture/compose_image.comp</c> down.
/// Between the two lie lines; a line is one channel of one row of the grid's texels, and channels change fastest.
/// </summary>
internal static class ComposeReference
{
    /// <summary>One pixel of a line: the sum of weight · texel over its taps.</summary>
    /// <param name="tiles">Rows of the grid, one after the other; in each, tiles of <paramref name="stride"/> values.</param>
    /// <param name="stride">Values from one tile to the next.</param>
    /// <param name="columns">Tiles of a row of the grid.</param>
    /// <param name="shape">Shape of a tile, whose values are (height, width, channels).</param>
    /// <param name="line">Which line.</param>
    /// <param name="taps">Tile, texel and weight.</param>
    public static double Across(
        ReadOnlySpan<double> tiles, int stride, int columns, (
            int Height, int Width, int Channels) shape, int line, IEnumerable<(int Cell, int Texel, double Weight)> taps)
    {
        (int texelRow, int channel) = (line / shape.Channels, line % shape.Channels);
        (int gridRow, int y) = (texelRow / shape.Height, texelRow % shape.Height);
        double sum = 0;
        foreach ((int cell, int texel, double weight) in taps)
        {
            sum += weight * tiles[(((gridRow * columns) + cell) * stride) + (((y * shape.Width) + texel) * shape.Channels) + channel];
        }

        return sum;
    }

    /// <summary>The value of one channel of a pixel, from lines given, clamped to [0,1].</summary>
    /// <param name="lines">(lines, stride).</param>
    /// <param name="stride">Values of one line.</param>
    /// <param name="column">Pixels from the left.</param>
    /// <param name="channel">Counted from 0.</param>
    /// <param name="taps">The first channel's line, and its weight.</param>
    public static double Down(ReadOnlySpan<double> lines, int stride, int column, int channel, IEnumerable<(int Line, double Weight)> taps)
    {
        double sum = 0;
        foreach ((int line, double weight) in taps)
        {
            sum += weight * lines[((line + channel) * stride) + column];
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>The index of a value's colour in a curve.</summary>
    /// <param name="value">In [0,1].</param>
    /// <param name="last">Index of the curve's last colour.</param>
    public static int Entry(double value, int last) => (int)Math.Floor((value * last) + 0.5);

    /// <summary>The byte of a value.</summary>
    /// <param name="value">In [0,1].</param>
    public static int Level(double value) => (int)Math.Floor((value * 255) + 0.5);
}
