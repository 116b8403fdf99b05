namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>Tells the formats of tables and arrays apart.</summary>
internal static class TableFormats
{
    private const string Packed = ".gz";

    private static readonly string[] Parquet = [".parquet", ".pq"];
    private static readonly string[] Arrays = [".npy", ".npz"];
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

    /// <summary>The format that the ending of a file's name stands for.</summary>
    public static TableFormat Named(string path)
    {
        string name = path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path;
        return Text.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? TableFormat.Text
            : Parquet.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? TableFormat.Parquet
            : Arrays.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? TableFormat.Arrays
            : TableFormat.None;
    }

    /// <summary>The format of a file: what its first bytes say, and else its ending.</summary>
    /// <exception cref="VaeException">The file cannot be read.</exception>
    public static TableFormat Of(string path)
    {
        using FileStream file = InputFile.Open(path);
        byte[] start = new byte[8];
        ReadOnlySpan<byte> found = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        return found.StartsWith("PAR1"u8) ? TableFormat.Parquet
            : NumpyHeader.Begins(found) ? TableFormat.Arrays
            : found is [0, 0, >= 0x08 and <= 0x0E, >= 1 and <= 4, ..] ? TableFormat.None
            : Named(path);
    }
}
