namespace Vae.Realtime.Imaging.Sheets;

/// <summary>Plots examples that are not images, all to one scale: a curve per column of a series, or one over the row of a table.</summary>
internal static class LineGrid
{
    private const double HalfThickness = 0.75;
    private const int Margin = 3;

    private static readonly (byte R, byte G, byte B) Paper = (24, 26, 32);

    /// <summary>Pixels between plots and around them.</summary>
    public const int Padding = 2;

    // Told apart by their lightness too.
    private static readonly (byte R, byte G, byte B)[] Inks =
        [(240, 228, 66), (86, 180, 233), (230, 159, 0), (0, 158, 115), (204, 121, 167), (213, 94, 0), (255, 255, 255)];

    // Blue and orange, which nearly everybody can tell apart.
    private static readonly (byte R, byte G, byte B)[] PairInks = [Inks[1], Inks[2]];

    /// <summary>The colours of an original and of its reconstruction.</summary>
    public static ((byte R, byte G, byte B) Original, (byte R, byte G, byte B) Reconstruction) Pair => (PairInks[0], PairInks[1]);

    /// <summary>The colour of a column's curve.</summary>
    public static (byte R, byte G, byte B) Ink(int column) => Inks[column % Inks.Length];

    /// <summary>The values at the lower and the upper edge of every plot of these examples, and no others.</summary>
    public static (double Low, double High) Scale(params ReadOnlySpan<float[]> examples)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (float[] values in examples)
        {
            (low, high) = (Math.Min(low, values.Min()), Math.Max(high, values.Max()));
        }

        // All values equal make a line through the middle.
        return high > low ? (low, high) : (low - 0.5, low + 0.5);
    }

    /// <param name="examples">(N, H, W, C) with H steps in time and C columns, or one step: then the columns are the curve's points.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="columns">Plots from left to right.</param>
    /// <param name="cell">Size of one plot in pixels.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of such examples, or there is none.</exception>
    public static Rgba32Image Plot(ReadOnlySpan<float> examples, Shape shape, int columns, (int Width, int Height) cell)
    {
        ThrowIfNotWhole(examples, shape);
        float[][][] plots = new float[examples.Length / shape.Length][][];
        for (int index = 0; index < plots.Length; index++)
        {
            plots[index] = Curves(examples.Slice(index * shape.Length, shape.Length), shape);
        }

        return Draw(plots, Inks, columns, cell);
    }

    /// <summary>
    /// Plots each original in blue and its reconstruction in orange over it, all to one scale: the columns of a series one below the
    /// other, the examples from left to right.
    /// </summary>
    /// <param name="originals">As for <see cref="Plot"/>.</param>
    /// <param name="reconstructions">As many.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="columns">Examples from left to right.</param>
    /// <param name="cell">Size of one plot in pixels.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of such examples, there is none, or the numbers differ.</exception>
    public static Rgba32Image Pairs(
        ReadOnlySpan<float> originals, ReadOnlySpan<float> reconstructions, Shape shape, int columns, (int Width, int Height) cell)
    {
        ThrowIfNotWhole(originals, shape);
        if (originals.Length != reconstructions.Length)
        {
            throw new ArgumentException($"{reconstructions.Length} values do not reconstruct {originals.Length}.", nameof(reconstructions));
        }

        int count = originals.Length / shape.Length;
        int rows = (count + columns - 1) / columns;
        int curves = CurveCount(shape);
        float[][][] plots = new float[rows * curves * columns][][];
        Array.Fill(plots, []);
        for (int index = 0; index < count; index++)
        {
            float[][] original = Curves(originals.Slice(index * shape.Length, shape.Length), shape);
            float[][] reconstruction = Curves(reconstructions.Slice(index * shape.Length, shape.Length), shape);
            for (int curve = 0; curve < curves; curve++)
            {
                plots[(((index / columns * curves) + curve) * columns) + (index % columns)] = [original[curve], reconstruction[curve]];
            }
        }

        return Draw(plots, PairInks, columns, cell);
    }

    /// <summary>Curves that an example is: a series has one per column, the row of a table is one.</summary>
    public static int CurveCount(Shape shape) => shape.Height > 1 ? shape.Width * shape.Channels : 1;

    private static void ThrowIfNotWhole(ReadOnlySpan<float> examples, Shape shape)
    {
        if (examples.IsEmpty || examples.Length % shape.Length != 0)
        {
            throw new ArgumentException($"{examples.Length} values are not a whole number of {shape} examples.", nameof(examples));
        }
    }

    private static float[][] Curves(ReadOnlySpan<float> example, Shape shape)
    {
        float[][] curves = new float[CurveCount(shape)][];
        for (int one = 0; one < curves.Length; one++)
        {
            curves[one] = new float[shape.Length / curves.Length];
            for (int point = 0; point < curves[one].Length; point++)
            {
                curves[one][point] = example[(point * curves.Length) + one];
            }
        }

        return curves;
    }

    // Plots row by row; one without curves stays empty.
    private static Rgba32Image Draw(float[][][] plots, (byte R, byte G, byte B)[] inks, int columns, (int Width, int Height) cell)
    {
        GridLayout layout = new((plots.Length + columns - 1) / columns, columns, Padding);
        (int width, int height) = layout.PictureSize(new Shape(cell.Height, cell.Width, 1));
        byte[] rgba = new byte[checked(width * height * Rgba32Image.PixelBytes)];
        for (int alpha = Rgba32Image.PixelBytes - 1; alpha < rgba.Length; alpha += Rgba32Image.PixelBytes)
        {
            rgba[alpha] = byte.MaxValue;
        }

        (double low, double high) = Scale([.. plots.SelectMany(plot => plot)]);
        for (int index = 0; index < plots.Length; index++)
        {
            int left = layout.Padding + (index % columns * (cell.Width + layout.Padding));
            int top = layout.Padding + (index / columns * (cell.Height + layout.Padding));
            Canvas canvas = new(rgba, width, left, top, cell.Width, cell.Height);
            canvas.Fill(Paper);
            for (int one = 0; one < plots[index].Length; one++)
            {
                canvas.Draw(
                    [.. plots[index][one].Select(value => (float)(Margin + ((high - value) / (high - low) * (cell.Height - 1 - (2 * Margin)))))],
                    inks[one % inks.Length]);
            }
        }

        return new Rgba32Image(width, height, rgba);
    }

    /// <summary>One plot's part of the picture.</summary>
    private readonly ref struct Canvas(Span<byte> rgba, int stride, int left, int top, int width, int height)
    {
        private readonly Span<byte> _rgba = rgba;

        public void Fill((byte R, byte G, byte B) colour)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    Blend(x, y, colour, 1);
                }
            }
        }

        /// <summary>Draws a curve through evenly spaced heights in pixels: what it passes in a column of pixels is covered.</summary>
        public void Draw(ReadOnlySpan<float> curve, (byte R, byte G, byte B) ink)
        {
            double step = (double)(curve.Length - 1) / Math.Max(1, width - 1);
            for (int x = 0; x < width; x++)
            {
                double from = Math.Max(0, (x - 0.5) * step);
                double to = Math.Min(curve.Length - 1, (x + 0.5) * step);
                double begin = At(curve, from);
                double end = At(curve, to);
                (double low, double high) = (Math.Min(begin, end), Math.Max(begin, end));
                for (int point = (int)Math.Ceiling(from); point <= to; point++)
                {
                    (low, high) = (Math.Min(low, curve[point]), Math.Max(high, curve[point]));
                }

                (low, high) = (low + 0.5 - HalfThickness, high + 0.5 + HalfThickness);
                for (int y = Math.Max(0, (int)low); y < Math.Min(height, high); y++)
                {
                    Blend(x, y, ink, Math.Clamp(Math.Min(y + 1, high) - Math.Max(y, low), 0, 1));
                }
            }
        }

        private static double At(ReadOnlySpan<float> curve, double place)
        {
            int point = Math.Min((int)place, curve.Length - 1);
            int next = Math.Min(point + 1, curve.Length - 1);
            return curve[point] + ((place - point) * (curve[next] - curve[point]));
        }

        private void Blend(int x, int y, (byte R, byte G, byte B) colour, double cover)
        {
            Span<byte> pixel = _rgba.Slice((((top + y) * stride) + left + x) * Rgba32Image.PixelBytes, 3);
            pixel[0] = (byte)(pixel[0] + (cover * (colour.R - pixel[0])) + 0.5);
            pixel[1] = (byte)(pixel[1] + (cover * (colour.G - pixel[1])) + 0.5);
            pixel[2] = (byte)(pixel[2] + (cover * (colour.B - pixel[2])) + 0.5);
        }
    }
}
