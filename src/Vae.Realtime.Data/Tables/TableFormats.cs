namespace Vae.Realtime.Data.Tables;

/// <summary>What the ending of a file's name says of its format.</summary>
internal static class TableFormats
{
    private const string Packed = ".gz";

    private static readonly string[] Text = [".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ".asc", ".ssv", ".psv"];

    /// <summary>Whether it is a table as text, perhaps compressed with gzip.</summary>
    public static bool IsText(string path) =>
        Text.Contains(Path.GetExtension(path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path), StringComparer.OrdinalIgnoreCase);
}
