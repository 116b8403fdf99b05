namespace Vae.Realtime.Tests.Data.Pictures;

using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>ICC profiles of a name, three primaries and perhaps curves, and pictures with such a profile.</summary>
internal static class ProfileBytes
{
    private const int HeaderBytes = 128;

    /// <summary>The primaries of sRGB, adapted to D50.</summary>
    public static double[] Srgb { get; } = [0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141];

    /// <summary>Those of Display P3.</summary>
    public static double[] DisplayP3 { get; } = [0.5151, 0.2412, -0.0011, 0.2919, 0.6922, 0.0419, 0.1572, 0.0666, 0.7841];

    /// <summary>Those of Adobe RGB.</summary>
    public static double[] AdobeRgb { get; } = [0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457];

    /// <summary>The curve of sRGB as a formula.</summary>
    public static byte[] SrgbCurve { get; } = Formula(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);

    /// <summary>A picture of 8x8 pixels of one colour with a profile, of the format that the name says.</summary>
    public static byte[] Picture(string name, byte[] profile, Rgba32 colour)
    {
        byte[] png = PictureCases.Plain(new PngEncoder(), colour);
        byte[] jpeg = PictureCases.Plain(new JpegEncoder { Quality = 100 }, colour);
        int length = profile.Length + 16;
        return Path.GetExtension(name) switch
        {
            ".png" => PngBytes.With(png, "iCCP", [.. "name"u8, 0, 0, .. PngBytes.Compressed(profile)]),
            ".jpg" => [.. jpeg[..2], 0xFF, 0xE2, (byte)(length >> 8), (byte)length, .. "ICC_PROFILE\0"u8, 1, 1, .. profile, .. jpeg[2..]],
            ".webp" => WebpBytes.WithProfile(new Size(8, 8), profile, colour),
            _ => TiffPageBytes.File(little: true, TiffPageBytes.Plain(8, colour.R, colour.G, colour.B) with { Profile = profile }),
        };
    }

    /// <summary>A curve of that exponent.</summary>
    public static byte[] Gamma(double exponent) => [.. "curv"u8, 0, 0, 0, 0, .. Number(1), .. Word((int)Math.Round(exponent * 256))];

    /// <summary>A curve through these values, at equal distances.</summary>
    public static byte[] Sampled(params double[] values) =>
        [.. "curv"u8, 0, 0, 0, 0, .. Number(values.Length), .. values.SelectMany(value => Word((int)Math.Round(value * ushort.MaxValue)))];

    /// <summary>A formula of the format's, by its number.</summary>
    public static byte[] Formula(int kind, params double[] numbers) =>
        [.. "para"u8, 0, 0, 0, 0, .. Word(kind), 0, 0, .. numbers.SelectMany(value => Number((int)Math.Round(value * 65_536)))];

    /// <param name="name">What it is called.</param>
    /// <param name="primaries">Three of three numbers; none for a profile without.</param>
    /// <param name="unicode">Whether the name is stored as version 4 of the format does, or as version 2 does.</param>
    /// <param name="curve">The curve of every channel; null for none.</param>
    /// <param name="space">The colours that it describes, four letters.</param>
    /// <param name="table">Whether it has a table of colours too.</param>
    public static byte[] Of(string name, double[] primaries, bool unicode, byte[]? curve = null, string space = "RGB ", bool table = false)
    {
        byte[] description = unicode
            ? [
                .. "mluc"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12, .. "enUS"u8, .. Number(2 * name.Length), .. Number(28),
                .. Encoding.BigEndianUnicode.GetBytes(name),
            ]
            : [.. "desc"u8, 0, 0, 0, 0, .. Number(name.Length + 1), .. Encoding.ASCII.GetBytes(name), 0];
        List<(string Name, byte[] Data)> tags = [("desc", description)];
        foreach ((string tag, int at) in primaries.Length == 0 ? [] : new[] { ("rXYZ", 0), ("gXYZ", 3), ("bXYZ", 6) })
        {
            byte[] numbers = [.. primaries[at..(at + 3)].SelectMany(value => Number((int)Math.Round(value * 65_536)))];
            tags.Add((tag, [.. "XYZ "u8, 0, 0, 0, 0, .. numbers]));
        }

        tags.AddRange(new[] { "rTRC", "gTRC", "bTRC", "kTRC" }.Where(_ => curve is not null).Select(tag => (tag, curve!)));
        tags.AddRange(table ? [("A2B0", new byte[40])] : []);
        List<byte> profile = [.. new byte[16], .. Encoding.ASCII.GetBytes(space), .. "XYZ "u8, .. new byte[HeaderBytes - 24], .. Number(tags.Count)];
        int place = profile.Count + (12 * tags.Count);
        foreach ((string tag, byte[] data) in tags)
        {
            profile.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Number(place), .. Number(data.Length)]);
            place += data.Length;
        }

        return [.. profile, .. tags.SelectMany(tag => tag.Data)];
    }

    private static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
