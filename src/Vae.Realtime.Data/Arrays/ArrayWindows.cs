namespace Vae.Realtime.Data.Arrays;

/// <summary>Windows that were cut out of a series before they were saved.</summary>
internal static class ArrayWindows
{
    private const int PairsLookedAt = 1_000;

    /// <summary>How many steps behind the one before it each window begins, where they overlap; 0 where they do not.</summary>
    /// <remarks>Most pairs of neighbours have to agree, not all: the file may hold several series one after another.</remarks>
    /// <param name="values">(N, window, columns).</param>
    /// <param name="window">Steps of a window.</param>
    /// <param name="columns">Values of a step.</param>
    public static int StepOf(ReadOnlySpan<float> values, int window, int columns)
    {
        int length = window * columns;
        int pairs = Math.Min((values.Length / length) - 1, PairsLookedAt);
        for (int step = 1; step < window && pairs > 0; step++)
        {
            int shared = length - (step * columns);
            int alike = 0;
            for (int pair = 0; pair < pairs; pair++)
            {
                ReadOnlySpan<float> two = values.Slice(pair * length, 2 * length);
                ReadOnlySpan<float> first = two[..length];
                ReadOnlySpan<float> second = two[length..];
                alike += first[^shared..].SequenceEqual(second[..shared]) && !first.SequenceEqual(second) ? 1 : 0;
            }

            if (2 * alike > pairs)
            {
                return step;
            }
        }

        return 0;
    }
}
