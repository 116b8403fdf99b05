namespace Vae.Realtime.Reference;

/// <summary>The procedural glyph stream of <c>shaders/data/glyphs.comp</c>: a picture is a pure function of (key, example number).</summary>
internal static class GlyphReference
{
    /// <summary>Classes of the stream: the ten digits, then the 26 capital letters.</summary>
    public const int ClassCount = 36;

    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Side = 28;

    private const uint Domain = 0x474C5950;
    private const double Clear = 13;
    private const double UnitsPerStep = 1.0 / 2048;

    /// <summary>The class, 0 to 35, of one example: ⌊36 · word / 2³²⌋.</summary>
    public static int Label((uint X, uint Y) key, uint example) => (int)(Words(key, example, 0).X * (ulong)ClassCount >> 32);

    /// <summary>Draws one example.</summary>
    /// <param name="table">Glyph descriptions as <c>glyphs.comp</c> reads them: a word per class, two per shape, one per corner.</param>
    /// <param name="key">Key of the stream.</param>
    /// <param name="example">Number of the example in the stream.</param>
    /// <param name="picture">Receives 784 values in [0,1], row by row from the top.</param>
    public static void Render(ReadOnlySpan<uint> table, (uint X, uint Y) key, uint example, Span<float> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, Side * Side);
        (uint X, uint Y, uint Z, uint W) first = Words(key, example, 0);
        int shape = FindShape(table, first.X);
        ReadOnlySpan<uint> corners = table.Slice((int)(table[shape] & 0xFFFF), (int)(table[shape] >> 16));
        uint size = table[shape + 1];
        GlyphPose pose = GlyphPose.Draw(
            first, Words(key, example, 1), (size & 0xFFFF) * UnitsPerStep, (size >> 16) * UnitsPerStep, Clear);
        for (int pixel = 0; pixel < picture.Length; pixel++)
        {
            double x = (pixel % Side) + 0.5 - (0.5 * Side);
            double y = (pixel / Side) + 0.5 - (0.5 * Side);
            picture[pixel] = (float)pose.Ink(NearestStroke(corners, pose, pose.Metric((x - pose.Centre.X, y - pose.Centre.Y))));
        }
    }

    // The class takes the high half of 36 times the word; the low half is uniform again and chooses among the class's shapes.
    private static int FindShape(ReadOnlySpan<uint> table, uint word)
    {
        ulong product = word * (ulong)ClassCount;
        uint glyph = table[(int)(product >> 32)];
        ulong variant = (uint)product * (ulong)(glyph >> 16) >> 32;
        return ClassCount + (2 * ((int)(glyph & 0xFFFF) + (int)variant));
    }

    private static double NearestStroke(ReadOnlySpan<uint> corners, in GlyphPose pose, (double X, double Y) at)
    {
        double nearest = 1e6;
        (double X, double Y) from = default;
        foreach (uint corner in corners)
        {
            double x = ((corner & 0xFFF) * UnitsPerStep) - 1;
            double y = (((corner >> 12) & 0xFFF) * UnitsPerStep) - 1;
            (double X, double Y) to = pose.Metric(pose.Place(x, y, (corner >> 24) & 0x7F));
            if (corner >> 31 != 0)
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
