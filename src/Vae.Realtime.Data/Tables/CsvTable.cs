namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;
using Vae.Realtime.Formats;

/// <summary>A text table. What separates its values, how its numbers are written and what its columns hold is found out from all of it.</summary>
internal sealed class CsvTable : TableSource
{
    private readonly TableSurvey _survey;
    private readonly DataOptions _options;
    private readonly TableProgress _progress;

    private CsvTable(string path, TableSurvey survey, DataOptions options, TableProgress progress)
        : base(path) => (_survey, _options, _progress) = (survey, options, progress);

    /// <inheritdoc/>
    public override ColumnNames Names => _survey.Names;

    /// <inheritdoc/>
    public override int Rows => _survey.Rows;

    /// <inheritdoc/>
    public override int FirstRow => _survey.Leading + 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => _survey.Notes;

    /// <summary>Looks through a file.</summary>
    /// <exception cref="VaeException">The file cannot be read or is no table.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CsvTable Open(string path, DataOptions options, LoadOptions load)
    {
        TableText text = TableText.Load(path, load.Cancellation);
        TableProgress progress = new(load, path, text.Bytes.Length);
        TableSurvey survey = TableSurvey.Of(text, options, path, progress);
        progress.Again();
        return new CsvTable(path, survey, options, progress);
    }

    /// <inheritdoc/>
    public override ColumnKind KindOf(int column) => _survey.Columns[column].Kind;

    /// <inheritdoc/>
    public override string Describe(int column)
    {
        ColumnSurvey survey = _survey.Columns[column];
        string some = survey.Numbers > 0 ? $"; {survey.Numbers:N0} of {survey.Present:N0} values are numbers" : "";
        return survey.FirstText is { } text ? $"'{PrintableText.Excerpt(text)}' in row {survey.FirstTextRow}{some}"
            : survey.Present == 0 ? "empty"
            : $"'{PrintableText.Excerpt(survey.FirstNumber ?? "")}'";
    }

    /// <inheritdoc/>
    public override int? ClassesOf(int column) => _survey.Columns[column].Classes;

    /// <inheritdoc/>
    public override bool CountsRows(int column) => _survey.Columns[column].CountsRows;

    /// <inheritdoc/>
    public override DateOrders OrdersOf(int column) => _survey.Columns[column].Orders;

    /// <inheritdoc/>
    public override IEnumerable<string> NotesOf(IReadOnlyList<int> columns)
    {
        ColumnSurvey Survey(int column) => _survey.Columns[column];
        foreach (IGrouping<NumberConvention, int> group in columns
            .Where(column => Survey(column).Convention != NumberConvention.Dot
                && (Survey(column).Unclear is not null || Survey(column).FittingOf(NumberConvention.Dot) < Survey(column).Numbers))
            .GroupBy(column => Survey(column).Convention))
        {
            int first = group.First();
            string example = Survey(first).Unclear ?? Survey(first).FirstNumber ?? "";
            if (NumberText.TryRead(Encoding.UTF8.GetBytes(example), group.Key, out double value))
            {
                char point = NumberConventions.DecimalOf(group.Key);
                string other = Survey(first).Unclear is null || _options.Decimal is not null
                    ? ""
                    : $"; {DataOptions.DecimalKey}={(point == ',' ? '.' : ',')} reads it the other way";
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"numbers of {Listed(group)} are read as {Words(group.Key)}, so that {example} is {value:R}{other}");
            }
        }

        if (columns.Where(column => Survey(column).Kind == ColumnKind.Booleans).ToArray() is { Length: > 0 } booleans)
        {
            yield return $"{Listed(booleans)}: true and yes are read as 1, false and no as 0";
        }

        if (columns.Where(column => Survey(column).Percentages > 0).ToArray() is { Length: > 0 } percentages)
        {
            yield return $"{Listed(percentages)}: percentages are read as hundredths, 5% as 0.05";
        }

        if (columns.Where(column => Survey(column).Marks.HasFlag(NumberMarks.Currency)).ToArray() is { Length: > 0 } amounts)
        {
            yield return $"{Listed(amounts)}: signs of currency are left out";
        }

        if (columns.Where(column => Survey(column).Marks.HasFlag(NumberMarks.Parentheses)).ToArray() is { Length: > 0 } negatives)
        {
            yield return $"{Listed(negatives)}: numbers in parentheses are negative";
        }
    }

    /// <inheritdoc/>
    public override float[] Values(IReadOnlyList<int> columns, bool missing)
    {
        foreach (int column in columns)
        {
            CheckForm(column);
        }

        if ((long)Rows * columns.Count > Array.MaxLength / sizeof(float))
        {
            throw new VaeException(
                $"'{Path}' has {Rows:N0} rows of {columns.Count:N0} columns; {Array.MaxLength / sizeof(float):N0} values are the most: "
                + $"split it or choose columns with {DataOptions.ColumnsKey}=");
        }

        float[] values = new float[Rows * columns.Count];
        int at = 0;
        foreach (CsvReader row in Body())
        {
            foreach (int column in columns)
            {
                values[at++] = Number(row, column, missing);
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public override string[] Texts(int column)
    {
        string[] texts = new string[Rows];
        int at = 0;
        foreach (CsvReader row in Body())
        {
            texts[at++] = column < row.Count ? Encoding.UTF8.GetString(row[column]) : "";
        }

        return texts;
    }

    /// <inheritdoc/>
    public override double[] Times(int column, DateOrders order)
    {
        bool dates = KindOf(column) != ColumnKind.Numbers;
        double[] times = new double[Rows];
        int at = 0;
        foreach (CsvReader row in Body())
        {
            ReadOnlySpan<byte> cell = column < row.Count ? row[column] : default;
            double number = double.NaN;
            DateTime time = default;
            bool read = CellWords.IsMissing(cell, _options.MissingWords)
                || (dates
                    ? DateText.TryRead(Encoding.UTF8.GetString(cell), order, out time)
                    : NumberText.TryRead(cell, _survey.Columns[column].Convention, out number));
            times[at++] = !read
                ? throw new VaeException(
                    $"{Place(row, column)}: '{PrintableText.Excerpt(Encoding.UTF8.GetString(cell))}' is no "
                    + $"{(dates ? "date that can be read" : "number")}; mend it, give another column with {DataOptions.TimeKey}=, or keep the "
                    + "file's order with "
                    + $"{DataOptions.TimeKey}={DataOptions.NoTime}")
                : time == default ? number : time.Ticks / (double)TimeSpan.TicksPerSecond;
        }

        return times;
    }

    private static string Words(NumberConvention convention) => convention switch
    {
        NumberConvention.DotComma => "thousands with commas",
        NumberConvention.DotSpace => "thousands with spaces",
        NumberConvention.DotApostrophe => "thousands with apostrophes",
        NumberConvention.CommaDot => "decimals with commas and thousands with dots",
        NumberConvention.CommaSpace => "decimals with commas and thousands with spaces",
        NumberConvention.CommaApostrophe => "decimals with commas and thousands with apostrophes",
        _ => "decimals with commas",
    };

    private string Listed(IEnumerable<int> columns) => ColumnNames.Quoted(columns.Select(column => Names[column]));

    private IEnumerable<CsvReader> Body()
    {
        CsvReader reader = _survey.Reader();
        for (int row = 0; row < _survey.Leading; row++)
        {
            reader.Read();
        }

        while (reader.Read())
        {
            _progress.Step(reader.Position);
            yield return reader;
        }
    }

    private void CheckForm(int column)
    {
        ColumnSurvey survey = _survey.Columns[column];
        string where = $"'{Path}', column '{PrintableText.Excerpt(Names[column])}'";
        if (_survey.Unclear.Contains(survey))
        {
            string group = survey.Unclear!.Contains('.', StringComparison.Ordinal) ? "." : ",";
            throw new VaeException(
                $"{where}: nothing tells whether '{survey.Unclear}' is a thousand or a decimal; add {DataOptions.ThousandsKey}={group} or "
                    + $"{DataOptions.DecimalKey}={group}");
        }

        if (survey.Percentages > 0 && survey.Percentages < survey.Numbers)
        {
            throw new VaeException(
                $"{where}: {survey.Percentages:N0} of {survey.Numbers:N0} numbers have a percent sign and the others have none; write all alike, "
                + $"or choose other columns with {DataOptions.ColumnsKey}=");
        }
    }

    private float Number(CsvReader row, int column, bool missing)
    {
        ReadOnlySpan<byte> cell = column < row.Count ? row[column] : default;
        ColumnSurvey survey = _survey.Columns[column];
        if (_options.MissingWords is null && NumberText.TryRead(cell, survey.Convention, out float value))
        {
            return value;
        }

        if (CellWords.IsMissing(cell, _options.MissingWords))
        {
            return missing ? float.NaN : throw IsMissing(row, column, survey);
        }

        return NumberText.TryRead(cell, survey.Convention, out value) || (survey.Kind == ColumnKind.Booleans && CellWords.TryBoolean(cell, out value))
            ? value
            : throw NoNumber(row, column, survey);
    }

    private VaeException IsMissing(CsvReader row, int column, ColumnSurvey survey)
    {
        string found = column >= row.Count ? $"the row has {row.Count} values but there are {Names.Count} columns, so that a value is missing"
            : row[column].Length == 0 ? "the value is missing"
            : $"the value is missing ('{PrintableText.Excerpt(Encoding.UTF8.GetString(row[column]))}' is not a number)";
        string more = survey.Missing > 1 ? $", as are {survey.Missing - 1:N0} more of this column" : "";
        return new VaeException(
            $"{Place(row, column)}: {found}{more}; fill it in, or add {DataOptions.MissingKey}=drop (leaves such rows out), "
            + $"{DataOptions.MissingKey}=previous or {DataOptions.MissingKey}=mean");
    }

    private VaeException NoNumber(CsvReader row, int column, ColumnSurvey survey)
    {
        string text = PrintableText.Excerpt(Encoding.UTF8.GetString(row[column]));
        int others = survey.Present - survey.Numbers;
        bool number = NumberText.TryRead(row[column], survey.Convention, out float value) || float.IsInfinity(value)
            || CellWords.IsInfinite(row[column]);
        string what = number ? "is not a finite number" : "is not a number";
        string remedy = survey.Kind == ColumnKind.Numbers
            ? $"mend it, take it as missing with {DataOptions.MissingWordsKey}={text}&{DataOptions.MissingKey}=drop, or choose other columns with "
            + $"{DataOptions.ColumnsKey}="
            : $"choose columns of numbers with {DataOptions.ColumnsKey}=";
        string counted = others > 1 && !number ? $", nor are {others - 1:N0} more of the column's {survey.Present:N0} values" : "";
        return new VaeException(
            $"{Place(row, column)}: '{text}' {what}{counted}; {remedy}");
    }

    private string Place(CsvReader row, int column) => $"'{Path}', {row.Place}, column '{PrintableText.Excerpt(Names[column])}'";
}
