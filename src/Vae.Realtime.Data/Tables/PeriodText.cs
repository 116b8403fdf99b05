namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>Years, half-years, quarters, months and weeks as tables write them: 2020Q1, Q1 2020, 1Q20, 2020-W05, 2020M01, 2020.</summary>
internal static partial class PeriodText
{
    private const string Between = "[ ,./:_'-]";
    private const string Quarter = "Q|QTR|QUARTER";
    private const string Kinds = Quarter + "|H|S|M|W|WK|WEEK";

    // The centuries of years of two digits are those of dates in numbers.
    private const int FirstOfThisCentury = 70;

    /// <summary>Reads a period as the day on which it begins: weeks are those of ISO 8601, which begin on Mondays.</summary>
    /// <param name="text">The period, without blanks around it.</param>
    /// <param name="day">Receives that day.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime day)
    {
        day = default;
        if (text.Length < 4 || !(char.IsAsciiDigit(text[0]) || char.IsAsciiDigit(text[^1])))
        {
            return false;
        }

        Match match = Form().Match(text.ToString());
        if (!match.Success || !int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return false;
        }

        year += match.Groups["year"].Length == 4 ? 0 : year < FirstOfThisCentury ? 2000 : 1900;
        int number = match.Groups["number"].Success ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        string kind = match.Groups["kind"].Value;
        int months = kind.Length == 0 ? 12 : char.ToUpperInvariant(kind[0]) switch { 'Q' => 3, 'H' or 'S' => 6, 'M' => 1, _ => 0 };
        if (year == 0 || number == 0)
        {
            return false;
        }

        if (months > 0)
        {
            bool valid = number <= 12 / months && !match.Groups["day"].Success;
            day = valid ? new DateTime(year, ((number - 1) * months) + 1, 1) : default;
            return valid;
        }

        if (number > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }

        int days = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) - 1 : 0;
        day = ISOWeek.ToDateTime(year, number, DayOfWeek.Monday).AddDays(days);
        return true;
    }

    // The year first, or last; years of two digits stand behind quarters alone.
    [GeneratedRegex(
        $"^(?:(?<year>[0-9]{{4}})(?:{Between}{{0,3}}(?:(?<kind>{Kinds}) ?(?<number>[0-9]{{1,2}})(?:-?(?<day>[1-7]))?|(?<number>[1-4])(?<kind>[QH])))?"
        + $"|(?:(?<kind>{Kinds}) ?(?<number>[0-9]{{1,2}})|(?<number>[1-4])(?<kind>[QH])){Between}{{1,3}}(?<year>[0-9]{{4}})"
        + $"|(?:(?<kind>{Quarter}) ?(?<number>[1-4]){Between}{{1,3}}|(?<number>[1-4])(?<kind>Q){Between}{{0,3}})(?<year>[0-9]{{4}}|[0-9]{{2}}))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
