namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>A Parquet file as a table. Its columns have types of their own, so that nothing is guessed; nested ones are passed over.</summary>
internal sealed class ParquetTable : TableSource, IDisposable
{
    private const int MaxRows = 1 << 28;

    private readonly FileStream _file;
    private readonly ParquetReader _reader;
    private readonly Field[] _fields;
    private readonly LoadOptions _load;
    private readonly Dictionary<int, ColumnSurvey> _surveys = [];

    private ParquetTable(string path, FileStream file, ParquetReader reader, LoadOptions load)
        : base(path)
    {
        (_file, _reader, _load) = (file, reader, load);
        _fields = [.. reader.Schema.Fields];
        Names = new ColumnNames(path, [.. _fields.Select(field => field.Name)]);
        long rows = reader.RowGroups.Sum(group => Math.Clamp(group.RowCount, 0, int.MaxValue));
        Rows = rows is > 0 and <= MaxRows
            ? (int)rows
            : throw new VaeException($"'{path}' has {rows:N0} rows; give a table with a row for every example, of which {MaxRows:N0} are the most");
    }

    /// <inheritdoc/>
    public override ColumnNames Names { get; }

    /// <inheritdoc/>
    public override int Rows { get; }

    /// <inheritdoc/>
    public override int FirstRow => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="VaeException">It cannot be read, is damaged, or is no Parquet file.</exception>
    public static ParquetTable Open(string path, LoadOptions load)
    {
        FileStream file = InputFile.Open(path);
        try
        {
            return Guarded(path, () =>
                new ParquetTable(path, file, ParquetReader.CreateAsync(file, null, true, load.Cancellation).GetAwaiter().GetResult(), load));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file.Dispose();
    }

    /// <inheritdoc/>
    public override ColumnKind KindOf(int column)
    {
        Type? type = TypeOf(column);
        return type is null ? ColumnKind.Text
            : type == typeof(bool) ? ColumnKind.Booleans
            : type == typeof(DateTime) || type == typeof(DateOnly) ? ColumnKind.Dates
            : IsNumber(type) ? ColumnKind.Numbers
            : IsText(type) && Survey(column).Kind == ColumnKind.Dates ? ColumnKind.Dates
            : ColumnKind.Text;
    }

    /// <inheritdoc/>
    public override string Describe(int column) => TypeOf(column) switch
    {
        null => "several values a row",
        { } type when IsText(type) => Survey(column).FirstText is { } text ? $"texts, '{PrintableText.Excerpt(text)}'" : "texts",
        { } type when KindOf(column) == ColumnKind.Dates => "dates",
        { } type when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => "bytes",
        _ => "other values",
    };

    /// <inheritdoc/>
    public override int? ClassesOf(int column) => IsText(TypeOf(column)) ? Survey(column).Classes : null;

    /// <inheritdoc/>
    public override bool CountsRows(int column)
    {
        double[] values = Column(column);
        return values.Length > 2 && values[0] is 0 or 1 && values.Index().All(value => value.Item == values[0] + value.Index);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> NotesOf(IReadOnlyList<int> columns)
    {
        if (columns.Where(column => KindOf(column) == ColumnKind.Booleans).ToArray() is { Length: > 0 } booleans)
        {
            yield return $"{ColumnNames.Quoted(booleans.Select(column => Names[column]))}: true is read as 1, false as 0";
        }
    }

    /// <inheritdoc/>
    public override float[] Values(IReadOnlyList<int> columns, bool missing)
    {
        if ((long)Rows * columns.Count > Array.MaxLength / sizeof(float))
        {
            throw new VaeException($"'{Path}' has {Rows:N0} rows of {columns.Count:N0} columns, which is too much; choose columns with "
                + $"{DataOptions.ColumnsKey}=");
        }

        float[] values = new float[Rows * columns.Count];
        for (int at = 0; at < columns.Count; at++)
        {
            _load.Progress?.Invoke(new LoadProgress(at, columns.Count) { Unit = $"columns of {System.IO.Path.GetFileName(Path)}" });
            string name = PrintableText.Excerpt(Names[columns[at]]);
            if (KindOf(columns[at]) is not (ColumnKind.Numbers or ColumnKind.Booleans))
            {
                throw new VaeException($"'{Path}': column '{name}' holds no numbers but {Describe(columns[at])}; choose others with "
                    + $"{DataOptions.ColumnsKey}=");
            }

            double[] column = Column(columns[at]);
            for (int row = 0; row < Rows; row++)
            {
                float value = (float)column[row];
                values[(row * columns.Count) + at] = float.IsFinite(value) || (missing && double.IsNaN(column[row]))
                    ? value
                    : throw new VaeException($"'{Path}', row {row + 1}, column '{name}': " + (double.IsNaN(column[row])
                        ? $"the value is missing, one of {column.Count(double.IsNaN):N0}; fill it in, or add {DataOptions.MissingKey}=drop "
                        + "(leaves such rows out), "
                            + $"{DataOptions.MissingKey}=previous or {DataOptions.MissingKey}=mean"
                        : $"{column[row].ToString(CultureInfo.InvariantCulture)} is not a finite number here; mend it or choose other columns "
                        + $"with {DataOptions.ColumnsKey}="));
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public override string[] Texts(int column)
    {
        if (!IsText(TypeOf(column)))
        {
            return KindOf(column) is ColumnKind.Numbers or ColumnKind.Booleans
                ? [.. Column(column).Select(value => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture))]
                : throw new VaeException($"'{Path}': column '{PrintableText.Excerpt(Names[column])}' holds "
                    + $"{Describe(column)} and no labels; choose another");
        }

        string?[] texts = new string?[Rows];
        int first = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            int count = (int)group.RowCount;
            Wait(group.ReadAsync((DataField)_fields[column], texts.AsMemory(first, count), null, _load.Cancellation));
            first += count;
        }

        return [.. texts.Select(text => text ?? "")];
    }

    /// <inheritdoc/>
    public override double[] Times(int column, DateOrders order)
    {
        if (!IsText(TypeOf(column)))
        {
            return Column(column);
        }

        return [.. Texts(column).Select((text, row) =>
            text.Length == 0 ? double.NaN
            : DateText.TryRead(text, order, out DateTime time) ? time.Ticks / (double)TimeSpan.TicksPerSecond
            : throw new VaeException($"'{Path}', row {row + 1}: '{PrintableText.Excerpt(text)}' is no date that can be read; "
            + $"give another column with {DataOptions.TimeKey}="))];
    }

    /// <inheritdoc/>
    public override DateOrders OrdersOf(int column) => IsText(TypeOf(column)) ? Survey(column).Orders : DateOrders.Plain;

    private static bool IsText(Type? type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);

    private static bool IsNumber(Type type) => type == typeof(decimal) || type == typeof(TimeSpan) || type == typeof(TimeOnly) || type == typeof(Half)
        || Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Double;

    // What a damaged file makes the library throw is of any kind.
    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // See above.
        catch (Exception error) when (error is not (VaeException or OperationCanceledException))
#pragma warning restore CA1031
        {
            string reason = PrintableText.Of(error.Message).TrimEnd('.', ' ');
            throw new VaeException($"'{path}' is no Parquet file, or is cut off or damaged ({reason}); get it again", error);
        }
    }

    private void Wait(ValueTask reading) => Guarded(Path, () =>
    {
        reading.AsTask().GetAwaiter().GetResult();
        return true;
    });

    private ColumnSurvey Survey(int column)
    {
        if (!_surveys.TryGetValue(column, out ColumnSurvey? survey))
        {
            survey = new ColumnSurvey(null);
            foreach ((int row, string text) in Texts(column).Index())
            {
                survey.Add(Encoding.UTF8.GetBytes(text), row + 1);
            }

            _surveys.Add(column, survey);
        }

        return survey;
    }

    private Type? TypeOf(int column) => _fields[column] is DataField { IsArray: false, MaxRepetitionLevel: 0 } field ? field.ClrType : null;

    // Numbers, and dates in seconds. What is missing is NaN.
    private double[] Column(int column)
    {
        Type type = TypeOf(column) ?? throw new VaeException($"'{Path}': column '{Names[column]}' holds {Describe(column)}; choose another");
        return type switch
        {
            _ when type == typeof(double) => Read<double>(column, value => value),
            _ when type == typeof(float) => Read<float>(column, value => value),
            _ when type == typeof(Half) => Read<Half>(column, value => (double)value),
            _ when type == typeof(long) => Read<long>(column, value => value),
            _ when type == typeof(ulong) => Read<ulong>(column, value => value),
            _ when type == typeof(int) => Read<int>(column, value => value),
            _ when type == typeof(uint) => Read<uint>(column, value => value),
            _ when type == typeof(short) => Read<short>(column, value => value),
            _ when type == typeof(ushort) => Read<ushort>(column, value => value),
            _ when type == typeof(sbyte) => Read<sbyte>(column, value => value),
            _ when type == typeof(byte) => Read<byte>(column, value => value),
            _ when type == typeof(bool) => Read<bool>(column, value => value ? 1 : 0),
            _ when type == typeof(decimal) => Read<decimal>(column, value => (double)value),
            _ when type == typeof(DateTime) => Read<DateTime>(column, value => value.Ticks / (double)TimeSpan.TicksPerSecond),
            _ when type == typeof(DateOnly) => Read<DateOnly>(column, value => value.DayNumber * TimeSpan.FromDays(1).TotalSeconds),
            _ when type == typeof(TimeSpan) => Read<TimeSpan>(column, value => value.TotalSeconds),
            _ when type == typeof(TimeOnly) => Read<TimeOnly>(column, value => value.ToTimeSpan().TotalSeconds),
            _ => throw new VaeException($"'{Path}': column '{Names[column]}' holds {Describe(column)}; choose another"),
        };
    }

    private double[] Read<T>(int column, Func<T, double> convert)
        where T : struct
    {
        DataField field = (DataField)_fields[column];
        double[] values = new double[Rows];
        int first = 0;
        foreach (ParquetRowGroupReader group in _reader.RowGroups)
        {
            int count = (int)group.RowCount;
            if (field.IsNullable)
            {
                T?[] read = new T?[count];
                Wait(group.ReadAsync<T>(field, read.AsMemory(), null, _load.Cancellation));
                for (int row = 0; row < count; row++)
                {
                    values[first + row] = read[row] is T value ? convert(value) : double.NaN;
                }
            }
            else
            {
                T[] read = new T[count];
                Wait(group.ReadAsync<T>(field, read.AsMemory(), null, _load.Cancellation));
                for (int row = 0; row < count; row++)
                {
                    values[first + row] = convert(read[row]);
                }
            }

            first += count;
        }

        return values;
    }
}
