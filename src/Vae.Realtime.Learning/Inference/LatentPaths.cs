namespace Vae.Realtime.Learning.Inference;

/// <summary>Rows of latents worth decoding.</summary>
internal static class LatentPaths
{
    // Below this angle, in radians, a great circle and a straight line are one.
    private const double SmallestAngle = 1e-4;

    /// <summary>Every chosen dimension in turn goes from -range to +range around a latent; the others stay.</summary>
    /// <param name="start">The latent in the middle, (L).</param>
    /// <param name="dimensions">Which dimensions, in the order of the rows.</param>
    /// <param name="columns">Latents per dimension; with an odd number the middle one is <paramref name="start"/> itself.</param>
    /// <param name="range">In standard deviations of the prior.</param>
    /// <returns>(dimensions · columns, L).</returns>
    public static float[] Traverse(ReadOnlySpan<float> start, IReadOnlyList<int> dimensions, int columns, double range)
    {
        float[] latents = new float[checked(dimensions.Count * columns * start.Length)];
        for (int row = 0; row < dimensions.Count; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Span<float> latent = latents.AsSpan(((row * columns) + column) * start.Length, start.Length);
                start.CopyTo(latent);
                latent[dimensions[row]] += (float)(columns == 1 ? 0 : range * (((2.0 * column) / (columns - 1)) - 1));
            }
        }

        return latents;
    }

    /// <summary>Goes straight from one latent to another.</summary>
    /// <param name="from">First latent, (L).</param>
    /// <param name="to">Last latent, (L).</param>
    /// <param name="steps">Latents in all, at least 2.</param>
    /// <returns>(steps, L).</returns>
    public static float[] Linear(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps) =>
        Blend(from, to, steps, t => (1 - t, t));

    /// <summary>
    /// Goes along a great circle (Shoemake 1985): where latents of the prior lie, far from 0 and nearly all equally far, straight lines
    /// cut through the middle where none do. Between latents of different norms the norm changes evenly.
    /// </summary>
    /// <inheritdoc cref="Linear"/>
    public static float[] Slerp(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps)
    {
        (double dot, double first, double second) = (0, 0, 0);
        for (int i = 0; i < from.Length; i++)
        {
            dot += (double)from[i] * to[i];
            first += (double)from[i] * from[i];
            second += (double)to[i] * to[i];
        }

        (first, second) = (Math.Sqrt(first), Math.Sqrt(second));
        double angle = first * second > 0 ? Math.Acos(Math.Clamp(dot / (first * second), -1, 1)) : 0;
        double sine = Math.Sin(angle);
        return sine < SmallestAngle
            ? Linear(from, to, steps)
            : Blend(from, to, steps, t =>
            {
                double norm = first + (t * (second - first));
                return (Math.Sin((1 - t) * angle) / sine * norm / first, Math.Sin(t * angle) / sine * norm / second);
            });
    }

    private static float[] Blend(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps, Func<double, (double From, double To)> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        float[] latents = new float[checked(steps * from.Length)];
        for (int step = 0; step < steps; step++)
        {
            (double first, double second) = weights((double)step / (steps - 1));
            for (int i = 0; i < from.Length; i++)
            {
                latents[(step * from.Length) + i] = (float)((first * from[i]) + (second * to[i]));
            }
        }

        return latents;
    }
}
