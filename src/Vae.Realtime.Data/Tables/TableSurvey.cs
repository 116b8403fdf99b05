namespace Vae.Realtime.Data.Tables;

/// <summary>A text table looked through once: the names of its columns, and what each holds.</summary>
internal sealed class TableSurvey
{
    private const int LeadRows = 3;

    private readonly string _path;
    private readonly DataOptions _options;
    private readonly List<string> _notes = [];

    private TableSurvey(TableText text, TableDialect dialect, DataOptions options, string path) =>
        (_path, _options, Text, Dialect) = (path, options, text, dialect);

    /// <summary>The table.</summary>
    public TableText Text { get; }

    /// <summary>How it is written.</summary>
    public TableDialect Dialect { get; }

    /// <summary>Names of the columns, each another.</summary>
    public ColumnNames Names { get; private set; } = ColumnNames.None;

    /// <summary>What the columns hold.</summary>
    public ColumnSurvey[] Columns { get; private set; } = [];

    /// <summary>Columns of whose numbers nothing tells whether they are thousands or decimals.</summary>
    public HashSet<ColumnSurvey> Unclear { get; private set; } = [];

    /// <summary>Rows before the first that is an example: names and units.</summary>
    public int Leading { get; private set; }

    /// <summary>Rows that are examples.</summary>
    public int Rows { get; private set; }

    /// <summary>What a person should know, a line each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Looks through a table.</summary>
    /// <param name="text">The table.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <exception cref="VaeException">It has no rows, too many columns, or a row that has more values than there are columns.</exception>
    public static TableSurvey Of(TableText text, DataOptions options, string path, TableProgress progress)
    {
        TableSurvey survey = new(text, DialectFinder.Find(text.Bytes, options, path), options, path);
        survey.Look(progress);
        return survey;
    }

    /// <summary>A reader at the table's beginning.</summary>
    public CsvReader Reader() => new(Text.Bytes, Dialect, _path);

    private void Look(TableProgress progress)
    {
        CsvReader reader = Reader();
        List<LeadRow> lead = [];
        while (lead.Count < LeadRows && reader.Read())
        {
            lead.Add(LeadRow.Of(reader));
        }

        int titles = 0;
        while (HeadingRules.IsTitle(lead))
        {
            lead.RemoveAt(0);
            titles++;
            if (reader.Read())
            {
                lead.Add(LeadRow.Of(reader));
            }
        }

        if (lead.Count == 0)
        {
            throw new VaeException($"'{_path}' is empty; give a CSV file with a row for every example");
        }

        bool rowNames = _options.Header is null && HeadingRules.HasRowNames(lead);
        int columns = lead[0].Cells.Length + (rowNames ? 1 : 0);
        Columns = [.. Enumerable.Range(0, columns).Select(_ => new ColumnSurvey(_options.MissingWords))];
        foreach (LeadRow row in lead.Where(row => row.Filled > columns))
        {
            throw TooLong(row.Place, row.Cells.Length, columns);
        }

        // Below what may be names and units.
        foreach (LeadRow row in lead.Skip(2))
        {
            row.AddTo(Columns);
        }

        Rows = Math.Max(0, lead.Count - 2) + Count(reader, progress);
        bool units = lead.Count > 1 && _options.Header != false && !rowNames && HeadingRules.IsUnits(lead[1], Columns);
        if (lead.Count > 1 && !units)
        {
            AddRow(lead[1]);
        }

        // Names of rows are texts or numbers that count; others are numbers that a separator has torn apart.
        if (rowNames && Columns[0].MayBeNumbers && !Columns[0].CountsRows)
        {
            throw TooLong(lead[1].Place, lead[1].Cells.Length, columns - 1);
        }

        bool named = rowNames || (_options.Header ?? HeadingRules.IsHeading(lead[0], Columns));
        if (!named)
        {
            AddRow(lead[0]);
        }

        Leading = titles + (named ? 1 : 0) + (units ? 1 : 0);
        if (Rows == 0)
        {
            throw new VaeException($"'{_path}' has names of columns but no rows; give a CSV file with a row for every example");
        }

        Unclear = ConventionChooser.Decide(Columns, Dialect.Separator, _options);
        string[]? comment = named ? null : CommentNames(reader);
        Names = new ColumnNames(
            _path,
            rowNames ? ["", .. lead[0].Cells] : named ? lead[0].Cells : comment ?? [.. lead[0].Cells.Select((_, index) => $"{index + 1}")]);
        TellForm(reader);
        _notes.AddRange(new[]
        {
            titles == 0 ? null : $"passed over {Amount(titles, "row")} with one value above the names",
            rowNames ? $"its rows have one value more than there are names: the first is taken as the row's name" : null,
            named ? null : comment is null
                ? $"it has no line with names: the columns are called 1, 2, 3 and so on; {DataOptions.HeaderKey}=yes takes the first line as names"
                : "its columns are called as the comment above the first row says",
            units ? $"passed over the units in {lead[1].Place}" : null,
            Names.Note,
        }.OfType<string>());
    }

    private void AddRow(LeadRow row)
    {
        row.AddTo(Columns);
        Rows++;
    }

    private int Count(CsvReader reader, TableProgress progress)
    {
        int rows = 0;
        for (; reader.Read(); rows++)
        {
            for (int extra = Columns.Length; extra < reader.Count; extra++)
            {
                if (reader[extra].Length > 0)
                {
                    throw TooLong(reader.Place, reader.Count, Columns.Length);
                }
            }

            for (int column = 0; column < Columns.Length; column++)
            {
                Columns[column].Add(column < reader.Count ? reader[column] : default, reader.Row);
            }

            progress.Step(reader.Position);
        }

        return rows;
    }

    private VaeException TooLong(string place, int count, int columns) => new(
        $"'{_path}', {place} has {count} values but there "
        + $"{(columns == 1 ? "is 1 column" : $"are {columns} columns")}; mend the row, put "
        + $"quotation marks around a value that holds a {Dialect.Word}, or name another separator with {DataOptions.SeparatorKey}="
        + (columns == 1 && Dialect.Separator == ',' ? $", or {DataOptions.DecimalKey}=, if decimals begin with a comma" : ""));

    // A comment above the first row that has as many values: # x y z.
    private string[]? CommentNames(CsvReader reader)
    {
        CsvReader comment = new(reader.Heading, Dialect with { Start = 0, Comments = false }, _path);
        try
        {
            return Columns.Length > 1 && comment.Read() && comment.Count == Columns.Length ? LeadRow.Of(comment).Cells : null;
        }
        catch (VaeException)
        {
            return null;
        }
    }

    private void TellForm(CsvReader reader)
    {
        string ending = Path.GetExtension(_path);
        bool ordinary = Dialect.Separator == ',' || (Dialect.Separator == '\t' && ending is ".tsv" or ".tab");
        string? separated = ordinary || Columns.Length == 1 ? null : $"its values are separated by {Dialect.Plural}";
        if (string.Join("; ", new[] { Text.Note, separated }.OfType<string>()) is { Length: > 0 } form)
        {
            _notes.Add(form);
        }

        if (reader.Comments > 0)
        {
            _notes.Add($"passed over {Amount(reader.Comments, "comment line")} that begin{(reader.Comments == 1 ? "s" : "")} with #");
        }

        if (reader.EmptyRows > 0)
        {
            _notes.Add($"passed over {Amount(reader.EmptyRows, "row")} without any value");
        }
    }

    private static string Amount(int count, string thing) => $"{count:N0} {thing}{(count == 1 ? "" : "s")}";
}
