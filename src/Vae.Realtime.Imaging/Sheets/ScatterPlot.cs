namespace Vae.Realtime.Imaging.Sheets;

/// <summary>Points in the plane as soft dots on a dark ground, coloured by their class; one scale for both axes.</summary>
internal static class ScatterPlot
{
    private const double Margin = 0.05;
    private const double Opacity = 0.8;

    private static readonly Colour Ground = new(17, 19, 24);

    // Light enough for the ground, and told apart also by those who do not see all colours.
    private static readonly Colour[] Palette =
    [
        new(86, 180, 233), new(230, 159, 0), new(0, 190, 140), new(240, 228, 66), new(213, 94, 60),
        new(204, 121, 197), new(160, 160, 255), new(150, 220, 90), new(255, 180, 190), new(220, 220, 220),
    ];

    /// <param name="points">(N, at least 2): x to the right and y upwards; the other columns are not shown.</param>
    /// <param name="classes">(N), or null for one colour.</param>
    /// <param name="count">Number of classes.</param>
    /// <param name="side">Side of the picture, in pixels.</param>
    /// <exception cref="VaeException">A point is not finite.</exception>
    public static Rgba32Image Draw(double[,] points, IReadOnlyList<int>? classes, int count, int side)
    {
        int number = points.GetLength(0);
        byte[] rgba = new byte[checked(side * side * Rgba32Image.PixelBytes)];
        for (int at = 0; at < rgba.Length; at += Rgba32Image.PixelBytes)
        {
            (rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]) = (Ground.Red, Ground.Green, Ground.Blue, byte.MaxValue);
        }

        ScatterScale scale = Scale(points, side);
        double radius = side * Math.Clamp(0.18 / Math.Sqrt(number), 0.0022, 0.008);
        for (int i = 0; i < number; i++)
        {
            Dot(rgba, side, scale.Across(points[i, 0]), scale.Down(points[i, 1]), radius, classes is null ? Palette[0] : ColourOf(classes[i], count));
        }

        return new Rgba32Image(side, side, rgba);
    }

    /// <summary>Where points lie in a picture.</summary>
    /// <exception cref="VaeException">A point is not finite.</exception>
    internal static ScatterScale Scale(double[,] points, int side)
    {
        (double left, double right) = Range(points, 0);
        (double bottom, double top) = Range(points, 1);
        return new ScatterScale(
            side, (left + right) / 2, (bottom + top) / 2, side * (1 - (2 * Margin)) / Math.Max(Math.Max(right - left, top - bottom), 1e-12));
    }

    /// <summary>The colour without points.</summary>
    internal static (byte R, byte G, byte B) GroundInk => (Ground.Red, Ground.Green, Ground.Blue);

    /// <summary>The colour of a class of that many.</summary>
    internal static (byte R, byte G, byte B) Ink(int index, int count)
    {
        Colour colour = ColourOf(index, count);
        return (colour.Red, colour.Green, colour.Blue);
    }

    private static (double Low, double High) Range(double[,] points, int axis)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < points.GetLength(0); i++)
        {
            if (!double.IsFinite(points[i, axis]))
            {
                throw new VaeException($"the latent of example {i} is not finite; the model has diverged, train it with a smaller --lr");
            }

            (low, high) = (Math.Min(low, points[i, axis]), Math.Max(high, points[i, axis]));
        }

        return (low, high);
    }

    // A pixel is covered as far as its centre lies inside of a rim one pixel wide.
    private static void Dot(byte[] rgba, int side, double x, double y, double radius, Colour colour)
    {
        for (int row = Math.Max(0, (int)(y - radius - 1)); row < Math.Min(side, y + radius + 1); row++)
        {
            for (int column = Math.Max(0, (int)(x - radius - 1)); column < Math.Min(side, x + radius + 1); column++)
            {
                double distance = Math.Sqrt(((column + 0.5 - x) * (column + 0.5 - x)) + ((row + 0.5 - y) * (row + 0.5 - y)));
                double cover = Opacity * Math.Clamp(radius + 0.5 - distance, 0, 1);
                Span<byte> pixel = rgba.AsSpan(((row * side) + column) * Rgba32Image.PixelBytes, 3);
                pixel[0] = Blend(pixel[0], colour.Red, cover);
                pixel[1] = Blend(pixel[1], colour.Green, cover);
                pixel[2] = Blend(pixel[2], colour.Blue, cover);
            }
        }
    }

    private static byte Blend(byte under, byte over, double cover) => (byte)(under + (cover * (over - under)) + 0.5);

    // Past the palette, hues all around the circle in three lightnesses.
    private static Colour ColourOf(int index, int count)
    {
        if (count <= Palette.Length)
        {
            return Palette[index % Palette.Length];
        }

        double hue = 6.0 * index / count;
        double lightness = 0.55 + (0.12 * (index % 3));
        byte Channel(double shift)
        {
            double place = (hue + shift) % 6;
            double full = Math.Clamp(Math.Abs(place - 3) - 1, 0, 1);
            return (byte)(255 * (lightness + ((full - 0.5) * 2 * 0.75 * (1 - lightness))));
        }

        return new Colour(Channel(0), Channel(4), Channel(2));
    }

    private readonly record struct Colour(byte Red, byte Green, byte Blue);
}
