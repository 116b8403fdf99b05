namespace Vae.Realtime.Reference;

/// <summary>The repetition of <c>shaders/layer/repeat_rows*.comp</c>.</summary>
internal static class RepeatRowsReference
{
    /// <summary>Every row of x (rows, columns), <paramref name="count"/> times in a row.</summary>
    public static double[] Forward(double[] x, int columns, int count) =>
        [.. x.Chunk(columns).SelectMany(row => Enumerable.Repeat(row, count)).SelectMany(row => row)];

    /// <summary><c>dx = act'(x) · Σ dy</c>, with <paramref name="before"/> the activation that made x.</summary>
    public static double[] Backward(double[] dy, double[] x, int columns, int count, ReferenceActivation before)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            for (int t = 0; t < count; t++)
            {
                dx[i] += dy[(((i / columns * count) + t) * columns) + (i % columns)];
            }

            dx[i] *= ActivationReference.Derivative(before, x[i]);
        }

        return dx;
    }
}
