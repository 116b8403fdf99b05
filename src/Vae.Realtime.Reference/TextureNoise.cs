namespace Vae.Realtime.Reference;

/// <summary>
/// Gradient noise and nearest points on a torus of 4x4 cells, turned by an angle: the double-precision twin of these parts of
/// <c>shaders/data/textures.glsl</c>.
/// </summary>
/// <param name="Turns">By which gradients and points are turned.</param>
internal readonly record struct TextureNoise(double Turns)
{
    // A word per row of cells, the first column in the low byte.
    private static readonly uint[] Gradients = [0x6AC1F425, 0xB8672F8C, 0x00077EFF, 0x4D65AACB];
    private static readonly uint[] Points = [0xFF4780EB, 0xEEBC1448, 0x20CCC389, 0xFFC11E85];

    /// <summary>Two octaves of noise, the second at twice the frequency, half the amplitude, turned and pushed aside by the first.</summary>
    public double Fractal(double x, double y)
    {
        double noise = At(x, y);
        return noise + (0.5 * At((1.6 * x) - (1.2 * y) + (0.6 * noise), (1.2 * x) + (1.6 * y) + (0.6 * noise)));
    }

    /// <summary>Distances of the two nearest points and the tone of the nearest.</summary>
    public (double First, double Second, double Tone) Nearest(double x, double y)
    {
        List<(double Distance, double Tone)> points = [];
        int column = (int)Math.Floor(x);
        int row = (int)Math.Floor(y);
        for (int i = 0; i < 9; i++)
        {
            (int thereX, int thereY) = (column + (i % 3) - 1, row + (i / 3) - 1);
            (double jitterX, double jitterY) = Nibbles(Points, thereX, thereY);
            (double asideX, double asideY) = Turned(jitterX, jitterY);
            double distance = double.Hypot(thereX + 0.5 + (0.4 * asideX) - x, thereY + 0.5 + (0.4 * asideY) - y);
            points.Add((distance, jitterX * jitterY));
        }

        points.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        return (points[0].Distance, points[1].Distance, points[0].Tone);
    }

    private double At(double x, double y)
    {
        int column = (int)Math.Floor(x);
        int row = (int)Math.Floor(y);
        (x, y) = (x - column, y - row);
        double low = double.Lerp(Slope(column, row, x, y), Slope(column + 1, row, x - 1, y), StreamDraws.Smooth(x));
        double high = double.Lerp(Slope(column, row + 1, x, y - 1), Slope(column + 1, row + 1, x - 1, y - 1), StreamDraws.Smooth(x));
        return double.Lerp(low, high, StreamDraws.Smooth(y));
    }

    private double Slope(int column, int row, double x, double y)
    {
        (double acrossX, double acrossY) = Nibbles(Gradients, column, row);
        (double slopeX, double slopeY) = Turned(acrossX, acrossY);
        return (slopeX * x) + (slopeY * y);
    }

    private (double X, double Y) Turned(double x, double y)
    {
        (double cosine, double sine) = StreamDraws.Direction(Turns);
        return ((cosine * x) - (sine * y), (sine * x) + (cosine * y));
    }

    private static (double X, double Y) Nibbles(uint[] torus, int column, int row)
    {
        uint word = torus[row & 3] >> (8 * (column & 3));
        return (((word & 15) / 7.5) - 1, ((word >> 4 & 15) / 7.5) - 1);
    }
}
