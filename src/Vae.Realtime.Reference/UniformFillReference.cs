namespace Vae.Realtime.Reference;

/// <summary>The initial values of <c>shaders/train/uniform_fill.comp</c>.</summary>
internal static class UniformFillReference
{
    /// <summary>w (rows, columns), uniform in (−bound, bound), four columns to a Philox block.</summary>
    public static double[] Fill(int rows, int columns, double bound, (uint X, uint Y) key)
    {
        double[] w = new double[rows * columns];
        for (int i = 0; i < w.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            (double x, double y, double z, double last) = PhiloxReference.Uniform(((uint)row, (uint)(column / 4), 0, 0), key);
            double u = (column % 4) switch { 0 => x, 1 => y, 2 => z, _ => last };
            w[i] = bound * ((2 * u) - 1);
        }

        return w;
    }
}
