namespace Vae.Realtime.Reference;

/// <summary>
/// How one example of the glyph stream is bent, slanted, sized, placed and inked: the double-precision twin of
/// <c>GlyphPose</c> in <c>shaders/data/glyphs.glsl</c>. Lengths are pixels from the middle of the picture, y downwards.
/// </summary>
internal readonly record struct GlyphPose
{
    private (double X, double Y) AxisX { get; init; }

    private (double X, double Y) AxisY { get; init; }

    private double Bow { get; init; }

    private double Wobble { get; init; }

    private double Phase { get; init; }

    private (double X, double Y) Drift { get; init; }

    private double Nib { get; init; }

    private double HalfWidth { get; init; }

    private double Softness { get; init; }

    public (double X, double Y) Centre { get; private init; }

    /// <summary>The pose that two blocks of random words choose for a shape; ink stays within <paramref name="clear"/> of the middle.</summary>
    public static GlyphPose Draw(
        (uint X, uint Y, uint Z, uint W) first, (uint X, uint Y, uint Z, uint W) second, double halfX, double halfY, double clear)
    {
        double halfWidth = 0.95 + (0.95 * Low(second.X) * Low(second.X));
        double softness = 1 + (0.8 * High(second.X));
        double wobble = 0.11 * Low(second.Y);
        double bow = 0.12 * Signed(High(second.W));
        (double X, double Y) centre = (1.2 * Signed(Low(first.W)), 1.2 * Signed(High(first.W)));

        double angle = Math.Tau * 0.035 * Signed(Low(first.Y));
        double slant = 0.08 + (0.26 * Signed(High(first.Y)));
        double size = 8 + (2 * Low(first.Z));
        double aspect = 0.78 + (0.34 * High(first.Z));
        (double cos, double sin) = (size * Math.Cos(angle), size * Math.Sin(angle));
        (double X, double Y) axisX = (aspect * cos, aspect * sin);
        (double X, double Y) axisY = (-sin - (slant * cos), cos - (slant * sin));

        (double reachX, double reachY) = (halfX + wobble + (0.5 * Math.Abs(bow)), halfY + wobble);
        double extentX = (Math.Abs(axisX.X) * reachX) + (Math.Abs(axisY.X) * reachY);
        double extentY = (Math.Abs(axisX.Y) * reachX) + (Math.Abs(axisY.Y) * reachY);
        double room = clear - halfWidth - (0.5 * softness);
        double fit = Math.Min(1, Math.Min((room - Math.Abs(centre.X)) / extentX, (room - Math.Abs(centre.Y)) / extentY));
        return new GlyphPose
        {
            AxisX = (axisX.X * fit, axisX.Y * fit),
            AxisY = (axisY.X * fit, axisY.Y * fit),
            Centre = centre,
            Bow = bow,
            Wobble = wobble,
            Phase = High(second.Y),
            Drift = (0.6 * Signed(Low(second.Z)), 0.6 * Signed(High(second.Z))),
            Nib = 0.35 * Signed(Low(second.W)),
            HalfWidth = halfWidth,
            Softness = softness,
        };
    }

    /// <summary>A displacement as the pen measures it: longer by 1 + |nib| along one diagonal.</summary>
    public (double X, double Y) Metric((double X, double Y) v)
    {
        double scale = 1 + (0.5 * Math.Abs(Nib));
        return ((scale * v.X) + (0.5 * Nib * v.Y), (scale * v.Y) + (0.5 * Nib * v.X));
    }

    /// <summary>Where the hand puts a corner of the shape, in pixels from the glyph's middle.</summary>
    public (double X, double Y) Place(double x, double y, double stroke)
    {
        double periods = Phase + (0.618034 * stroke) + (Drift.X * x) + (Drift.Y * y);
        double bentX = x + (Wobble * Wave(periods)) + (Bow * ((y * y) - 0.5));
        double bentY = y + (Wobble * Wave(periods + 0.25));
        return ((AxisX.X * bentX) + (AxisY.X * bentY), (AxisX.Y * bentX) + (AxisY.Y * bentY));
    }

    /// <summary>Ink at a distance from the nearest middle line: 1 inside, 0 outside, a smooth step between.</summary>
    public double Ink(double distance)
    {
        double t = Math.Clamp(((HalfWidth - distance) / Softness) + 0.5, 0, 1);
        return t * t * (3 - (2 * t));
    }

    // Period 1, height 1, two parabolas.
    private static double Wave(double t)
    {
        double r = t - Math.Floor(t + 0.5);
        return r * (8 - (16 * Math.Abs(r)));
    }

    private static double Low(uint word) => ((word & 0xFFFF) + 0.5) / 65536;

    private static double High(uint word) => ((word >> 16) + 0.5) / 65536;

    private static double Signed(double uniform) => (2 * uniform) - 1;
}
