namespace Vae.Realtime.Data.Arrays;

using System.Globalization;
using Vae.Realtime.Data.Tables;

/// <summary>Arrays of one or two dimensions as a table: columns called 1, 2, 3 and so on, and perhaps one of labels behind them.</summary>
internal sealed class ArrayTable : TableSource
{
    /// <summary>Name of the column of labels.</summary>
    public const string LabelName = "label";

    private readonly float[] _values;
    private readonly string[]? _labels;
    private readonly int _columns;

    /// <param name="path">The file.</param>
    /// <param name="values">(rows, columns).</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="labels">A text for each row; null for none.</param>
    /// <param name="testRows">Rows at the end that are the test split; 0 for none of their own.</param>
    /// <param name="notes">What a person should know.</param>
    public ArrayTable(string path, float[] values, int columns, string[]? labels, int testRows, IReadOnlyList<string> notes)
        : base(path)
    {
        (_values, _columns, _labels, TestRows, Notes) = (values, columns, labels, testRows, notes);
        string[] names = [.. Enumerable.Range(1, columns).Select(column => $"{column}")];
        Names = new ColumnNames(path, labels is null ? names : [.. names, LabelName]);
    }

    /// <inheritdoc/>
    public override ColumnNames Names { get; }

    /// <inheritdoc/>
    public override int Rows => _values.Length / _columns;

    /// <inheritdoc/>
    public override int TestRows { get; }

    /// <inheritdoc/>
    public override int FirstRow => 0;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override ColumnKind KindOf(int column) => column < _columns ? ColumnKind.Numbers : ColumnKind.Text;

    /// <inheritdoc/>
    public override string Describe(int column) => "the labels";

    /// <inheritdoc/>
    public override int? ClassesOf(int column) => null;

    /// <inheritdoc/>
    public override bool CountsRows(int column) => false;

    /// <inheritdoc/>
    public override IEnumerable<string> NotesOf(IReadOnlyList<int> columns) => [];

    /// <inheritdoc/>
    public override float[] Values(IReadOnlyList<int> columns, bool missing)
    {
        float[] chosen = new float[Rows * columns.Count];
        int at = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach (int column in columns)
            {
                float value = column < _columns ? _values[(row * _columns) + column] : throw NoNumbers(column);
                chosen[at++] = float.IsFinite(value) || (missing && float.IsNaN(value)) ? value : throw NotFinite(row, column, value);
            }
        }

        return chosen;
    }

    /// <inheritdoc/>
    public override string[] Texts(int column) => column == _columns
        ? _labels!
        : [.. Enumerable.Range(0, Rows).Select(row => _values[(row * _columns) + column].ToString("R", CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override double[] Times(int column, DateOrders order) => column < _columns
        ? [.. Enumerable.Range(0, Rows).Select(row => (double)_values[(row * _columns) + column])]
        : throw NoNumbers(column);

    /// <inheritdoc/>
    public override DateOrders OrdersOf(int column) => DateOrders.None;

    private VaeException NoNumbers(int column) => new($"'{Path}': '{Names[column]}' holds labels and no numbers; choose other columns");

    private VaeException NotFinite(int row, int column, float value) => new(
        $"'{Path}', row {row}, column {column + 1} (rows counted from 0): the value is "
        + (float.IsNaN(value)
            ? $"missing (NaN); fill it in, or add {DataOptions.MissingKey}=drop, {DataOptions.MissingKey}=previous or {DataOptions.MissingKey}=mean"
            : "not a finite number; mend it"));
}
