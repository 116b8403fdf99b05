namespace Vae.Realtime.Formats;

/// <summary>Finds what was probably meant by a name that does not exist.</summary>
internal static class NearestName
{
    // As many mistakes as a hurried hand makes in one word.
    private const int MaxMistakes = 2;
    private const int ShortestBeginning = 3;

    /// <summary>The nearest of the known names as words for a message: <c>; did you mean 'out'?</c>. Nothing where none is near.</summary>
    public static string Hint(string wrong, ReadOnlySpan<string> known) => Find(wrong, known) is string nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The name with the fewest mistakes, or else the only one that begins so; null where none is near.</summary>
    /// <param name="wrong">What was written.</param>
    /// <param name="known">What could have been.</param>
    public static string? Find(string wrong, ReadOnlySpan<string> known)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        string? nearest = null;
        string? begun = null;
        bool several = false;
        int fewest = Math.Min(MaxMistakes, wrong.Length - 1) + 1;
        foreach (string name in known)
        {
            int mistakes = Math.Abs(name.Length - wrong.Length) < fewest ? Mistakes(wrong, name) : fewest;
            (nearest, fewest) = mistakes < fewest ? (name, mistakes) : (nearest, fewest);
            if (wrong.Length >= ShortestBeginning && name.StartsWith(wrong, StringComparison.Ordinal))
            {
                (begun, several) = (name, begun is not null);
            }
        }

        return nearest ?? (several ? null : begun);
    }

    // Letters left out, put in, changed or exchanged with their neighbour (optimal string alignment, Damerau 1964).
    private static int Mistakes(string wrong, string right)
    {
        int[,] cost = new int[wrong.Length + 1, right.Length + 1];
        for (int i = 0; i <= wrong.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int changed = cost[i - 1, j - 1] + (wrong[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(changed, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && wrong[i - 1] == right[j - 2] && wrong[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[wrong.Length, right.Length];
    }
}
