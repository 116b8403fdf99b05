namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;
using System.Text;

/// <summary>Reads of an ICC profile what it is called, and whether its primaries are those of sRGB.</summary>
/// <remarks>Source: ICC.1:2022, clauses 7.2, 7.3, 10.13, 10.15 and 10.31; the primaries of IEC 61966-2-1, adapted to D50.</remarks>
internal static class ColourProfile
{
    private const int ColourSpaceAt = 16;
    private const int TableAt = 128;
    private const int EntryBytes = 12;
    private const int MaxEntries = 100;
    private const int MaxLetters = 40;

    // What rounding, and different adaptations of the white point, come to.
    private const double Tolerance = 0.02;

    private static readonly (string Tag, double[] Xyz)[] Primaries =
    [
        ("rXYZ", [0.4361, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7141]),
    ];

    /// <summary>The name of a profile of RGB whose colours are others than those of sRGB; null for any other, and for a damaged one.</summary>
    public static string? Foreign(ReadOnlySpan<byte> profile)
    {
        try
        {
            return profile.Length > TableAt && profile[ColourSpaceAt..].StartsWith("RGB "u8) && !IsSrgb(profile) ? Name(profile) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        foreach ((string tag, double[] expected) in Primaries)
        {
            ReadOnlySpan<byte> data = Tag(profile, tag);
            for (int i = 0; i < expected.Length; i++)
            {
                // Signed numbers of 16 bits before and 16 behind the point, behind a head of 8 bytes.
                if (data.IsEmpty || Math.Abs((BinaryPrimitives.ReadInt32BigEndian(data[(8 + (4 * i))..]) / 65_536.0) - expected[i]) > Tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string Name(ReadOnlySpan<byte> profile)
    {
        ReadOnlySpan<byte> data = Tag(profile, "desc");
        string name = "";
        if (data.StartsWith("desc"u8))
        {
            name = Encoding.ASCII.GetString(data.Slice(12, Length(data[8..])));
        }
        else if (data.StartsWith("mluc"u8))
        {
            name = Encoding.BigEndianUnicode.GetString(data.Slice(Length(data[24..]), Length(data[20..])));
        }

        name = string.Concat(name.Where(letter => !char.IsControl(letter))).Trim();
        return name.Length == 0 ? "without a name" : name.Length > MaxLetters ? name[..MaxLetters] + "…" : name;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, string name)
    {
        int entries = Math.Min(Length(profile[TableAt..]), MaxEntries);
        for (int i = 0; i < entries; i++)
        {
            ReadOnlySpan<byte> entry = profile.Slice(TableAt + 4 + (i * EntryBytes), EntryBytes);
            if (Encoding.ASCII.GetString(entry[..4]) == name)
            {
                return profile.Slice(Length(entry[4..]), Length(entry[8..]));
            }
        }

        return [];
    }

    private static int Length(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);
}
