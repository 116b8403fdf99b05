namespace Vae.Realtime.Reference;

/// <summary>The random blur of <c>shaders/data/blur.comp</c>: a Gaussian cut off two pixels from its middle, summed over the whole square.</summary>
internal static class BlurReference
{
    private const uint Stream = 4;

    /// <summary>y (rows, height·width·channels), 0 from row <paramref name="valid"/> on; beyond the border its pixels are repeated.</summary>
    /// <param name="x">The batch, of the same size.</param>
    /// <param name="shape">Shape of one picture.</param>
    /// <param name="valid">Rows that hold pictures.</param>
    /// <param name="sigma">Largest standard deviation in pixels.</param>
    /// <param name="stream">Number of the use's random stream.</param>
    /// <param name="cursor">Place of row 0 in the epoch.</param>
    /// <param name="counter">The schedule's noise counter.</param>
    /// <param name="key">The schedule's noise key.</param>
    public static double[] Blur(
        double[] x,
        (int Height, int Width, int Channels) shape,
        int valid,
        double sigma,
        uint stream,
        uint cursor,
        uint counter,
        (uint X, uint Y) key)
    {
        int values = shape.Height * shape.Width * shape.Channels;
        double[] y = new double[x.Length];
        for (int i = 0; i < valid * values; i++)
        {
            (int row, int at) = (i / values, i % values);
            double drawn = sigma * PhiloxReference.Uniform((unchecked(cursor + (uint)row), 0, counter, stream + Stream), key).X;
            (double sum, double weights) = (0, 0);
            for (int tap = 0; tap < 25; tap++)
            {
                (int dx, int dy) = ((tap % 5) - 2, (tap / 5) - 2);
                int column = Math.Clamp((at / shape.Channels % shape.Width) + dx, 0, shape.Width - 1);
                int line = Math.Clamp((at / shape.Channels / shape.Width) + dy, 0, shape.Height - 1);
                double weight = Math.Exp(-((dx * dx) + (dy * dy)) / (2 * drawn * drawn));
                sum += weight * x[(row * values) + (((line * shape.Width) + column) * shape.Channels) + (at % shape.Channels)];
                weights += weight;
            }

            y[i] = sum / weights;
        }

        return y;
    }
}
