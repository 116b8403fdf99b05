namespace Vae.Realtime.Reference;

/// <summary>
/// The matrices of Winograd's F(4x4, 3x3) and what <c>shaders/winograd/*.comp</c> do with them (Lavin, Gray: "Fast algorithms for
/// convolutional neural networks", 2016): <c>y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A</c>.
/// </summary>
internal static class WinogradReference
{
    /// <summary>Pixels of a tile's side.</summary>
    public const int Side = 4;

    /// <summary>Pixels of the side of the patch that a tile is made of.</summary>
    public const int Patch = 6;

    /// <summary>Bᵀ: pixels to planes.</summary>
    public static readonly double[,] Pixels =
    {
        { 4, 0, -5, 0, 1, 0 },
        { 0, -4, -4, 1, 1, 0 },
        { 0, 4, -4, -1, 1, 0 },
        { 0, -2, -1, 2, 1, 0 },
        { 0, 2, -1, -2, 1, 0 },
        { 0, 4, 0, -5, 0, 1 },
    };

    /// <summary>G: taps to planes.</summary>
    public static readonly double[,] Taps =
    {
        { 1 / 4.0, 0, 0 },
        { -1 / 6.0, -1 / 6.0, -1 / 6.0 },
        { -1 / 6.0, 1 / 6.0, -1 / 6.0 },
        { 1 / 24.0, 1 / 12.0, 1 / 6.0 },
        { 1 / 24.0, -1 / 12.0, 1 / 6.0 },
        { 0, 0, 1 },
    };

    /// <summary>Aᵀ: planes to results.</summary>
    public static readonly double[,] Results =
    {
        { 1, 1, 1, 1, 1, 0 },
        { 0, 1, -1, 2, -2, 0 },
        { 0, 1, 1, 4, 4, 0 },
        { 0, 1, -1, 8, -8, 1 },
    };

    /// <summary>The other way round.</summary>
    public static double[,] Transposed(double[,] m)
    {
        double[,] turned = new double[m.GetLength(1), m.GetLength(0)];
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
            {
                turned[j, i] = m[i, j];
            }
        }

        return turned;
    }

    /// <summary>The magnitudes of a matrix.</summary>
    public static double[,] Magnitudes(double[,] m)
    {
        double[,] magnitudes = new double[m.GetLength(0), m.GetLength(1)];
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
            {
                magnitudes[i, j] = Math.Abs(m[i, j]);
            }
        }

        return magnitudes;
    }

    /// <summary>M X Mᵀ, row by row.</summary>
    /// <param name="m">(rows, columns).</param>
    /// <param name="x">(columns, columns).</param>
    /// <returns>(rows, rows).</returns>
    public static double[] Sandwich(double[,] m, Func<int, int, double> x)
    {
        (int rows, int columns) = (m.GetLength(0), m.GetLength(1));
        double[] y = new double[rows * rows];
        for (int i = 0; i < rows * rows; i++)
        {
            for (int j = 0; j < columns * columns; j++)
            {
                y[i] += m[i / rows, j / columns] * m[i % rows, j % columns] * x(j / columns, j % columns);
            }
        }

        return y;
    }
}
