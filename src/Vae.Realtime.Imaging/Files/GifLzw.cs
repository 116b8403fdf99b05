namespace Vae.Realtime.Imaging.Files;

/// <summary>GIF's variant of LZW compression (Welch 1984): codes of growing length, packed from the lowest bit, in blocks of 255 bytes.</summary>
internal static class GifLzw
{
    private const int RootBits = 8;
    private const int Clear = 1 << RootBits;
    private const int End = Clear + 1;
    private const int MaxBits = 12;
    private const int MaxCodes = 1 << MaxBits;
    private const int BlockBytes = 255;

    /// <summary>Writes image data: the code size, the blocks and their end.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> indices)
    {
        stream.WriteByte(RootBits);
        Packer packer = new(stream);
        Dictionary<int, int> codes = [];
        (int next, int bits) = (End + 1, RootBits + 1);
        packer.Add(Clear, bits);
        int prefix = indices[0];
        foreach (byte index in indices[1..])
        {
            int key = (prefix << RootBits) | index;
            if (codes.TryGetValue(key, out int longer))
            {
                prefix = longer;
                continue;
            }

            packer.Add(prefix, bits);
            if (next < MaxCodes)
            {
                bits = Widened(bits, next);
                codes.Add(key, next++);
            }
            else
            {
                packer.Add(Clear, bits);
                codes.Clear();
                (next, bits) = (End + 1, RootBits + 1);
            }

            prefix = index;
        }

        packer.Add(prefix, bits);
        packer.Add(End, Widened(bits, next));
        packer.Finish();
    }

    // The reader widens its codes when it has filled the last one that fits, one step after it was made here.
    private static int Widened(int bits, int next) => next == 1 << bits && bits < MaxBits ? bits + 1 : bits;

    private sealed class Packer(Stream stream)
    {
        private readonly byte[] _block = new byte[BlockBytes];
        private int _length;
        private uint _pending;
        private int _pendingBits;

        public void Add(int code, int bits)
        {
            _pending |= (uint)code << _pendingBits;
            for (_pendingBits += bits; _pendingBits >= 8; _pendingBits -= 8)
            {
                Add((byte)_pending);
                _pending >>= 8;
            }
        }

        public void Finish()
        {
            if (_pendingBits > 0)
            {
                Add((byte)_pending);
            }

            if (_length > 0)
            {
                Flush();
            }

            stream.WriteByte(0);
        }

        private void Add(byte value)
        {
            _block[_length++] = value;
            if (_length == BlockBytes)
            {
                Flush();
            }
        }

        private void Flush()
        {
            stream.WriteByte((byte)_length);
            stream.Write(_block, 0, _length);
            _length = 0;
        }
    }
}
