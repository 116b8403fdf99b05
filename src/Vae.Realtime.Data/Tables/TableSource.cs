namespace Vae.Realtime.Data.Tables;

/// <summary>A table of whatever format, of which columns are read one way or another.</summary>
/// <param name="path">Its file, for messages.</param>
internal abstract class TableSource(string path)
{
    /// <summary>Its file.</summary>
    public string Path { get; } = path;

    /// <summary>Names of the columns.</summary>
    public abstract ColumnNames Names { get; }

    /// <summary>Rows that are examples.</summary>
    public abstract int Rows { get; }

    /// <summary>Rows at the end that are a test split of their own; 0 for none.</summary>
    public virtual int TestRows => 0;

    /// <summary>Number of the first of them, for messages.</summary>
    public abstract int FirstRow { get; }

    /// <summary>What a person should know of how the table is written.</summary>
    public abstract IReadOnlyList<string> Notes { get; }

    /// <summary>The tables that it was put together of, each a series of its own where nothing says otherwise; else itself.</summary>
    public virtual IReadOnlyList<TableSource> Parts => [this];

    /// <summary>Where a row stands, for messages.</summary>
    public virtual string PlaceOf(int row) => $"'{Path}', row {FirstRow + row}";

    /// <summary>What a column holds.</summary>
    public abstract ColumnKind KindOf(int column);

    /// <summary>A first value that is no number and its place, or why there is none.</summary>
    public abstract string Describe(int column);

    /// <summary>How many different texts a column has; null for many.</summary>
    public abstract int? ClassesOf(int column);

    /// <summary>Whether a column does nothing but number the rows.</summary>
    public abstract bool CountsRows(int column);

    /// <summary>What a person should know of how the numbers of some columns are written.</summary>
    public abstract IEnumerable<string> NotesOf(IReadOnlyList<int> columns);

    /// <summary>(rows, columns), row-major. A missing value is NaN.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="missing">Whether a value may be missing.</param>
    /// <exception cref="VaeException">A value is no number, is not finite, or is missing and may not be.</exception>
    public abstract float[] Values(IReadOnlyList<int> columns, bool missing);

    /// <summary>The values of a column as they are written.</summary>
    public abstract string[] Texts(int column);

    /// <summary>The times of a column, in seconds since the year 1 for dates and in whatever unit for numbers. A missing one is NaN.</summary>
    /// <param name="column">The column.</param>
    /// <param name="order">Day or month first, where a date does not tell.</param>
    /// <exception cref="VaeException">A value is no time.</exception>
    public abstract double[] Times(int column, DateOrders order);

    /// <summary>The times of day of a column, in seconds; null where a value is none.</summary>
    public double[]? Clocks(int column)
    {
        string[] texts = Texts(column);
        double[] clocks = new double[texts.Length];
        for (int row = 0; row < texts.Length; row++)
        {
            if (!DateText.TryClock(texts[row], out TimeSpan clock))
            {
                return null;
            }

            clocks[row] = clock.TotalSeconds;
        }

        return clocks;
    }

    /// <summary>The orders by which all values of a column are dates.</summary>
    public abstract DateOrders OrdersOf(int column);
}
