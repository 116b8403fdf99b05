namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;
using System.Text;

/// <summary>A colour profile whose colours are others than those of sRGB.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Conversion">Converts to sRGB; null where it would take more than curves and a matrix: a table, or inks.</param>
/// <remarks>Source: ICC.1:2022, clauses 7.2, 7.3, 8.4, 9.2, 10.15 and 10.31; the primaries of IEC 61966-2-1, adapted to D50.</remarks>
internal sealed record ColourProfile(string Name, ColourConversion? Conversion)
{
    private const int ColourSpaceAt = 16;
    private const int TableAt = 128;
    private const int EntryBytes = 12;
    private const int MaxEntries = 100;
    private const int MaxLetters = 40;

    // What rounding, and different adaptations of the white point, come to.
    private const double Tolerance = 0.02;

    // Curves of sRGB are written in many ways.
    private const int SmallChange = 3;

    private static readonly string[] Primaries = ["rXYZ", "gXYZ", "bXYZ"];
    private static readonly string[] Curves = ["rTRC", "gTRC", "bTRC"];
    private static readonly double[] White = [0.9642, 1, 0.8249];
    private static readonly double[][] Srgb = [[0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]];

    // From XYZ at D50 to the light of sRGB's primaries: the inverse of these with more digits.
    private static readonly double[] FromXyz =
        [3.133_856_1, -1.616_866_7, -0.490_614_6, -0.978_768_4, 1.916_141_5, 0.033_454_0, 0.071_945_3, -0.228_991_4, 1.405_242_7];

    /// <summary>Reads a profile; null where it makes no difference, and for a damaged one.</summary>
    public static ColourProfile? Foreign(ReadOnlySpan<byte> profile)
    {
        try
        {
            return profile.Length <= TableAt ? null
                : profile[ColourSpaceAt..].StartsWith("RGB "u8) ? OfColours(profile)
                : profile[ColourSpaceAt..].StartsWith("GRAY"u8) ? OfGreys(profile)
                : profile[ColourSpaceAt..].StartsWith("CMYK"u8) ? new ColourProfile(NameOf(profile), null)
                : null;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static ColourProfile? OfColours(ReadOnlySpan<byte> profile)
    {
        double[]?[] primaries = new double[]?[Primaries.Length];
        float[]?[] curves = new float[]?[Curves.Length];
        for (int channel = 0; channel < primaries.Length; channel++)
        {
            primaries[channel] = Xyz(Tag(profile, Primaries[channel]));
            curves[channel] = Curve(Tag(profile, Curves[channel]));
        }

        // A table counts more than curves, where there are both.
        bool simple = Tag(profile, "A2B0").IsEmpty && !primaries.Contains(null) && !curves.Contains(null) && IsWhite(primaries!);
        ColourConversion? conversion = simple ? new ColourConversion(curves!, Matrix(primaries!)) : null;
        bool srgb = primaries.Zip(Srgb).All(pair => pair.First is { } found && IsNear(found, pair.Second));
        return srgb && conversion is null or { LargestChange: <= SmallChange } ? null : new ColourProfile(NameOf(profile), conversion);
    }

    private static ColourProfile? OfGreys(ReadOnlySpan<byte> profile)
    {
        ColourConversion? conversion =
            Curve(Tag(profile, "kTRC")) is { } curve ? new ColourConversion([curve, curve, curve], [1, 0, 0, 0, 1, 0, 0, 0, 1]) : null;
        return conversion is { LargestChange: <= SmallChange } ? null : new ColourProfile(NameOf(profile), conversion);
    }

    private static bool IsWhite(double[][] primaries) =>
        IsNear([.. Enumerable.Range(0, White.Length).Select(axis => primaries.Sum(primary => primary[axis]))], White);

    private static bool IsNear(double[] found, double[] expected) =>
        found.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance);

    // (3, 3): the light of a channel in that of sRGB's.
    private static float[] Matrix(double[][] primaries)
    {
        float[] matrix = new float[9];
        for (int at = 0; at < matrix.Length; at++)
        {
            int row = at / 3 * 3;
            matrix[at] = (float)primaries[at % 3].Select((value, axis) => value * FromXyz[row + axis]).Sum();
        }

        return matrix;
    }

    // Signed numbers of 16 bits before and 16 behind the point, behind a head of 8 bytes.
    private static double[]? Xyz(ReadOnlySpan<byte> data)
    {
        double[] xyz = new double[3];
        for (int axis = 0; axis < xyz.Length && !data.IsEmpty; axis++)
        {
            xyz[axis] = BinaryPrimitives.ReadInt32BigEndian(data[(8 + (4 * axis))..]) / 65_536.0;
        }

        return data.IsEmpty ? null : xyz;
    }

    private static float[]? Curve(ReadOnlySpan<byte> data)
    {
        try
        {
            return ToneCurve.Of(data);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static string NameOf(ReadOnlySpan<byte> profile)
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
