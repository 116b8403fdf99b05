namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;

/// <summary>Dates as tables write them, perhaps with a time of day and an offset from UTC.</summary>
internal static class DateText
{
    private const int Shortest = 4;
    private const int Longest = 40;

    private static readonly string[] NamedForms =
    [
        "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yy", "yyyy-MMM-d", "MMM yyyy", "MMMM yyyy",
        "MMM-yyyy", "MMM-yy", "yyyy MMM", "yyyy MMMM", "yyyy-MMM",
    ];

    private static readonly string[] TimeForms = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "h:mmtt", "h:mm:sstt", "H.mm.ss"];

    /// <summary>The orders by which a value is a date.</summary>
    public static DateOrders OrdersOf(ReadOnlySpan<byte> cell)
    {
        DateOrders orders = DateOrders.None;
        Span<char> letters = stackalloc char[Longest];
        if (cell.Length is < Shortest or > Longest || !Encoding.UTF8.TryGetChars(cell, letters, out int length))
        {
            return orders;
        }

        ReadOnlySpan<char> text = letters[..length];
        return (TryRead(text, DateOrders.DayFirst, out _) ? DateOrders.DayFirst : DateOrders.None)
            | (TryRead(text, DateOrders.MonthFirst, out _) ? DateOrders.MonthFirst : DateOrders.None);
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The date, without blanks around it.</param>
    /// <param name="order">Day or month first, where the year is last.</param>
    /// <param name="time">Receives it.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrders order, out DateTime time)
    {
        if (PeriodText.TryRead(text, out time))
        {
            return true;
        }

        int split = text.IndexOf('T') is int letter and > 0 && char.IsAsciiDigit(text[letter - 1]) ? letter
            : text.IndexOf(':') is int colon and > 0 ? text[..colon].LastIndexOf(' ')
            : text.Length;
        if (split < 0 || !TryDay(text[..split].Trim(), order, out time))
        {
            return false;
        }

        TimeSpan clock = default;
        if (split < text.Length && !TryClock(text[(split + 1)..].Trim(), out clock))
        {
            return false;
        }

        long ticks = time.Ticks + clock.Ticks;
        time = new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
        return true;
    }

    /// <summary>Reads a time of day, in UTC where an offset is given.</summary>
    /// <param name="text">The time, without blanks around it.</param>
    /// <param name="clock">Receives what has passed since midnight.</param>
    public static bool TryClock(ReadOnlySpan<char> text, out TimeSpan clock)
    {
        TimeSpan offset = default;
        if (text.EndsWith("UTC") || text.EndsWith("GMT"))
        {
            text = text[..^3].TrimEnd();
        }
        else if (text.EndsWith("Z"))
        {
            text = text[..^1];
        }
        else if (text.LastIndexOfAny("+-") is int sign and > 0)
        {
            ReadOnlySpan<char> zone = text[(sign + 1)..];
            if (!TimeSpan.TryParseExact(zone, ["hh\\:mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out offset))
            {
                clock = default;
                return false;
            }

            offset = text[sign] == '-' ? -offset : offset;
            text = text[..sign].TrimEnd();
        }

        bool read = TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        clock = time.ToTimeSpan() - offset;
        return read;
    }

    private static bool TryDay(ReadOnlySpan<char> text, DateOrders order, out DateTime day)
    {
        day = default;
        Span<Range> parts = stackalloc Range[4];
        char sign = text.IndexOfAny("-/.") is int first and > 0 ? text[first] : '\0';
        int count = sign == '\0' ? 0 : text.Split(parts, sign);
        Span<int> numbers = stackalloc int[3];
        for (int at = 0; at < count; at++)
        {
            if (at == 3 || !int.TryParse(text[parts[at]], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[at]))
            {
                count = 0;
            }
        }

        int Digits(ReadOnlySpan<Range> ranges, int at) => ranges[at].End.Value - ranges[at].Start.Value;
        if (count == 2 && sign != '.' && Digits(parts, 0) == 4)
        {
            return TryMake(numbers[0], numbers[1], 1, out day);
        }

        if (count == 2 && sign != '.' && Digits(parts, 0) <= 2 && Digits(parts, 1) == 4)
        {
            return TryMake(numbers[1], numbers[0], 1, out day);
        }

        if (count == 3 && Digits(parts, 0) == 4)
        {
            return TryMake(numbers[0], numbers[1], numbers[2], out day);
        }

        if (count == 3 && Digits(parts, 2) is 2 or 4)
        {
            int year = Digits(parts, 2) == 4 ? numbers[2] : numbers[2] + (numbers[2] < 70 ? 2000 : 1900);
            return order == DateOrders.DayFirst
                ? TryMake(year, numbers[1], numbers[0], out day)
                : sign != '.' && TryMake(year, numbers[0], numbers[1], out day);
        }

        return count == 0 && text.IndexOfAnyInRange('A', 'z') >= 0
            && DateTime.TryParseExact(
                text.ToString().Replace(",", "", StringComparison.Ordinal),
                NamedForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowInnerWhite,
                out day);
    }

    private static bool TryMake(int year, int month, int day, out DateTime date)
    {
        bool valid = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new DateTime(year, month, day) : default;
        return valid;
    }
}
