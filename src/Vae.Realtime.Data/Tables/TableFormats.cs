namespace Vae.Realtime.Data.Tables;

/// <summary>What the ending of a file's name says of its format.</summary>
internal static class TableFormats
{
    private const string Packed = ".gz";

    private static readonly string[] Text = [".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ".asc", ".ssv", ".psv"];

    // What has to be turned into another format first, and how.
    private static readonly (string[] Endings, string What, string Remedy)[] Others =
    [
        ([".xlsx", ".xls", ".xlsm", ".ods"], "a spreadsheet", "save the sheet as CSV there"),
        ([".pkl", ".pickle", ".joblib"],
            "a pickle, which is not read since it could run code", "save it by numpy.save, or by to_csv or to_parquet of pandas"),
        ([".h5", ".hdf5", ".mat", ".feather", ".arrow", ".rds", ".rdata", ".sav", ".dta", ".json", ".jsonl", ".ndjson"],
            "of a format that is not read", "save it as CSV or Parquet, by to_csv or to_parquet of pandas, or as arrays by numpy.savez"),
    ];

    /// <summary>Refuses a file of a format that has to be turned into another first.</summary>
    /// <exception cref="VaeException">It is one.</exception>
    public static void CheckReadable(string path)
    {
        string ending = Path.GetExtension(path);
        foreach ((string[] endings, string what, string remedy) in Others)
        {
            if (endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            {
                throw new VaeException($"'{path}' is {what}; {remedy}");
            }
        }
    }

    /// <summary>Whether it is a table as text, perhaps compressed with gzip.</summary>
    public static bool IsText(string path) =>
        Text.Contains(
            Path.GetExtension(path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path),
            StringComparer.OrdinalIgnoreCase);
}
