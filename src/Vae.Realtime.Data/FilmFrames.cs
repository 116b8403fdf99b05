namespace Vae.Realtime.Data;

/// <summary>Which examples are frames of one film, or pages of one document, so that they are nearly alike.</summary>
internal sealed class FilmFrames
{
    // Of each example, the first of its film.
    private readonly int[] _firsts;

    private FilmFrames(int[] firsts) => _firsts = firsts;

    /// <summary>Films of consecutive frames.</summary>
    /// <param name="counts">How many examples each file gave.</param>
    /// <returns>Null where none gave more than one.</returns>
    public static FilmFrames? Of(IReadOnlyCollection<int> counts)
    {
        if (counts.All(count => count <= 1))
        {
            return null;
        }

        List<int> firsts = [];
        foreach (int count in counts)
        {
            firsts.AddRange(Enumerable.Repeat(firsts.Count, count));
        }

        return new FilmFrames([.. firsts]);
    }

    /// <summary>Brings the frames of each film together where examples are set aside; where all are of one film, its last frames.</summary>
    /// <param name="order">The examples in the order in which they would be set aside. That of a film is the place of its first frame.</param>
    /// <param name="count">How many are to be set aside, less than there are.</param>
    /// <param name="split">The split that they are for.</param>
    /// <returns>
    /// The examples, those first that are set aside, and how many these are: as near to <paramref name="count"/> as films allow, and not all.
    /// Then what a person should know; null for nothing.
    /// </returns>
    public (int[] Order, int Count, string? Note) Together(int[] order, int count, string split)
    {
        ILookup<int, int> films = order.Order().ToLookup(example => _firsts[example]);
        if (films.Count == 1)
        {
            return (
                [.. order.OrderDescending()],
                count,
                $"the examples are the frames of one file: its last {count:N0} of {order.Length:N0} are the {split} split");
        }

        List<int> chosen = [];
        List<int[]> left = [];
        foreach (int[] film in order.Where(films.Contains).Select(first => films[first].ToArray()))
        {
            if (chosen.Count + film.Length <= count)
            {
                chosen.AddRange(film);
            }
            else
            {
                left.Add(film);
            }
        }

        int[] next = left.MinBy(film => film.Length)!;
        int more = chosen.Count + next.Length;
        if (chosen.Count == 0 || (more - count < count - chosen.Count && more < order.Length))
        {
            chosen.AddRange(next);
            left.Remove(next);
        }

        return ([.. chosen, .. left.SelectMany(film => film)], chosen.Count, chosen.Count == count
            ? null
            : $"the frames of one file stay in one split: the {split} split has {chosen.Count:N0} of {order.Length:N0} examples, not {count:N0}");
    }
}
