namespace Vae.Realtime.Reference;

/// <summary>A colour, or a difference of two.</summary>
internal readonly record struct Rgb(double R, double G, double B)
{
    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Rgb operator -(Rgb a, Rgb b) => new(a.R - b.R, a.G - b.G, a.B - b.B);

    public static Rgb operator *(double scale, Rgb a) => new(scale * a.R, scale * a.G, scale * a.B);

    /// <summary>
    /// A colour of OKLCh, hue in turns (Ottosson: "A perceptual color space for image processing", 2020), with a square root as transfer
    /// curve and no primary below 1/20: the twin of <c>oklch</c> in <c>shaders/data/draws.glsl</c>.
    /// </summary>
    public static Rgb FromOklch(double lightness, double chroma, double hue)
    {
        (double a, double b) = StreamDraws.Direction(hue);
        (a, b) = (chroma * a, chroma * b);
        double l = Math.Pow(lightness + (0.39633778 * a) + (0.21580376 * b), 3);
        double m = Math.Pow(lightness - (0.10556135 * a) - (0.06385417 * b), 3);
        double s = Math.Pow(lightness - (0.08948418 * a) - (1.29148555 * b), 3);
        return new Rgb(
            Transfer((4.07674166 * l) - (3.30771159 * m) + (0.23096993 * s)),
            Transfer((-1.26843800 * l) + (2.60975740 * m) - (0.34131940 * s)),
            Transfer((-0.00419609 * l) - (0.70341861 * m) + (1.70761470 * s)));
    }

    /// <summary>Stores the colour as three numbers.</summary>
    public void CopyTo(Span<float> pixel) => (pixel[0], pixel[1], pixel[2]) = ((float)R, (float)G, (float)B);

    private static double Transfer(double linear) => Math.Sqrt(Math.Clamp(linear, 0.0025, 1));
}
