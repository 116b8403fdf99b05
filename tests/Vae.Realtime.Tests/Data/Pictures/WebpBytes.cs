namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Animated WebP files, put together of single ones.</summary>
internal static class WebpBytes
{
    private const int HeaderBytes = 12;

    /// <param name="canvas">Its size.</param>
    /// <param name="frames">The frames and where they lie, at even places.</param>
    public static byte[] Animation(Size canvas, params (Image<Rgba32> Picture, Point At)[] frames) =>
        Animation(canvas, [.. frames.Select(frame => (frame.Picture, frame.At, (byte)0))]);

    /// <param name="canvas">Its size.</param>
    /// <param name="frames">The frames, where they lie, and flags: 1 to clear the frame's area behind it, 2 to take the place of what is there.
    /// </param>
    public static byte[] Animation(Size canvas, params (Image<Rgba32> Picture, Point At, byte Flags)[] frames)
    {
        List<byte> chunks = [.. Chunk("VP8X", [0x12, 0, 0, 0, .. Word(canvas.Width - 1), .. Word(canvas.Height - 1)]), .. Chunk("ANIM", new byte[6])];
        foreach ((Image<Rgba32> picture, Point at, byte flags) in frames)
        {
            byte[] head = [.. Word(at.X / 2), .. Word(at.Y / 2), .. Word(picture.Width - 1), .. Word(picture.Height - 1), .. Word(40), flags];
            chunks.AddRange(Chunk("ANMF", [.. head, .. Lossless(picture)]));
        }

        return [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Count + 4), .. "WEBP"u8, .. chunks];
    }

    /// <summary>A picture of one colour with a colour profile.</summary>
    public static byte[] WithProfile(Size size, byte[] profile, Rgba32 colour)
    {
        using Image<Rgba32> picture = new(size.Width, size.Height, colour);
        byte[] head = Chunk("VP8X", [(byte)(colour.A == byte.MaxValue ? 0x20 : 0x30), 0, 0, 0, .. Word(size.Width - 1), .. Word(size.Height - 1)]);
        byte[] chunks = [.. head, .. Chunk("ICCP", profile), .. Lossless(picture)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    private static byte[] Lossless(Image<Rgba32> picture)
    {
        using MemoryStream file = new();
        picture.SaveAsWebp(file, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless });
        return file.ToArray()[HeaderBytes..];
    }

    private static byte[] Chunk(string name, byte[] data) =>
        [.. System.Text.Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] Word(int value) => BitConverter.GetBytes(value)[..3];
}
