namespace Vae.Realtime.Formats;

using System.Globalization;
using Vae.Realtime.Files;

/// <summary>Writes comma-separated values as RFC 4180 has them, with a line feed at the end of each row.</summary>
internal static class CsvText
{
    /// <summary>Writes a whole file, atomically.</summary>
    /// <param name="path">The file.</param>
    /// <param name="headings">The first row.</param>
    /// <param name="rows">The others.</param>
    /// <exception cref="VaeException">It cannot be written.</exception>
    public static void Save(string path, IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows)
    {
        AtomicFile.Write(path, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (IEnumerable<string> row in rows.Prepend(headings))
            {
                text.WriteLine(string.Join(',', row.Select(Field)));
            }
        });
    }

    /// <summary>A number to its last digit.</summary>
    public static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
