namespace Vae.Realtime.Tests.Data.Pictures;

using System.Buffers.Binary;
using System.Text;

/// <summary>ICC profiles of a name and three primaries.</summary>
internal static class ProfileBytes
{
    private const int HeaderBytes = 128;

    /// <summary>The primaries of sRGB, adapted to D50.</summary>
    public static double[] Srgb { get; } = [0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141];

    /// <summary>Those of Display P3.</summary>
    public static double[] DisplayP3 { get; } = [0.5151, 0.2412, -0.0011, 0.2919, 0.6922, 0.0419, 0.1572, 0.0666, 0.7841];

    /// <param name="name">What it is called.</param>
    /// <param name="primaries">Three of three numbers.</param>
    /// <param name="unicode">Whether the name is stored as version 4 of the format does, or as version 2 does.</param>
    public static byte[] Of(string name, double[] primaries, bool unicode)
    {
        byte[] description = unicode
            ? [
                .. "mluc"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12, .. "enUS"u8, .. Number(2 * name.Length), .. Number(28),
                .. Encoding.BigEndianUnicode.GetBytes(name),
            ]
            : [.. "desc"u8, 0, 0, 0, 0, .. Number(name.Length + 1), .. Encoding.ASCII.GetBytes(name), 0];
        List<(string Name, byte[] Data)> tags = [("desc", description)];
        foreach ((string tag, int at) in new[] { ("rXYZ", 0), ("gXYZ", 3), ("bXYZ", 6) })
        {
            byte[] numbers = [.. primaries[at..(at + 3)].SelectMany(value => Number((int)Math.Round(value * 65_536)))];
            tags.Add((tag, [.. "XYZ "u8, 0, 0, 0, 0, .. numbers]));
        }

        List<byte> profile = [.. new byte[16], .. "RGB XYZ "u8, .. new byte[HeaderBytes - 24], .. Number(tags.Count)];
        int place = profile.Count + (12 * tags.Count);
        foreach ((string tag, byte[] data) in tags)
        {
            profile.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Number(place), .. Number(data.Length)]);
            place += data.Length;
        }

        return [.. profile, .. tags.SelectMany(tag => tag.Data)];
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
