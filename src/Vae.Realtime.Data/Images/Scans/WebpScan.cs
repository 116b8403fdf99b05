namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;
using SixLabors.ImageSharp;

/// <summary>Walks the chunks of a WebP. The frames of an animation, which the decoder does not know, become pictures of their own.</summary>
/// <remarks>Source: WebP Container Specification (Google 2011), RFC 9649.</remarks>
internal static class WebpScan
{
    private const int HeaderBytes = 12;
    private const int HeadBytes = 8;
    private const int ExtendedBytes = 10;
    private const int FrameBytes = 16;
    private const byte AlphaFlag = 0x10;
    private const byte ReplacesFlag = 2;
    private const byte ClearsFlag = 1;

    public static PictureScan Of(byte[] file)
    {
        PictureScan scan = new() { IsWhole = file.Length >= BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)) + (long)HeadBytes };
        int frames = 0;
        Size canvas = default;
        foreach ((string name, Range data) in Chunks(file, HeaderBytes, file.Length).TakeWhile(_ => frames <= PictureLimits.MaxFrames))
        {
            ReadOnlySpan<byte> content = file.AsSpan(data);
            if (name == "VP8X")
            {
                canvas = new Size(Word(content[4..]) + 1, Word(content[7..]) + 1);
            }
            else if (name == "ICCP")
            {
                scan = scan with { Profile = ColourProfile.Foreign(content) };
            }
            else if (name == "ANMF")
            {
                frames++;
            }
        }

        return frames == 0 ? scan : scan with { Frames = frames, Animation = new Animation(canvas, Frames(file)) };
    }

    private static IEnumerable<AnimationFrame> Frames(byte[] file)
    {
        foreach ((_, Range data) in Chunks(file, HeaderBytes, file.Length).Where(chunk => chunk.Name == "ANMF"))
        {
            yield return Frame(file, data);
        }
    }

    private static AnimationFrame Frame(byte[] file, Range data)
    {
        ReadOnlySpan<byte> content = file.AsSpan(data);
        Size size = new(Word(content[6..]) + 1, Word(content[9..]) + 1);
        byte flags = content[15];
        return new AnimationFrame(
            Still(file, data.Start.Value + FrameBytes, data.End.Value, size),
            new Point(2 * Word(content), 2 * Word(content[3..])),
            (flags & ReplacesFlag) == 0,
            (flags & ClearsFlag) == 0 ? FrameDisposal.Keep : FrameDisposal.Clear);
    }

    // The whole of a chunk that the file ends within is what there is of it.
    private static IEnumerable<(string Name, Range Data)> Chunks(byte[] file, int at, int end)
    {
        while (at + HeadBytes <= end)
        {
            long length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            int begin = at + HeadBytes;
            int stop = (int)Math.Min(end, begin + length);
            yield return (System.Text.Encoding.ASCII.GetString(file, at, 4), begin..stop);
            at = (int)Math.Min(end, begin + length + (length & 1));
        }
    }

    private static byte[] Still(byte[] file, int begin, int end, Size size)
    {
        using MemoryStream still = new();
        still.Write("RIFF\0\0\0\0WEBP"u8);
        bool transparent = Chunks(file, begin, end).Any(chunk => chunk.Name == "ALPH");
        if (transparent)
        {
            byte[] extended = new byte[ExtendedBytes];
            extended[0] = AlphaFlag;
            WriteWord(extended.AsSpan(4), size.Width - 1);
            WriteWord(extended.AsSpan(7), size.Height - 1);
            Write(still, "VP8X", extended);
        }

        foreach ((string name, Range data) in Chunks(file, begin, end).Where(chunk => chunk.Name is "ALPH" or "VP8 " or "VP8L"))
        {
            Write(still, name, file.AsSpan(data));
        }

        byte[] bytes = still.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - HeadBytes);
        return bytes;
    }

    private static void Write(MemoryStream file, string name, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        file.Write(System.Text.Encoding.ASCII.GetBytes(name));
        file.Write(length);
        file.Write(data);
        if (data.Length % 2 != 0)
        {
            file.WriteByte(0);
        }
    }

    // Three bytes.
    private static int Word(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void WriteWord(Span<byte> bytes, int value) =>
        (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
}
