namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Formats;

/// <summary>Names of a table's columns. Where several have one name they are numbered, and those without are called by their place.</summary>
internal sealed class ColumnNames
{
    private const int NamesListed = 12;

    private readonly string _path;
    private readonly string[] _written;
    private readonly string[] _names;

    /// <param name="path">The file, for messages.</param>
    /// <param name="written">The names as they stand there.</param>
    public ColumnNames(string path, string[] written)
    {
        (_path, _written) = (path, written);
        _names = [.. written.Select((name, index) => name.Length == 0 ? $"{index + 1}" : name)];
        HashSet<string> taken = [.. _names];
        foreach (IGrouping<string, int> group in Enumerable.Range(0, _names.Length).GroupBy(index => _names[index]).ToArray())
        {
            int number = 1;
            int[] same = [.. group];
            foreach (int index in same.Length > 1 ? same : [])
            {
                while (!taken.Add(_names[index] = $"{group.Key} ({number++})"))
                {
                }
            }

            Note ??= same.Length == 1
                ? null
                : $"several columns are named '{PrintableText.Excerpt(group.Key)}': they are called {Quoted(same.Select(index => _names[index]))}";
        }
    }

    /// <summary>No names.</summary>
    public static ColumnNames None { get; } = new("", []);

    /// <summary>How many.</summary>
    public int Count => _names.Length;

    /// <summary>What a person should know of them; null for nothing.</summary>
    public string? Note { get; }

    /// <summary>The name of a column.</summary>
    public string this[int column] => _names[column];

    /// <summary>Whether the file has no name for a column.</summary>
    public bool IsUnnamed(int column) => _written[column].Length == 0
        || _written[column].StartsWith("Unnamed: ", StringComparison.Ordinal)
        || _written[column].StartsWith("__index_level_", StringComparison.Ordinal);

    /// <summary>Whether a column has a name.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>The column of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="key">The option that gives it, for messages.</param>
    /// <exception cref="VaeException">There is none, or there are several.</exception>
    public int Find(string name, string key)
    {
        int found = Array.IndexOf(_names, name);
        if (found >= 0)
        {
            return found;
        }

        throw new VaeException(
            _written.Contains(name)
                ? $"{key}={name}: '{_path}' has several columns of that name; rename them or write {key}={name} (1) for the first"
                : $"{key}={name}: '{_path}' has no such column; it has {List(_names)}{NearestName.Hint(name, _names)}");
    }

    /// <summary>The first names.</summary>
    public string List() => List(_names);

    /// <summary>The first of some names, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> names) => Join([.. names.Take(NamesListed).Select(PrintableText.Excerpt)], names.Count);

    /// <summary>The first of some names in quotation marks, and how many more there are.</summary>
    public static string Quoted(IEnumerable<string> names) => Join([.. names.Select(name => $"'{PrintableText.Excerpt(name)}'")]);

    /// <summary>The first of some parts of a sentence, and how many more there are.</summary>
    public static string Join(IReadOnlyCollection<string> parts, int count = 0)
    {
        count = Math.Max(count, parts.Count);
        return string.Join(", ", parts.Take(NamesListed)) + (count > NamesListed ? $" and {count - NamesListed:N0} more" : "");
    }
}
