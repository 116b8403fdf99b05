namespace Vae.Realtime.Imaging.Files;

using System.Buffers.Binary;

/// <summary>Writes a GIF frame by frame, so that no more than one of them is in memory; it repeats for ever.</summary>
/// <remarks>
/// ImageSharp's encoder wants all frames in memory and does not keep 256 greys apart, so the file is written here, with its choice of colours.
/// Source: Graphics Interchange Format, version 89a (CompuServe 1990), and Netscape's application extension for repeating.
/// </remarks>
internal sealed class GifWriter
{
    private const int MaxSide = ushort.MaxValue;
    private const byte ExtensionIntroducer = 0x21;

    // A table of 2^8 colours follows; the same of the whole file also says that colours have 8 bits.
    private const byte LocalTable = 0x87;
    private const byte GlobalTable = 0xF7;
    private const byte NoGlobalTable = 0x70;

    private readonly Stream _stream;
    private readonly int _width;
    private readonly int _height;
    private readonly ColourTable? _shared;

    /// <summary>A GIF whose frames have a palette each.</summary>
    /// <param name="stream">Receives the file; not closed here.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="VaeException">The frames are too large.</exception>
    public GifWriter(Stream stream, int width, int height)
        : this(stream, width, height, null, repeats: true)
    {
    }

    /// <param name="stream">Receives the file.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="shared">Palette of all frames; null for one each.</param>
    /// <param name="repeats">There will be more than one frame.</param>
    internal GifWriter(Stream stream, int width, int height, ColourTable? shared, bool repeats)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Math.Max(width, height) > MaxSide)
        {
            throw new VaeException($"a GIF cannot have {width:N0} x {height:N0} pixels; {MaxSide:N0} is the most either way, use a smaller --size");
        }

        (_stream, _width, _height, _shared) = (stream, width, height, shared);
        stream.Write("GIF89a"u8);
        WriteWords(width, height);

        // Background 0; square pixels.
        stream.Write([shared is null ? NoGlobalTable : GlobalTable, 0, 0]);
        stream.Write(shared?.Rgb ?? []);
        if (repeats)
        {
            stream.Write([ExtensionIntroducer, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        }
    }

    /// <summary>Appends a frame.</summary>
    /// <param name="frame">A frame of the animation's size. Alpha is ignored.</param>
    /// <param name="hundredths">How long it is shown, in hundredths of a second.</param>
    public void Add(Rgba32Image frame, int hundredths)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if ((frame.Width, frame.Height) != (_width, _height))
        {
            throw new ArgumentException("The frames of an animation must be of one size.", nameof(frame));
        }

        // Frames stay in place (disposal 1) until the next one covers them.
        _stream.Write([ExtensionIntroducer, 0xF9, 4, 1 << 2]);
        WriteWords(Math.Min(hundredths, ushort.MaxValue));
        _stream.Write([0, 0, (byte)',']);
        WriteWords(0, 0, _width, _height);
        using ColourTable? own = _shared is null ? ColourTable.Of([frame]) : null;
        ColourTable colours = own ?? _shared!;
        _stream.WriteByte(_shared is null ? LocalTable : (byte)0);
        _stream.Write(_shared is null ? colours.Rgb : []);
        GifLzw.Write(_stream, colours.IndicesOf(frame));
    }

    /// <summary>Writes the end.</summary>
    public void Finish() => _stream.WriteByte((byte)';');

    private void WriteWords(params ReadOnlySpan<int> values)
    {
        Span<byte> word = stackalloc byte[sizeof(ushort)];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(word, checked((ushort)value));
            _stream.Write(word);
        }
    }
}
