namespace Vae.Realtime.Data.Tables;

using System.Globalization;

/// <summary>Numbers as tables write them: with signs of currency and percent, groups of digits, and negative ones in parentheses.</summary>
internal static class NumberText
{
    private const int Longest = 64;
    private const int GroupLength = 3;

    // A sign and as many digits as every int has.
    private const int ShortLength = 9;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Signs of more than one byte, and the ASCII character that each is read as. No-break and thin spaces are spaces.
    private static readonly (byte[] Sign, byte Meaning)[] Signs =
    [
        ([0xC2, 0xA0], (byte)' '),
        ([0xE2, 0x80, 0xAF], (byte)' '),
        ([0xE2, 0x80, 0x89], (byte)' '),
        ([0xE2, 0x80, 0x99], (byte)'\''),
        ([0xE2, 0x88, 0x92], (byte)'-'),
        ([0xC2, 0xA3], (byte)'$'),
        ([0xC2, 0xA5], (byte)'$'),
        ([0xE2, 0x82, 0xAC], (byte)'$'),
    ];

    /// <summary>The conventions by which a value is a number; none where it is no number at all.</summary>
    /// <param name="cell">The value, without blanks around it.</param>
    /// <param name="marks">What stands around the digits.</param>
    public static byte ConventionsOf(ReadOnlySpan<byte> cell, out NumberMarks marks)
    {
        marks = NumberMarks.None;
        if (IsPlain(cell, out bool hasDot))
        {
            return !hasDot ? NumberConventions.All : IsOneGroup(cell.TrimStart("+-"u8))
                ? (byte)(NumberConventions.DecimalDots | NumberConventions.Bit(NumberConvention.CommaDot))
                : NumberConventions.DecimalDots;
        }

        Span<byte> core = stackalloc byte[Longest];
        if (!TryStrip(cell, ref core, out _, out marks))
        {
            return 0;
        }

        Span<byte> plain = stackalloc byte[Longest];
        byte set = 0;
        foreach (NumberConvention convention in Enum.GetValues<NumberConvention>())
        {
            set |= Normalise(core, convention, plain) > 0 ? NumberConventions.Bit(convention) : (byte)0;
        }

        return set;
    }

    /// <summary>Reads a number of a convention.</summary>
    /// <param name="cell">The value, without blanks around it.</param>
    /// <param name="convention">How it is written.</param>
    /// <param name="value">Receives it; a hundredth where it is a percentage.</param>
    /// <returns>False where it is no such number, or no finite one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> cell, NumberConvention convention, out float value)
    {
        if (IsPlain(cell, out bool hasDot) && (!hasDot || NumberConventions.DecimalOf(convention) == '.'))
        {
            if (!hasDot && cell.Length <= ShortLength)
            {
                value = Whole(cell);
                return true;
            }

            return float.TryParse(cell, Style, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
        }

        Span<byte> plain = stackalloc byte[Longest + 1];
        bool read = TryPlain(cell, convention, ref plain, out NumberMarks marks)
            & float.TryParse(plain, Style, CultureInfo.InvariantCulture, out value);
        value = read && marks.HasFlag(NumberMarks.Percent) && TryRead(cell, convention, out double wide) ? (float)wide : value;
        return read && float.IsFinite(value);
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, NumberConvention, out float)"/>
    public static bool TryRead(ReadOnlySpan<byte> cell, NumberConvention convention, out double value)
    {
        Span<byte> plain = stackalloc byte[Longest + 1];
        bool read = TryPlain(cell, convention, ref plain, out NumberMarks marks)
            & double.TryParse(plain, Style, CultureInfo.InvariantCulture, out value);
        value = marks.HasFlag(NumberMarks.Percent) ? value / 100 : value;
        return read && double.IsFinite(value);
    }

    private static bool TryPlain(ReadOnlySpan<byte> cell, NumberConvention convention, ref Span<byte> plain, out NumberMarks marks)
    {
        Span<byte> core = stackalloc byte[Longest];
        if (!TryStrip(cell, ref core, out bool negative, out marks) || Normalise(core, convention, plain[1..]) is not (> 0 and { } length))
        {
            return false;
        }

        plain[0] = negative ? (byte)'-' : (byte)'+';
        plain = plain[..(length + 1)];
        return true;
    }

    // Digits with a sign before and a dot between them; nothing else.
    private static bool IsPlain(ReadOnlySpan<byte> cell, out bool hasDot)
    {
        hasDot = false;
        int digits = 0;
        for (int at = cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+' ? 1 : 0; at < cell.Length; at++)
        {
            if ((uint)(cell[at] - '0') <= 9)
            {
                digits++;
            }
            else if (cell[at] == '.' && !hasDot)
            {
                hasDot = true;
            }
            else
            {
                return false;
            }
        }

        return digits > 0;
    }

    // Rounded once, as any parser does.
    private static float Whole(ReadOnlySpan<byte> cell)
    {
        bool signed = cell[0] is (byte)'-' or (byte)'+';
        int number = 0;
        foreach (byte digit in signed ? cell[1..] : cell)
        {
            number = (10 * number) + (digit - '0');
        }

        return cell[0] == '-' ? -(float)number : number;
    }

    // 1.234 can be a thousand and some; 0.123, 12.34 and 1234.567 cannot.
    private static bool IsOneGroup(ReadOnlySpan<byte> digits)
    {
        int dot = digits.IndexOf((byte)'.');
        return dot is >= 1 and <= GroupLength && digits.Length - dot - 1 == GroupLength && digits[0] != '0';
    }

    // Takes off what stands around the digits and writes the rest in ASCII.
    private static bool TryStrip(ReadOnlySpan<byte> cell, ref Span<byte> core, out bool negative, out NumberMarks marks)
    {
        (negative, marks) = (false, NumberMarks.None);
        if (cell.Length is 0 or > Longest || !TryAscii(cell, ref core))
        {
            return false;
        }

        core = core.Trim((byte)' ');
        if (core is [(byte)'(', .., (byte)')'])
        {
            core = core[1..^1].Trim((byte)' ');
            (negative, marks) = (true, NumberMarks.Parentheses);
        }

        bool signed = negative;
        while (core.Length > 0)
        {
            if (core[0] is (byte)'-' or (byte)'+' && !signed)
            {
                (negative, signed) = (core[0] == '-', true);
                core = core[1..];
            }
            else if (core[0] == '$' && !marks.HasFlag(NumberMarks.Currency))
            {
                marks |= NumberMarks.Currency;
                core = core[1..].TrimStart((byte)' ');
            }
            else if (core[^1] == '$' && !marks.HasFlag(NumberMarks.Currency))
            {
                marks |= NumberMarks.Currency;
                core = core[..^1].TrimEnd((byte)' ');
            }
            else if (core[^1] == '%' && !marks.HasFlag(NumberMarks.Percent))
            {
                marks |= NumberMarks.Percent;
                core = core[..^1].TrimEnd((byte)' ');
            }
            else
            {
                break;
            }
        }

        return core.Length > 0;
    }

    private static bool TryAscii(ReadOnlySpan<byte> cell, ref Span<byte> core)
    {
        int length = 0;
        while (cell.Length > 0)
        {
            int taken = 1;
            byte letter = cell[0];
            if (letter >= 0x80)
            {
                (taken, letter) = (0, 0);
                foreach ((byte[] sign, byte meaning) in Signs)
                {
                    (taken, letter) = cell.StartsWith(sign) ? (sign.Length, meaning) : (taken, letter);
                }
            }

            if (taken == 0)
            {
                return false;
            }

            core[length++] = letter;
            cell = cell[taken..];
        }

        core = core[..length];
        return true;
    }

    // Writes an unsigned number without groups and with a dot; 0 where the text is no number of the convention.
    private static int Normalise(ReadOnlySpan<byte> core, NumberConvention convention, Span<byte> plain)
    {
        (byte point, byte group) = ((byte)NumberConventions.DecimalOf(convention), (byte)NumberConventions.GroupOf(convention));
        (int length, int run, int groups) = (0, 0, 0);
        int at = 0;
        for (; at < core.Length; at++)
        {
            if (IsDigit(core[at]))
            {
                plain[length++] = core[at];
                run++;
            }
            else if (core[at] == group && group != 0)
            {
                if (groups == 0 ? run is 0 or > GroupLength || core[0] == '0' : run != GroupLength)
                {
                    return 0;
                }

                (groups, run) = (groups + 1, 0);
            }
            else
            {
                break;
            }
        }

        if (groups > 0 && run != GroupLength)
        {
            return 0;
        }

        int digits = length;
        if (at < core.Length && core[at] == point)
        {
            plain[length++] = (byte)'.';
            for (at++; at < core.Length && IsDigit(core[at]); at++, digits++)
            {
                plain[length++] = core[at];
            }
        }

        if (digits == 0)
        {
            return 0;
        }

        if (at < core.Length && core[at] is (byte)'e' or (byte)'E')
        {
            plain[length++] = core[at++];
            if (at < core.Length && core[at] is (byte)'-' or (byte)'+')
            {
                plain[length++] = core[at++];
            }

            int exponent = at;
            for (; at < core.Length && IsDigit(core[at]); at++)
            {
                plain[length++] = core[at];
            }

            if (at == exponent)
            {
                return 0;
            }
        }

        return at == core.Length ? length : 0;
    }

    private static bool IsDigit(byte letter) => (uint)(letter - '0') <= 9;
}
