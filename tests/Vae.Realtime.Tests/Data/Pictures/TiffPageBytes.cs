namespace Vae.Realtime.Tests.Data.Pictures;

/// <summary>A page of a TIFF file that is put together tag by tag, without compression.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Samples">(height, width, channels), as they are stored.</param>
internal sealed record TiffPageBytes(int Width, int Height, byte[] Samples)
{
    public int Bits { get; init; } = 8;

    public int Channels { get; init; } = 3;

    /// <summary>1 for grey, 2 for RGB, 5 for inks.</summary>
    public int Colours { get; init; } = 2;

    /// <summary>1 for unsigned numbers, 2 for signed ones, 3 for floating-point ones.</summary>
    public int Format { get; init; } = 1;

    /// <summary>1 for a smaller copy of another page, 4 for a mask.</summary>
    public int Kind { get; init; }

    public int Orientation { get; init; } = 1;

    /// <summary>What the fourth channel is: 2 for alpha; null to say nothing.</summary>
    public int? Extra { get; init; }

    /// <summary>A colour profile; null for none.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>A page of one colour.</summary>
    public static TiffPageBytes Plain(int side, params byte[] pixel) =>
        new(side, side, [.. Enumerable.Repeat(pixel, side * side).SelectMany(values => values)]) { Channels = pixel.Length };

    /// <summary>A file of these pages, in the order of bytes asked for.</summary>
    public static byte[] File(bool little, params TiffPageBytes[] pages)
    {
        List<byte> file = [.. little ? "II"u8 : "MM"u8];
        void Short(int value) => file.AddRange(little ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value]);
        void Long(int value)
        {
            Short(little ? value : value >> 16);
            Short(little ? value >> 16 : value);
        }

        Short(42);
        Long(8);
        for (int i = 0; i < pages.Length; i++)
        {
            TiffPageBytes page = pages[i];
            List<(int Tag, int Type, int Count, int Value)> tags = [];
            int entries = 11 + (page.Extra is null ? 0 : 1) + (page.Profile is null ? 0 : 1);
            int bits = file.Count + 2 + (12 * entries) + 4;
            int samples = bits + (2 * page.Channels);
            int profile = samples + page.Samples.Length;
            tags.AddRange([(254, 4, 1, page.Kind), (256, 4, 1, page.Width), (257, 4, 1, page.Height)]);
            tags.AddRange([(258, 3, page.Channels, page.Channels > 2 ? bits : page.Bits), (259, 3, 1, 1), (262, 3, 1, page.Colours)]);
            tags.AddRange([(273, 4, 1, samples), (274, 3, 1, page.Orientation), (277, 3, 1, page.Channels), (278, 4, 1, page.Height)]);
            tags.Add((279, 4, 1, page.Samples.Length));
            if (page.Extra is int extra)
            {
                tags.Add((338, 3, 1, extra));
            }

            if (page.Profile is not null)
            {
                tags.Add((34_675, 7, page.Profile.Length, profile));
            }

            if (page.Format != 1)
            {
                tags[0] = (339, 3, 1, page.Format);
            }

            Short(entries);
            foreach ((int tag, int type, int count, int value) in tags.OrderBy(one => one.Tag))
            {
                Short(tag);
                Short(type);
                Long(count);
                if (type == 3 && count == 1)
                {
                    Short(value);
                    Short(0);
                }
                else
                {
                    Long(value);
                }
            }

            Long(i == pages.Length - 1 ? 0 : profile + (page.Profile?.Length ?? 0));
            for (int channel = 0; channel < page.Channels; channel++)
            {
                Short(page.Bits);
            }

            file.AddRange(page.Samples);
            file.AddRange(page.Profile ?? []);
        }

        return [.. file];
    }
}
