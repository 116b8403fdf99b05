namespace Vae.Realtime.Imaging;

using System.Buffers.Binary;
using Vae.Realtime.Formats;

/// <summary>Writes animations as GIF files with one palette for all frames; they repeat for ever.</summary>
/// <remarks>Source: Graphics Interchange Format, version 89a (CompuServe 1990), and Netscape's application extension for repeating.</remarks>
public static class GifFile
{
    private const int MostSide = ushort.MaxValue;
    private const byte ExtensionIntroducer = 0x21;

    /// <summary>Writes the frames atomically: whoever opens the path sees the old file or the new, whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="frames">At least one, all of one size. Alpha is ignored.</param>
    /// <param name="hundredths">How long each is shown, in hundredths of a second.</param>
    /// <exception cref="VaeException">A frame is too large, or the file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<Rgba32Picture> frames, int hundredths)
    {
        byte[] gif = Encode(frames, hundredths);
        AtomicFile.Write(path, stream => stream.Write(gif));
    }

    /// <summary>The bytes of the file.</summary>
    /// <inheritdoc cref="Save"/>
    public static byte[] Encode(IReadOnlyList<Rgba32Picture> frames, int hundredths)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfZero(frames.Count, nameof(frames));
        (int width, int height) = (frames[0].Width, frames[0].Height);
        if (frames.Any(frame => frame.Width != width || frame.Height != height))
        {
            throw new ArgumentException("The frames of an animation must be of one size.", nameof(frames));
        }

        if (Math.Max(width, height) > MostSide)
        {
            throw new VaeException($"a GIF cannot have {width:N0} x {height:N0} pixels; {MostSide:N0} is the most either way, use a smaller --size");
        }

        ColourTable colours = ColourTable.Of(frames);
        using MemoryStream gif = new();
        gif.Write("GIF89a"u8);
        WriteWords(gif, width, height);

        // A global table of 2^8 colours of 8 bits each; background 0; square pixels.
        gif.Write([0xF7, 0, 0]);
        gif.Write(colours.Rgb);
        if (frames.Count > 1)
        {
            gif.Write([ExtensionIntroducer, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        }

        foreach (Rgba32Picture frame in frames)
        {
            // Frames stay in place (disposal 1) until the next one covers them.
            gif.Write([ExtensionIntroducer, 0xF9, 4, 1 << 2]);
            WriteWords(gif, hundredths);
            gif.Write([0, 0, (byte)',']);
            WriteWords(gif, 0, 0, width, height);
            gif.WriteByte(0);
            GifLzw.Write(gif, colours.IndicesOf(frame));
        }

        gif.WriteByte((byte)';');
        return gif.ToArray();
    }

    private static void WriteWords(Stream stream, params ReadOnlySpan<int> values)
    {
        Span<byte> word = stackalloc byte[sizeof(ushort)];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(word, checked((ushort)value));
            stream.Write(word);
        }
    }
}
