namespace Vae.Realtime.Tests.Data.Pictures;

using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Animated PNG files, put together of single ones.</summary>
internal static class ApngBytes
{
    /// <summary>A frame of one colour.</summary>
    /// <param name="Colour">Its colour.</param>
    /// <param name="Area">Where it lies.</param>
    /// <param name="Dispose">0 to keep it, 1 to clear its area, 2 to restore what was there.</param>
    /// <param name="Blend">1 to lay it over what is there, 0 to take its place.</param>
    internal readonly record struct Frame(Rgba32 Colour, Rectangle Area, byte Dispose = 0, byte Blend = 0);

    /// <param name="side">Of the square canvas.</param>
    /// <param name="still">A picture for programs that do not know animations; null where that is the first frame, which fills the canvas.</param>
    /// <param name="frames">In order.</param>
    public static byte[] Of(int side, Rgba32? still, params Frame[] frames)
    {
        byte[] head = Still(still ?? frames[0].Colour, side, side);
        List<byte> file = [.. head[..PngBytes.BehindHeader], .. PngBytes.Chunk("acTL", [.. Number(frames.Length), .. Number(0)])];
        int sequence = 0;
        if (still is not null)
        {
            file.AddRange(PngBytes.Chunk("IDAT", Data(head)));
        }

        for (int i = 0; i < frames.Length; i++)
        {
            Frame frame = frames[i];
            byte[] place = [.. Number(frame.Area.Width), .. Number(frame.Area.Height), .. Number(frame.Area.X), .. Number(frame.Area.Y)];
            file.AddRange(PngBytes.Chunk("fcTL", [.. Number(sequence++), .. place, 0, 1, 0, 10, frame.Dispose, frame.Blend]));
            byte[] data = Data(Still(frame.Colour, frame.Area.Width, frame.Area.Height));
            bool first = i == 0 && still is null;
            file.AddRange(first ? PngBytes.Chunk("IDAT", data) : PngBytes.Chunk("fdAT", [.. Number(sequence++), .. data]));
        }

        return [.. file, .. PngBytes.Chunk("IEND", [])];
    }

    private static byte[] Still(Rgba32 colour, int width, int height)
    {
        PngEncoder encoder = new()
        {
            ColorType = PngColorType.RgbWithAlpha,
            BitDepth = PngBitDepth.Bit8,
            TransparentColorMode = PngTransparentColorMode.Preserve,
        };
        return PictureCases.Plain(encoder, colour, width, height);
    }

    // What all chunks of pixels hold.
    private static byte[] Data(byte[] png)
    {
        List<byte> data = [];
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.AddRange(png[(at + 8)..(at + 8 + length)]);
            }

            at += 12 + length;
        }

        return [.. data];
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
