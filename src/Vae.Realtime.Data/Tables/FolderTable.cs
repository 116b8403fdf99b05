namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Formats;

/// <summary>Tables of the same columns as one, their rows one after another.</summary>
internal sealed class FolderTable : TableSource, IDisposable
{
    private readonly TableSource[] _parts;
    private readonly int _testParts;

    /// <param name="folder">Where they lie, for messages.</param>
    /// <param name="parts">The tables, at least one, with the same columns in the same order; kept, and disposed of where they need it.</param>
    /// <param name="testParts">How many at the end are a test split of their own.</param>
    /// <param name="notes">What a person should know of the folder.</param>
    public FolderTable(string folder, TableSource[] parts, int testParts, IReadOnlyList<string> notes)
        : base(folder)
    {
        (_parts, _testParts) = (parts, testParts);
        Notes = [.. notes, .. FileNotes.Merged([.. parts.Select(part => (part.Path, part.Notes))])];
        long rows = parts.Sum(part => (long)part.Rows);
        Rows = rows <= Array.MaxLength
            ? (int)rows
            : throw new VaeException($"the tables in '{folder}' have {rows:N0} rows, of which {Array.MaxLength:N0} are the most; give one of them, "
                + $"as '{parts[0].Path}'");
    }

    /// <inheritdoc/>
    public override ColumnNames Names => _parts[0].Names;

    /// <inheritdoc/>
    public override int Rows { get; }

    /// <inheritdoc/>
    public override int TestRows => _parts[^_testParts..].Sum(part => part.Rows);

    /// <inheritdoc/>
    public override int FirstRow => _parts[0].FirstRow;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TableSource> Parts => _parts;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_parts, part => (part as IDisposable)?.Dispose());

    /// <inheritdoc/>
    public override string PlaceOf(int row)
    {
        foreach (TableSource part in _parts)
        {
            if (row < part.Rows)
            {
                return part.PlaceOf(row);
            }

            row -= part.Rows;
        }

        return base.PlaceOf(row);
    }

    /// <inheritdoc/>
    public override ColumnKind KindOf(int column)
    {
        ColumnKind[] kinds = [.. _parts.Select(part => part.KindOf(column)).Where(kind => kind != ColumnKind.Empty).Distinct()];
        return kinds.Length == 0 ? ColumnKind.Empty
            : kinds.Length == 1 ? kinds[0]
            : Array.TrueForAll(kinds, kind => kind is ColumnKind.Numbers or ColumnKind.Booleans) ? ColumnKind.Numbers
            : ColumnKind.Text;
    }

    /// <inheritdoc/>
    public override string Describe(int column)
    {
        ColumnKind kind = KindOf(column);
        TableSource told = Array.Find(_parts, part => part.KindOf(column) is not (ColumnKind.Numbers or ColumnKind.Booleans or ColumnKind.Empty))
            ?? Array.Find(_parts, part => part.KindOf(column) == kind) ?? _parts[0];
        return $"{told.Describe(column)} of '{System.IO.Path.GetFileName(told.Path)}'";
    }

    /// <inheritdoc/>
    public override int? ClassesOf(int column)
    {
        int?[] classes = [.. _parts.Select(part => part.ClassesOf(column))];
        return classes.Contains(null) ? null : classes.Max();
    }

    /// <inheritdoc/>
    public override bool CountsRows(int column) => _parts[0].CountsRows(column);

    /// <inheritdoc/>
    public override IEnumerable<string> NotesOf(IReadOnlyList<int> columns) =>
        FileNotes.Merged([.. _parts.Select(part => (part.Path, (IReadOnlyList<string>)[.. part.NotesOf(columns)]))]);

    /// <inheritdoc/>
    public override float[] Values(IReadOnlyList<int> columns, bool missing)
    {
        if ((long)Rows * columns.Count > Array.MaxLength / sizeof(float))
        {
            throw new VaeException($"the tables in '{Path}' have {Rows:N0} rows of {columns.Count:N0} columns, which is too much; choose columns "
                + $"with {DataOptions.ColumnsKey}=, or give one of them, as '{_parts[0].Path}'");
        }

        return Joined(part => part.Values(columns, missing));
    }

    /// <inheritdoc/>
    public override string[] Texts(int column) => Joined(part => part.Texts(column));

    /// <inheritdoc/>
    public override double[] Times(int column, DateOrders order)
    {
        TableSource? first = Array.Find(_parts, part => part.KindOf(column) != ColumnKind.Empty);
        TableSource? other = Array.Find(
            _parts, part => part.KindOf(column) != ColumnKind.Empty && IsNumber(part, column) != IsNumber(first!, column));
        return other is null
            ? Joined(part => part.Times(column, order))
            : throw new VaeException(
                $"'{other.Path}': column '{PrintableText.Excerpt(Names[column])}' holds {Held(other, column)}, but that of '{first!.Path}' "
                + $"{Held(first, column)}; write the times of all files alike, or give one file");
    }

    /// <inheritdoc/>
    public override DateOrders OrdersOf(int column) => _parts
        .Where(part => part.KindOf(column) == ColumnKind.Dates)
        .Aggregate(DateOrders.Plain, (orders, part) => orders & part.OrdersOf(column));

    private static bool IsNumber(TableSource part, int column) => part.KindOf(column) == ColumnKind.Numbers;

    private static string Held(TableSource part, int column) => IsNumber(part, column) ? "numbers" : part.Describe(column);

    private T[] Joined<T>(Func<TableSource, T[]> read) => [.. _parts.SelectMany(read)];
}
