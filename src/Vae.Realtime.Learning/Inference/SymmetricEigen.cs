namespace Vae.Realtime.Learning.Inference;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic method (Golub and Van Loan, section 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <param name="matrix">(n, n), symmetric; left as it is.</param>
    /// <returns>Eigenvalues, the largest first, and in row i the eigenvector of length 1 that belongs to value i.</returns>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] a = (double[,])matrix.Clone();
        double[,] rotations = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            rotations[i, i] = 1;
        }

        for (int sweep = 0; sweep < MaxSweeps && OffDiagonal(a) > 1e-24 * Diagonal(a); sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    Rotate(a, rotations, p, q);
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i, i])];
        double[,] vectors = new double[n, n];
        for (int row = 0; row < n; row++)
        {
            for (int i = 0; i < n; i++)
            {
                vectors[row, i] = rotations[i, order[row]];
            }
        }

        return ([.. order.Select(i => a[i, i])], vectors);
    }

    // A ← Jᵀ A J and V ← V J with the rotation J in the plane (p, q) that makes A[p,q] zero.
    private static void Rotate(double[,] a, double[,] v, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        double tau = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        double tangent = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        double sine = tangent * cosine;
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            (a[k, p], a[k, q]) = ((cosine * a[k, p]) - (sine * a[k, q]), (sine * a[k, p]) + (cosine * a[k, q]));
        }

        for (int k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = ((cosine * a[p, k]) - (sine * a[q, k]), (sine * a[p, k]) + (cosine * a[q, k]));
            (v[k, p], v[k, q]) = ((cosine * v[k, p]) - (sine * v[k, q]), (sine * v[k, p]) + (cosine * v[k, q]));
        }
    }

    private static double OffDiagonal(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int k = 0; k < i; k++)
            {
                sum += a[i, k] * a[i, k];
            }
        }

        return sum;
    }

    private static double Diagonal(double[,] a)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            sum += a[i, i] * a[i, i];
        }

        return sum;
    }
}
