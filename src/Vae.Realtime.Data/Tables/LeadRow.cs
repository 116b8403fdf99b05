namespace Vae.Realtime.Data.Tables;

using System.Text;

/// <summary>One of a table's first rows, of which it is not known yet whether it holds names, units or values.</summary>
/// <param name="Cells">Its values.</param>
/// <param name="Row">Its number.</param>
/// <param name="Place">Where it is, for messages.</param>
internal sealed record LeadRow(string[] Cells, int Row, string Place)
{
    /// <summary>The row that was read last.</summary>
    public static LeadRow Of(CsvReader reader)
    {
        string[] cells = new string[reader.Count];
        for (int field = 0; field < cells.Length; field++)
        {
            cells[field] = Encoding.UTF8.GetString(reader[field]);
        }

        return new LeadRow(cells, reader.Row, reader.Place);
    }

    /// <summary>Values up to the last that is not empty.</summary>
    public int Filled => Array.FindLastIndex(Cells, cell => cell.Length > 0) + 1;

    /// <summary>Counts its values as the columns'.</summary>
    public void AddTo(IReadOnlyList<ColumnSurvey> columns)
    {
        for (int column = 0; column < columns.Count; column++)
        {
            columns[column].Add(column < Cells.Length ? Encoding.UTF8.GetBytes(Cells[column]) : default, Row);
        }
    }
}
