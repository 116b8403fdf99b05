namespace Vae.Realtime.Tests.Imaging;

using System.Buffers.Binary;
using Xunit;

/// <summary>Reads GIF files as the format's description has them, with nothing of the program's own.</summary>
internal sealed class GifBytes
{
    private readonly byte[] _gif;
    private int _at;

    public GifBytes(byte[] gif)
    {
        _gif = gif;
        Assert.Equal("GIF89a"u8, gif.AsSpan(0, 6));
        (Width, Height) = (Word(6), Word(8));
        Assert.Equal(0xF7, gif[10]);
        _at = 13 + (3 * 256);
        while (gif[_at] != (byte)';')
        {
            byte kind = gif[_at++];
            if (kind == (byte)'!')
            {
                ReadExtension();
            }
            else
            {
                Assert.Equal((byte)',', kind);
                Assert.Equal((0, 0, Width, Height), (Word(_at), Word(_at + 2), Word(_at + 4), Word(_at + 6)));
                _at += 9;
                int bits = gif[_at++];
                Frames.Add(Colours(Decompress(bits, Blocks())));
            }
        }

        Assert.Equal(gif.Length - 1, _at);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>(H, W, 3) of every frame.</summary>
    public List<byte[]> Frames { get; } = [];

    /// <summary>Hundredths of a second of every frame.</summary>
    public List<int> Delays { get; } = [];

    public bool Repeats { get; private set; }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_gif.AsSpan(at));

    private void ReadExtension()
    {
        byte label = _gif[_at++];
        byte[] content = Blocks();
        if (label == 0xF9)
        {
            Delays.Add(BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(1)));
        }
        else
        {
            Assert.Equal(0xFF, label);
            Assert.Equal([.. "NETSCAPE2.0"u8, 1, 0, 0], content);
            Repeats = true;
        }
    }

    private byte[] Blocks()
    {
        List<byte> content = [];
        while (_gif[_at++] is byte length and > 0)
        {
            content.AddRange(_gif[_at..(_at + length)]);
            _at += length;
        }

        return [.. content];
    }

    // The decoder of the specification: a table of strings that grows by one for each code, with the code size behind it.
    private static List<byte> Decompress(int rootBits, byte[] packed)
    {
        int clear = 1 << rootBits;
        List<byte[]> table = [];
        List<byte> output = [];
        byte[]? last = null;
        int bits = rootBits + 1;
        for (int at = 0; ;)
        {
            int code = 0;
            for (int bit = 0; bit < bits; bit++, at++)
            {
                code |= ((packed[at / 8] >> (at % 8)) & 1) << bit;
            }

            if (code == clear)
            {
                table = [.. Enumerable.Range(0, clear).Select(value => new[] { (byte)value }), [], []];
                (bits, last) = (rootBits + 1, null);
                continue;
            }

            if (code == clear + 1)
            {
                Assert.Equal(packed.Length, (at + 7) / 8);
                return output;
            }

            byte[] entry = code < table.Count ? table[code] : [.. last!, last![0]];
            Assert.True(code <= table.Count);
            output.AddRange(entry);
            if (last is not null && table.Count < 4096)
            {
                table.Add([.. last, entry[0]]);
                bits = table.Count == 1 << bits && bits < 12 ? bits + 1 : bits;
            }

            last = entry;
        }
    }

    private byte[] Colours(List<byte> indices)
    {
        Assert.Equal(Width * Height, indices.Count);
        return [.. indices.SelectMany(index => _gif[(13 + (3 * index))..(16 + (3 * index))])];
    }
}
