namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;

/// <summary>Originals and reconstructions of columns as a CSV file, in the data's own units.</summary>
internal static class ReconstructionTable
{
    /// <summary>Writes a row for every example of a table, or for every step of every window of a series.</summary>
    /// <param name="path">The file.</param>
    /// <param name="originals">(N, values), scaled.</param>
    /// <param name="reconstructions">(N, values), what the model makes of them.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="scaling">How its columns were scaled. Also gives their names.</param>
    /// <exception cref="VaeException">It cannot be written.</exception>
    public static void Save(string path, float[] originals, float[] reconstructions, Shape shape, DataScaling scaling)
    {
        float[] own = [.. originals];
        float[] made = [.. reconstructions];
        scaling.Invert(own);
        scaling.Invert(made);
        int columns = scaling.Columns.Count;
        bool series = DataKinds.Of(shape) != DataKind.Rows;
        IEnumerable<string> Row(int row) =>
        [
            .. series ? [CsvText.Number(row / shape.Height), CsvText.Number(row % shape.Height)] : (string[])[CsvText.Number(row)],
            .. own[(row * columns)..((row + 1) * columns)].Select(CsvText.Number),
            .. made[(row * columns)..((row + 1) * columns)].Select(CsvText.Number),
        ];
        CsvText.Save(
            path,
            [.. series ? ["index", "step"] : (string[])["index"], .. scaling.Columns, .. scaling.Columns.Select(name => $"{name}_reconstruction")],
            Enumerable.Range(0, own.Length / columns).Select(Row));
    }
}
