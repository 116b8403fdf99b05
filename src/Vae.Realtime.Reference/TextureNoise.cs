namespace Vae.Realtime.Reference;

/// <summary>
/// Gradient noise and nearest points on a torus of 4x4 cells, whose 16 bytes are one block of random words: the double-precision twin of
/// these parts of <c>shaders/include/textures.glsl</c>.
/// </summary>
/// <param name="Words">A word per row of cells, the first column in the low byte.</param>
internal readonly record struct TextureNoise((uint X, uint Y, uint Z, uint W) Words)
{
    /// <summary>Gradient noise.</summary>
    public double At(double x, double y)
    {
        int column = (int)Math.Floor(x);
        int row = (int)Math.Floor(y);
        (x, y) = (x - column, y - row);
        double low = Mix(Slope(column, row, x, y), Slope(column + 1, row, x - 1, y), StreamDraws.Smooth(x));
        double high = Mix(Slope(column, row + 1, x, y - 1), Slope(column + 1, row + 1, x - 1, y - 1), StreamDraws.Smooth(x));
        return Mix(low, high, StreamDraws.Smooth(y));
    }

    /// <summary>Octaves of noise, each at twice the frequency, half the amplitude, turned and pushed aside by the one before.</summary>
    public double Fractal(double x, double y, int octaves)
    {
        double sum = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            double noise = At(x, y);
            sum += Math.ScaleB(noise, -octave);
            (x, y) = ((1.6 * x) - (1.2 * y) + (0.6 * noise), (1.2 * x) + (1.6 * y) + (0.6 * noise));
        }

        return sum;
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
            (double jitterX, double jitterY) = Nibbles(thereX, thereY);
            double distance = double.Hypot(thereX + 0.5 + (0.4 * jitterX) - x, thereY + 0.5 + (0.4 * jitterY) - y);
            points.Add((distance, jitterX * jitterY));
        }

        points.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        return (points[0].Distance, points[1].Distance, points[0].Tone);
    }

    private static double Mix(double from, double to, double t) => from + (t * (to - from));

    private double Slope(int column, int row, double x, double y)
    {
        (double slopeX, double slopeY) = Nibbles(column, row);
        return (slopeX * x) + (slopeY * y);
    }

    private (double X, double Y) Nibbles(int column, int row)
    {
        uint word = (row & 3) switch { 0 => Words.X, 1 => Words.Y, 2 => Words.Z, _ => Words.W };
        word >>= 8 * (column & 3);
        return (((word & 15) / 7.5) - 1, ((word >> 4 & 15) / 7.5) - 1);
    }
}
