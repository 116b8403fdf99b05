namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using Vae.Realtime.Files;

/// <summary>Columns of numbers, and perhaps one of labels, from a CSV file.</summary>
/// <remarks>
/// The first row names the columns, unless it holds nothing but numbers: then they are called 1, 2, 3 and so on. Without a choice the
/// columns are those whose first value is a number or missing. Every value of a chosen column must be a number.
/// </remarks>
internal sealed class CsvTable
{
    private const int NamesListed = 12;

    private readonly string _path;
    private readonly string[] _header;
    private readonly List<float> _values = [];
    private readonly List<string> _labels = [];

    private CsvTable(string path, string[] header, int[] columns, int label)
    {
        (_path, _header) = (path, header);
        (Columns, Label) = (columns, label);
    }

    /// <summary>Names of the columns read.</summary>
    public string[] Names => [.. Columns.Select(column => _header[column])];

    /// <summary>(rows, columns), row-major.</summary>
    public float[] Values => [.. _values];

    /// <summary>A text for each row; empty without a column of labels.</summary>
    public IReadOnlyList<string> Labels => _labels;

    private int[] Columns { get; }

    private int Label { get; }

    /// <param name="path">The file.</param>
    /// <param name="wanted">Names of columns; null for all of numbers.</param>
    /// <param name="label">Name of the column of labels; null for none.</param>
    /// <exception cref="VaeException">The file cannot be read, a column is not there, or a value is not a number.</exception>
    public static CsvTable Load(string path, IReadOnlyList<string>? wanted, string? label)
    {
        try
        {
            using StreamReader text = new(InputFile.Open(path));
            CsvReader reader = new(text, path);
            string[] header = reader.Read() ?? throw new VaeException($"'{path}' is empty; give a CSV file with a row for every example");
            bool named = !Array.TrueForAll(header, value => TryNumber(value, out _));
            string[] first = (named ? reader.Read() : header)
                ?? throw new VaeException($"'{path}' has names of columns but no rows; give a CSV file with a row for every example");
            string[] names = named ? header : [.. header.Select((_, index) => $"{index + 1}")];
            int labels = label is null ? -1 : Find(path, names, label, DataOptions.LabelKey);
            CsvTable table = new(path, names, Choose(path, names, wanted, first, labels), labels);
            for (string[]? row = first; row is not null; row = reader.Read())
            {
                table.Add(row, reader.Row);
            }

            return table;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    private static bool TryNumber(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private static int[] Choose(string path, string[] names, IReadOnlyList<string>? wanted, string[] first, int label)
    {
        if (wanted is not null)
        {
            return [.. wanted.Select(name => Find(path, names, name, DataOptions.ColumnsKey))];
        }

        IEnumerable<int> columns = Enumerable.Range(0, Math.Min(names.Length, first.Length));
        int[] numbers = [.. columns.Where(
            index => index != label && (string.IsNullOrWhiteSpace(first[index]) || TryNumber(first[index], out _)))];
        return numbers.Length > 0 ? numbers : throw new VaeException($"'{path}' has no column of numbers; its columns are {List(names)}");
    }

    private static int Find(string path, string[] names, string name, string key)
    {
        int found = Array.IndexOf(names, name);
        if (found < 0)
        {
            throw new VaeException($"{key}={name}: '{path}' has no such column; it has {List(names)}");
        }

        return Array.LastIndexOf(names, name) == found
            ? found
            : throw new VaeException($"{key}={name}: '{path}' has several columns of that name; rename them");
    }

    private static string List(string[] names) =>
        string.Join(", ", names.Take(NamesListed).Select(Shown)) + (names.Length > NamesListed ? $" and {names.Length - NamesListed:N0} more" : "");

    private void Add(string[] row, int number)
    {
        if (row.Length != _header.Length)
        {
            throw new VaeException($"'{_path}', row {number} has {row.Length} values but there are {_header.Length} columns; mend the row");
        }

        foreach (int column in Columns)
        {
            string text = row[column];
            if (!TryNumber(text, out float value))
            {
                string fault = string.IsNullOrWhiteSpace(text)
                    ? $"the value is missing; fill it in, remove the row, or choose other columns with {DataOptions.ColumnsKey}="
                    : $"'{Shown(text)}' is not a number; mend it or choose other columns with {DataOptions.ColumnsKey}=";
                throw new VaeException($"'{_path}', row {number}, column '{Shown(_header[column])}': {fault}");
            }

            _values.Add(value);
        }

        if (Label >= 0)
        {
            _labels.Add(row[Label]);
        }
    }

    // A message is one line, whatever a value holds.
    private static string Shown(string text)
    {
        const int most = 40;
        string line = new([.. text.Take(most).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return text.Length > most ? line + "…" : line;
    }
}
