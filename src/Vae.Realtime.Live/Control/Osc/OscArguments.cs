namespace Vae.Realtime.Live.Control.Osc;

using System.Buffers.Binary;

/// <summary>The arguments of a message, read one after another.</summary>
/// <param name="tags">Their types, a letter each.</param>
/// <param name="data">Their values.</param>
/// <remarks>Source: The Open Sound Control 1.0 Specification (Wright 2002), the types of its appendix included.</remarks>
internal ref struct OscArguments(ReadOnlySpan<byte> tags, ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _tags = tags;
    private ReadOnlySpan<byte> _data = data;

    /// <summary>Whether an argument was not what its type says; nothing is read after it.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether every byte has been read.</summary>
    public readonly bool IsEmpty => _tags.IsEmpty && _data.IsEmpty;

    /// <summary>Reads the next argument.</summary>
    /// <returns>False after the last, or where <see cref="IsMalformed"/>.</returns>
    public bool TryNext(out OscValue value)
    {
        value = new OscValue(double.NaN);
        while (!_tags.IsEmpty)
        {
            byte tag = _tags[0];
            _tags = _tags[1..];
            if (tag is (byte)'[' or (byte)']')
            {
                // Brackets only group what is between them.
                continue;
            }

            IsMalformed = !TryRead(tag, out value);
            _tags = IsMalformed ? default : _tags;
            return !IsMalformed;
        }

        return false;
    }

    private bool TryRead(byte tag, out OscValue value)
    {
        value = new OscValue(double.NaN);
        switch (tag)
        {
            case (byte)'i' when TryTake(4, out ReadOnlySpan<byte> bytes):
                value = new OscValue(BinaryPrimitives.ReadInt32BigEndian(bytes));
                return true;
            case (byte)'f' when TryTake(4, out ReadOnlySpan<byte> bytes):
                value = new OscValue(BinaryPrimitives.ReadSingleBigEndian(bytes));
                return true;
            case (byte)'h' when TryTake(8, out ReadOnlySpan<byte> bytes):
                value = new OscValue(BinaryPrimitives.ReadInt64BigEndian(bytes));
                return true;
            case (byte)'d' when TryTake(8, out ReadOnlySpan<byte> bytes):
                value = new OscValue(BinaryPrimitives.ReadDoubleBigEndian(bytes));
                return true;
            case (byte)'T' or (byte)'I':
                value = new OscValue(1);
                return true;
            case (byte)'F':
                value = new OscValue(0);
                return true;
            case (byte)'s' or (byte)'S' when OscParser.TryText(ref _data, out ReadOnlySpan<byte> text):
                value = new OscValue(double.NaN, text, isText: true);
                return true;
            case (byte)'N':
                return true;
            case (byte)'t':
                return TryTake(8, out _);
            case (byte)'c' or (byte)'r' or (byte)'m':
                return TryTake(4, out _);
            case (byte)'b' when TryTake(4, out ReadOnlySpan<byte> bytes):
                int length = BinaryPrimitives.ReadInt32BigEndian(bytes);
                return length >= 0 && length <= _data.Length && TryTake((length + 3) / 4 * 4, out _);
            default:
                return false;
        }
    }

    private bool TryTake(int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (_data.Length < length)
        {
            return false;
        }

        bytes = _data[..length];
        _data = _data[length..];
        return true;
    }
}
