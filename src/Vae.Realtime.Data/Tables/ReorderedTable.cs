namespace Vae.Realtime.Data.Tables;

/// <summary>A table whose columns are taken in another order.</summary>
/// <param name="table">The table; disposed of with this.</param>
/// <param name="names">The names of its columns in that order.</param>
/// <param name="order">Their places in the table.</param>
internal sealed class ReorderedTable(TableSource table, ColumnNames names, int[] order) : TableSource(table.Path), IDisposable
{
    /// <inheritdoc/>
    public override ColumnNames Names => names;

    /// <inheritdoc/>
    public override int Rows => table.Rows;

    /// <inheritdoc/>
    public override int FirstRow => table.FirstRow;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes => [.. table.Notes, "its columns stand in another order, and are matched by their names"];

    /// <inheritdoc/>
    public void Dispose() => (table as IDisposable)?.Dispose();

    /// <inheritdoc/>
    public override ColumnKind KindOf(int column) => table.KindOf(order[column]);

    /// <inheritdoc/>
    public override string Describe(int column) => table.Describe(order[column]);

    /// <inheritdoc/>
    public override int? ClassesOf(int column) => table.ClassesOf(order[column]);

    /// <inheritdoc/>
    public override bool CountsRows(int column) => table.CountsRows(order[column]);

    /// <inheritdoc/>
    public override IEnumerable<string> NotesOf(IReadOnlyList<int> columns) => table.NotesOf(Ordered(columns));

    /// <inheritdoc/>
    public override float[] Values(IReadOnlyList<int> columns, bool missing) => table.Values(Ordered(columns), missing);

    /// <inheritdoc/>
    public override string[] Texts(int column) => table.Texts(order[column]);

    /// <inheritdoc/>
    public override double[] Times(int column, DateOrders orders) => table.Times(order[column], orders);

    /// <inheritdoc/>
    public override DateOrders OrdersOf(int column) => table.OrdersOf(order[column]);

    private int[] Ordered(IReadOnlyList<int> columns) => [.. columns.Select(column => order[column])];
}
