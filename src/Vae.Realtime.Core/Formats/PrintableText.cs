namespace Vae.Realtime.Formats;

using System.Globalization;
using System.Text;

/// <summary>Text of unknown origin made fit to be shown: what would steer a terminal, or turn the writing round, is shown as its code.</summary>
internal static class PrintableText
{
    private const int Longest = 60;

    /// <summary>The whole text in one line, with <c>\u001b</c> for the character of that code.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.ReplaceLineEndings(" ");
        if (!text.Any(IsHidden))
        {
            return text;
        }

        StringBuilder shown = new(text.Length + 16);
        foreach (char c in text)
        {
            _ = IsHidden(c) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : shown.Append(c);
        }

        return shown.ToString();
    }

    /// <summary>The text's beginning, for a place in a line.</summary>
    public static string Excerpt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= Longest ? Of(text) : Of(text[..Longest]) + "…";
    }

    // Cc are the codes that terminals obey; of Cf those that change the direction of text; and the breaks that are no control characters.
    private static bool IsHidden(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u061c' or '\u200e' or '\u200f' or '\ufeff'
        || c is >= '\u202a' and <= '\u202e' || c is >= '\u2066' and <= '\u2069';
}
