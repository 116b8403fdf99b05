namespace Vae.Realtime.Data.Tables;

using System.Buffers;
using System.Text;

/// <summary>Words that stand in tables where a number could: for a missing value, for yes and no, for what is not finite.</summary>
internal static class CellWords
{
    private const int Longest = 12;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("!?,;\t\r\n|"u8);

    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "N.A.", "#N/A", "<NA>", "NaN", "-NaN", "null", "(null)", "none", "nil", "NaT", "missing", "-", "--", "–", "—", "?", ".",
        "..", "\\N", "#VALUE!", "#DIV/0!", "#REF!", "#NUM!", "#NAME?", "#NULL!", "n.d.",
    };

    private static readonly HashSet<string> Infinite = new(StringComparer.OrdinalIgnoreCase)
    {
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞", "1.#INF", "-1.#INF",
    };

    /// <summary>Whether a value is missing: empty, or a word for that.</summary>
    /// <param name="cell">The value, without blanks around it.</param>
    /// <param name="more">Other words for it.</param>
    public static bool IsMissing(ReadOnlySpan<byte> cell, IReadOnlySet<string>? more) =>
        cell.Length == 0
        || (more is { Count: > 0 } && more.Contains(Encoding.UTF8.GetString(cell)))
        || (cell.Length <= Longest && Lookup(Missing, cell));

    /// <summary>Whether it is a word for an infinite number.</summary>
    public static bool IsInfinite(ReadOnlySpan<byte> cell) => cell.Length <= Longest && Lookup(Infinite, cell);

    /// <summary>Whether a line begins with an error of a spreadsheet, as #DIV/0!, and so is no comment.</summary>
    public static bool IsErrorAt(ReadOnlySpan<byte> line)
    {
        int length = line.IndexOfAny(Ends);
        length = length >= 0 && line[length] is (byte)'!' or (byte)'?' ? length + 1 : length < 0 ? line.Length : length;
        return length <= Longest && Lookup(Missing, line[..length].TrimEnd((byte)' '));
    }

    /// <summary>Reads true and yes as 1, false and no as 0.</summary>
    public static bool TryBoolean(ReadOnlySpan<byte> cell, out float value)
    {
        value = Is(cell, "true"u8) || Is(cell, "yes"u8) ? 1 : 0;
        return value > 0 || Is(cell, "false"u8) || Is(cell, "no"u8);
    }

    private static bool Is(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(cell, word);

    private static bool Lookup(HashSet<string> words, ReadOnlySpan<byte> cell)
    {
        Span<char> letters = stackalloc char[Longest];
        return Encoding.UTF8.TryGetChars(cell, letters, out int length)
            && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..length]);
    }
}
