namespace Vae.Realtime.Reference;

/// <summary>Convolutions of <c>shaders/conv/*.comp</c> in plain loops.</summary>
internal static class ConvReference
{
    /// <summary>
    /// <c>coarse[o][m] = Σ fine[o·stride + t − padding][n] · w[m][t][n]</c>: a convolution forward, a transposed one backward.
    /// </summary>
    public static double[] ToCoarse(ConvShape shape, ReadOnlySpan<double> fine, ReadOnlySpan<double> w)
    {
        double[] coarse = new double[shape.CoarseLength];
        foreach ((int from, int to, int tap) in shape.Connections())
        {
            for (int m = 0; m < shape.CoarseChannels; m++)
            {
                for (int n = 0; n < shape.FineChannels; n++)
                {
                    coarse[(to * shape.CoarseChannels) + m] += fine[(from * shape.FineChannels) + n] * w[Weight(shape, m, tap, n)];
                }
            }
        }

        return coarse;
    }

    /// <summary>The adjoint of <see cref="ToCoarse"/>: a transposed convolution forward, a plain one backward.</summary>
    public static double[] ToFine(ConvShape shape, ReadOnlySpan<double> coarse, ReadOnlySpan<double> w)
    {
        double[] fine = new double[shape.FineLength];
        foreach ((int to, int from, int tap) in shape.Connections())
        {
            for (int m = 0; m < shape.CoarseChannels; m++)
            {
                for (int n = 0; n < shape.FineChannels; n++)
                {
                    fine[(to * shape.FineChannels) + n] += coarse[(from * shape.CoarseChannels) + m] * w[Weight(shape, m, tap, n)];
                }
            }
        }

        return fine;
    }

    /// <summary>Gradient by the weight of <c>Σ coarse · ToCoarse(fine)</c>, which is that of <c>Σ fine · ToFine(coarse)</c> too.</summary>
    public static double[] WeightGradient(ConvShape shape, ReadOnlySpan<double> fine, ReadOnlySpan<double> coarse)
    {
        double[] dw = new double[shape.WeightLength];
        foreach ((int at, int seen, int tap) in shape.Connections())
        {
            for (int m = 0; m < shape.CoarseChannels; m++)
            {
                for (int n = 0; n < shape.FineChannels; n++)
                {
                    dw[Weight(shape, m, tap, n)] += coarse[(seen * shape.CoarseChannels) + m] * fine[(at * shape.FineChannels) + n];
                }
            }
        }

        return dw;
    }

    /// <summary>(batch x coarse pixels, taps x fine channels): what each coarse pixel sees, 0 outside the map.</summary>
    public static double[] Unfold(ConvShape shape, ReadOnlySpan<double> fine)
    {
        double[] columns = new double[shape.Batch * shape.CoarsePixels * shape.Taps * shape.FineChannels];
        foreach ((int from, int to, int tap) in shape.Connections())
        {
            for (int n = 0; n < shape.FineChannels; n++)
            {
                columns[(((to * shape.Taps) + tap) * shape.FineChannels) + n] = fine[(from * shape.FineChannels) + n];
            }
        }

        return columns;
    }

    /// <summary>The adjoint of <see cref="Unfold"/>: for each fine pixel the sum of its places in the columns.</summary>
    public static double[] Fold(ConvShape shape, ReadOnlySpan<double> columns)
    {
        double[] fine = new double[shape.FineLength];
        foreach ((int to, int from, int tap) in shape.Connections())
        {
            for (int n = 0; n < shape.FineChannels; n++)
            {
                fine[(to * shape.FineChannels) + n] += columns[(((from * shape.Taps) + tap) * shape.FineChannels) + n];
            }
        }

        return fine;
    }

    /// <summary><c>act(z + bias)</c> in every pixel.</summary>
    public static double[] Activate(ReadOnlySpan<double> z, ReadOnlySpan<double> bias, ReferenceActivation activation)
    {
        double[] y = new double[z.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = ActivationReference.Apply(activation, z[i] + bias[i % bias.Length]);
        }

        return y;
    }

    /// <summary><c>dy · before'</c>, the derivative read from x, the output of the activation.</summary>
    public static double[] Backward(ReadOnlySpan<double> dy, ReadOnlySpan<double> x, ReferenceActivation before)
    {
        double[] dz = new double[dy.Length];
        for (int i = 0; i < dz.Length; i++)
        {
            dz[i] = dy[i] * ActivationReference.Derivative(before, x[i]);
        }

        return dz;
    }

    /// <summary>Sums over the rows of a matrix: a bias's gradient.</summary>
    public static double[] ColumnSums(ReadOnlySpan<double> x, int columns)
    {
        double[] sums = new double[columns];
        for (int i = 0; i < x.Length; i++)
        {
            sums[i % columns] += x[i];
        }

        return sums;
    }

    private static int Weight(ConvShape shape, int m, int tap, int n) => (((m * shape.Taps) + tap) * shape.FineChannels) + n;
}
