namespace Vae.Realtime.Reference;

using static StreamDraws;

/// <summary>The procedural texture stream of <c>shaders/textures.comp</c>: a picture is a pure function of (key, example number).</summary>
public static class TextureReference
{
    /// <summary>Noise, cells, stripes, wood, marble.</summary>
    public const int KindCount = 5;

    /// <summary>Keeps the stream's numbers apart from other uses of its key.</summary>
    public const uint Domain = 0x54455854;

    /// <summary>The kind, 0 to 4, of one example.</summary>
    public static int Label((uint X, uint Y) key, uint example)
    {
        uint word = Words(key, example, 0).X;
        return Pick(ref word, KindCount);
    }

    /// <summary>Draws one example.</summary>
    /// <param name="key">Key of the stream.</param>
    /// <param name="example">Number of the example in the stream.</param>
    /// <param name="side">Width and height of the picture in pixels.</param>
    /// <param name="picture">Receives side·side·3 values in [0,1]: red, green and blue of every pixel, row by row from the top.</param>
    public static void Render((uint X, uint Y) key, uint example, int side, Span<float> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, side * side * 3);
        (uint X, uint Y, uint Z, uint W) words = Words(key, example, 0);
        TextureForm form = TextureForm.All[Pick(ref words.X, KindCount)];
        TextureNoise gradients = new(Words(key, example, 1));
        TextureNoise points = new(Words(key, example, 2));
        Rgb[] ramp = Ramp(form, High(words.X), words.W);
        for (int pixel = 0; pixel < side * side; pixel++)
        {
            double x = (2 * ((pixel % side) + 0.5) / side) - 1;
            double y = (2 * ((pixel / side) + 0.5) / side) - 1;
            double height = 3 * Height(form, words, gradients, points, x, y);
            Rgb colour = ramp[0];
            for (int i = 0; i < 3; i++)
            {
                colour += Math.Clamp(height - i, 0, 1) * (ramp[i + 1] - ramp[i]);
            }

            colour.CopyTo(picture[(3 * pixel)..]);
        }
    }

    private static Rgb[] Ramp(TextureForm form, double tone, uint tint)
    {
        double dark = form.Dark.Least + (form.Dark.Range * tone);
        double hue = form.Hue.Least + (form.Hue.Range * Low(tint));
        double spread = form.Spread * Signed(High(tint));
        Rgb Colour(double at) => Rgb.FromOklch(
            dark + (at * (0.93 - dark)), form.Chroma * (0.7 + (1.8 * at * (1 - at))), hue + (spread * (at - 0.5)));
        return [Colour(0), Colour(1 / 3.0), Colour(2 / 3.0), Colour(1)];
    }

    private static double Height(
        TextureForm form, (uint X, uint Y, uint Z, uint W) words, TextureNoise gradients, TextureNoise points, double x, double y)
    {
        (double axisX, double axisY) = Direction(Low(words.Y));
        double along = (axisX * x) + (axisY * y);
        double across = (axisX * y) - (axisY * x);
        double scale = 0.8 + (0.4 * High(words.Y));
        (double placeX, double placeY) = (scale * form.Grain.Along * along, scale * form.Grain.Across * across);
        double noise = gradients.Fractal(placeX, placeY, form.Octaves);
        if (form.IsCells)
        {
            (double first, double second, double tone) = points.Nearest(placeX, placeY);
            return Smooth(5 * (second - first)) * (0.65 + (0.3 * tone) + (0.1 * noise) - (0.3 * first * first));
        }

        double far = 1.2 + High(words.Z);
        double course = form.IsRadial ? double.Hypot(along + far, across) : along;
        double phase = (form.Frequency * (1 + High(words.Y)) * course) + (form.Warp * noise) + Low(words.Z);
        double wave = Wave(phase + (form.Skew * Wave(phase)));
        return form.Height.Constant + (form.Height.Noise * noise) + (form.Height.Wave * wave) + (form.Height.Fold * Math.Abs(wave));
    }

    // Period 1, height 1, two parabolas.
    private static double Wave(double t)
    {
        double r = t - Math.Floor(t + 0.5);
        return r * (8 - (16 * Math.Abs(r)));
    }

    private static (uint X, uint Y, uint Z, uint W) Words((uint X, uint Y) key, uint example, uint block) =>
        PhiloxReference.Words((example, block, 0, Domain), key);
}
