namespace Vae.Realtime.Reference;

/// <summary>The procedural glyph stream of <c>shaders/glyphs.comp</c>: a picture is a pure function of (key, example number).</summary>
public static class GlyphReference
{
    /// <summary>Classes of the stream: the ten digits, then the 26 capital letters.</summary>
    public const int ClassCount = 36;

    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Side = 28;

    private const uint Domain = 0x474C5950;
    private const double Clear = 13;

    /// <summary>The class, 0 to 35, of one example: ⌊36 · word / 2³²⌋.</summary>
    public static int Label((uint X, uint Y) key, uint example) => (int)(Words(key, example, 0).X * (ulong)ClassCount >> 32);

    /// <summary>Draws one example.</summary>
    /// <param name="table">Glyph descriptions: per class, per shape and per corner four floats, as <c>glyphs.comp</c> reads them.</param>
    /// <param name="key">Key of the stream.</param>
    /// <param name="example">Number of the example in the stream.</param>
    /// <param name="picture">Receives 784 values in [0,1], row by row from the top.</param>
    public static void Render(ReadOnlySpan<float> table, (uint X, uint Y) key, uint example, Span<float> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, Side * Side);
        ReadOnlySpan<float> shape = FindShape(table, Words(key, example, 0).X);
        ReadOnlySpan<float> corners = table.Slice(4 * (int)shape[0], 4 * (int)shape[1]);
        GlyphPose pose = GlyphPose.Draw(Words(key, example, 0), Words(key, example, 1), shape[2], shape[3], Clear);
        for (int pixel = 0; pixel < picture.Length; pixel++)
        {
            double x = (pixel % Side) + 0.5 - (0.5 * Side);
            double y = (pixel / Side) + 0.5 - (0.5 * Side);
            picture[pixel] = (float)pose.Ink(NearestStroke(corners, pose, pose.Metric((x - pose.Centre.X, y - pose.Centre.Y))));
        }
    }

    private static ReadOnlySpan<float> FindShape(ReadOnlySpan<float> table, uint word)
    {
        ulong product = word * (ulong)ClassCount;
        ReadOnlySpan<float> glyph = table.Slice(4 * (int)(product >> 32), 4);
        ulong variant = (uint)product * (ulong)glyph[1] >> 32;
        return table.Slice(4 * (ClassCount + (int)glyph[0] + (int)variant), 4);
    }

    private static double NearestStroke(ReadOnlySpan<float> corners, in GlyphPose pose, (double X, double Y) at)
    {
        double nearest = 1e6;
        (double X, double Y) from = default;
        for (int i = 0; i < corners.Length; i += 4)
        {
            (double X, double Y) to = pose.Metric(pose.Place(corners[i], corners[i + 1], corners[i + 2]));
            if (corners[i + 3] > 0)
            {
                nearest = Math.Min(nearest, DistanceSquared(at, from, to));
            }

            from = to;
        }

        return Math.Sqrt(nearest);
    }

    private static double DistanceSquared((double X, double Y) at, (double X, double Y) from, (double X, double Y) to)
    {
        (double lineX, double lineY) = (to.X - from.X, to.Y - from.Y);
        (double x, double y) = (at.X - from.X, at.Y - from.Y);
        double along = ((x * lineX) + (y * lineY)) / Math.Max((lineX * lineX) + (lineY * lineY), 1e-6);
        along = Math.Clamp(along, 0, 1);
        (x, y) = (x - (along * lineX), y - (along * lineY));
        return (x * x) + (y * y);
    }

    private static (uint X, uint Y, uint Z, uint W) Words((uint X, uint Y) key, uint example, uint block) =>
        PhiloxReference.Words((example, block, 0, Domain), key);
}
