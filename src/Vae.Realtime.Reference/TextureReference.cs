namespace Vae.Realtime.Reference;

using static StreamDraws;

/// <summary>The procedural texture stream of <c>shaders/data/textures.comp</c>: a picture is a pure function of (key, example number).</summary>
internal static class TextureReference
{
    /// <summary>Noise, cells, stripes, wood, marble.</summary>
    public const int KindCount = 5;

    // Lengths from the plane's origin to where the rings are centred.
    private const double Far = 2;

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
        uint rest = Words(key, example, 1).X;
        TextureForm form = Form(words.X);
        TextureNoise noise = new((0.3 * Low(rest)) - 0.15);
        Rgb[] ramp = Ramp(form, High(rest), words.W);
        for (int pixel = 0; pixel < side * side; pixel++)
        {
            double x = (2 * ((pixel % side) + 0.5) / side) - 1;
            double y = (2 * ((pixel / side) + 0.5) / side) - 1;
            double height = 3 * Height(form, words, noise, x, y);
            Rgb colour = ramp[0];
            for (int i = 0; i < 3; i++)
            {
                colour += Math.Clamp(height - i, 0, 1) * (ramp[i + 1] - ramp[i]);
            }

            colour.CopyTo(picture[(3 * pixel)..]);
        }
    }

    // Towards the next kind, or the one before, and halfway there at most.
    private static TextureForm Form(uint word)
    {
        int kind = Pick(ref word, KindCount);
        double mood = Signed(High(word));
        TextureForm next = TextureForm.All[Math.Clamp(kind + (mood < 0 ? -1 : 1), 0, KindCount - 1)];
        return TextureForm.All[kind].Towards(next, Math.Pow(mood, 4) / 2);
    }

    private static Rgb[] Ramp(TextureForm form, double tone, uint tint)
    {
        double dark = form.Dark + (0.1 * tone);
        double hue = form.Hue.Least + (form.Hue.Range * Low(tint));
        double spread = form.Spread * Signed(High(tint));
        Rgb Colour(double at) => Rgb.FromOklch(
            dark + (at * (0.95 - dark)),
            form.Chroma * (1.1 - (0.2 * tone)) * (0.65 + (at * (2.05 - (2.2 * at)))),
            hue + (spread * (at - 0.5)));
        return [Colour(0), Colour(1 / 3.0), Colour(2 / 3.0), Colour(1)];
    }

    private static double Height(TextureForm form, (uint X, uint Y, uint Z, uint W) words, TextureNoise noise, double x, double y)
    {
        (double axisX, double axisY) = Direction((0.3 * Low(words.Y)) - 0.05);
        double zoom = 0.7 + (0.5 * High(words.Y));
        double along = (zoom * ((axisX * x) + (axisY * y))) + (0.8 * Signed(Low(words.Z)));
        double across = (zoom * ((axisX * y) - (axisY * x))) + (0.8 * Signed(High(words.Z)));
        (double placeX, double placeY) = (form.Grain.Along * along, form.Grain.Across * across);
        double bent = noise.Fractal(placeX, placeY);
        double course = along + (form.Radial * (double.Hypot(along + Far, across) - Far - along));
        double phase = (form.Frequency * course) + (form.Warp * bent);
        double wave = Wave(phase + (form.Skew * Wave(phase)));
        (double first, double second, double tone) = noise.Nearest(placeX, placeY);
        double cells = Smooth(4 * (second - first)) * (0.68 + (0.3 * tone) + (0.1 * bent) - (0.35 * first * first));
        return form.Height.Constant + (form.Height.Noise * bent) + (form.Height.Wave * wave) + (form.Height.Fold * Math.Abs(wave))
            + (form.Cells * cells);
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
