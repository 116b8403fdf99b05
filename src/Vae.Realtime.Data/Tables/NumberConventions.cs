namespace Vae.Realtime.Data.Tables;

using System.Numerics;

/// <summary>Sets of conventions, a bit each.</summary>
internal static class NumberConventions
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>All of them: what a number without any sign fits.</summary>
    public const byte All = 0xFF;

    /// <summary>Those with decimals behind a dot.</summary>
    public const byte DecimalDots = 0x0F;

    /// <summary>Those with decimals behind a comma.</summary>
    public const byte DecimalCommas = 0xF0;

    // What stands between groups, in the order of the conventions.
    private const string DotGroups = "\0, '";
    private const string CommaGroups = "\0. '";

    /// <summary>The sign that begins the decimals.</summary>
    public static char DecimalOf(NumberConvention convention) => convention < NumberConvention.Comma ? '.' : ',';

    /// <summary>The sign between groups; a null character where there are none.</summary>
    public static char GroupOf(NumberConvention convention) =>
        convention < NumberConvention.Comma ? DotGroups[(int)convention] : CommaGroups[convention - NumberConvention.Comma];

    /// <summary>The bit of one.</summary>
    public static byte Bit(NumberConvention convention) => (byte)(1 << (int)convention);

    /// <summary>Whether a set has one.</summary>
    public static bool Has(byte set, NumberConvention convention) => (set & Bit(convention)) != 0;

    /// <summary>Those that options leave.</summary>
    /// <param name="point">The sign of the decimals; null for either.</param>
    /// <param name="group">The sign between groups; null for any.</param>
    public static byte Allowed(char? point, char? group)
    {
        byte allowed = 0;
        foreach (NumberConvention convention in Enum.GetValues<NumberConvention>())
        {
            bool fits = (point is null || DecimalOf(convention) == point) && (group is null || GroupOf(convention) == group);
            allowed |= fits ? Bit(convention) : (byte)0;
        }

        return allowed;
    }

    /// <summary>How many a set has.</summary>
    public static int SizeOf(byte set) => BitOperations.PopCount(set);
}
