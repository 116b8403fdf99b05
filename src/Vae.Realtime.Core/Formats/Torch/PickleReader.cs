namespace Vae.Realtime.Formats.Torch;

using System.Buffers.Binary;
using System.Globalization;
using System.Text;

/// <summary>
/// Reads a pickle without running it: of the stack machine's instructions those that build plain data, and of all classes and functions
/// those that <see cref="IPickleTypes"/> knows. Nothing is allocated on the word of the pickle: lengths are checked against what is left.
/// </summary>
/// <remarks>Source: the instructions as Python's Lib/pickletools.py describes them.</remarks>
internal sealed class PickleReader
{
    private const int MaxProtocol = 5;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _pickle;
    private readonly IPickleTypes _types;
    private readonly string _source;
    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _at;

    private PickleReader(ReadOnlyMemory<byte> pickle, IPickleTypes types, string source) => (_pickle, _types, _source) = (pickle, types, source);

    /// <summary>
    /// The value that a pickle describes: null, bool, long, double, string, byte[], a tuple, a list, a dictionary, or what the types make.
    /// </summary>
    /// <param name="pickle">The instructions.</param>
    /// <param name="types">What they may name.</param>
    /// <param name="source">How messages name it; quoted already if it is a file.</param>
    /// <exception cref="UnreadablePickleException">It asks for something that is not plain data.</exception>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static object? Read(ReadOnlyMemory<byte> pickle, IPickleTypes types, string source) => new PickleReader(pickle, types, source).Run();

    private object? Run()
    {
        while (true)
        {
            byte code = Bytes(1)[0];
            if (code == '.')
            {
                return Pop();
            }

            Step(code);
        }
    }

    private void Step(byte code)
    {
        switch ((char)code)
        {
            case '\u0080':
                int protocol = Bytes(1)[0];
                if (protocol > MaxProtocol)
                {
                    throw Damaged($"asks for protocol {protocol}");
                }

                break;
            case '\u0095':
                Bytes(sizeof(ulong));
                break;
            case '(':
                _marks.Add(_stack.Count);
                break;
            case '0':
                Pop();
                break;
            case '1':
                PopMarked();
                break;
            case 'N':
                Push(null);
                break;
            case '\u0088' or '\u0089':
                Push(code == 0x88);
                break;
            case 'J':
                Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)));
                break;
            case 'K':
                Push((long)Bytes(1)[0]);
                break;
            case 'M':
                Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2)));
                break;
            case '\u008a':
                Push(Integer(Bytes(Bytes(1)[0])));
                break;
            case 'G':
                Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8)));
                break;
            case 'X':
                Push(Text(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))));
                break;
            case '\u008c':
                Push(Text(Bytes(Bytes(1)[0])));
                break;
            case '\u008d':
                Push(Text(Bytes(BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8)))));
                break;
            case 'T':
                Push(Text(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))));
                break;
            case 'U':
                Push(Text(Bytes(Bytes(1)[0])));
                break;
            case 'B':
                Push(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))).ToArray());
                break;
            case 'C':
                Push(Bytes(Bytes(1)[0]).ToArray());
                break;
            case ')':
                Push(new PickleTuple([]));
                break;
            case 't':
                Push(new PickleTuple(PopMarked()));
                break;
            case '\u0085' or '\u0086' or '\u0087':
                object?[] items = new object?[code - 0x84];
                for (int i = items.Length - 1; i >= 0; i--)
                {
                    items[i] = Pop();
                }

                Push(new PickleTuple(items));
                break;
            case ']':
                Push(new PickleList());
                break;
            case 'a':
                object? one = Pop();
                Top<PickleList>().Add(one);
                break;
            case 'e':
                object?[] more = PopMarked();
                Top<PickleList>().AddRange(more);
                break;
            case '}':
                Push(new PickleDictionary());
                break;
            case 's':
                (object? value, object? key) = (Pop(), Pop());
                Top<PickleDictionary>().Add((key, value));
                break;
            case 'u':
                SetItems();
                break;
            default:
                StepOfObjects(code);
                break;
        }
    }

    private void StepOfObjects(byte code)
    {
        switch ((char)code)
        {
            case 'q':
                _memo[Bytes(1)[0]] = Peek();
                break;
            case 'r':
                _memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = Peek();
                break;
            case '\u0094':
                _memo[(uint)_memo.Count] = Peek();
                break;
            case 'h':
                Push(Remembered(Bytes(1)[0]));
                break;
            case 'j':
                Push(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))));
                break;
            case 'c':
                Push(Known(new PickleGlobal(Line(), Line())));
                break;
            case '\u0093':
                (object? name, object? module) = (Pop(), Pop());
                Push(module is string folder && name is string word ? Known(new PickleGlobal(folder, word)) : throw Damaged("names no class"));
                break;
            case 'R':
                (object? arguments, object? callee) = (Pop(), Pop());
                PickleGlobal called = callee as PickleGlobal ?? throw Damaged("calls what is no function");
                Push(arguments is PickleTuple tuple && _types.Call(called, tuple.Items) is object made
                    ? made
                    : throw Damaged($"calls {called} wrongly"));
                break;
            case 'b':
                // What is set beside a dictionary's entries: PyTorch keeps the versions of modules there.
                _ = Pop() is PickleDictionary && Peek() is PickleDictionary ? true : throw Damaged("sets the state of what has none");
                break;
            case 'Q':
                Push(_types.Persistent(Pop()) ?? throw Damaged("names no storage of a tensor"));
                break;
            default:
                throw new UnreadablePickleException($"uses the instruction 0x{code:x2} of pickle, which plain data do not need");
        }
    }

    private void SetItems()
    {
        object?[] items = PopMarked();
        if (items.Length % 2 != 0)
        {
            throw Damaged("has a key without a value");
        }

        PickleDictionary dictionary = Top<PickleDictionary>();
        for (int i = 0; i < items.Length; i += 2)
        {
            dictionary.Add((items[i], items[i + 1]));
        }
    }

    private PickleGlobal Known(PickleGlobal name) => _types.Knows(name)
        ? name
        : throw new UnreadablePickleException($"holds a '{PrintableText.Excerpt(name.ToString())}', which only code could make");

    private ReadOnlySpan<byte> Bytes(ulong count)
    {
        if (count > (ulong)(_pickle.Length - _at))
        {
            throw Damaged("is cut off");
        }

        ReadOnlySpan<byte> bytes = _pickle.Span.Slice(_at, (int)count);
        _at += (int)count;
        return bytes;
    }

    private string Line()
    {
        int length = _pickle.Span[_at..].IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Damaged("is cut off");
        }

        string line = Text(Bytes((ulong)length));
        _at++;
        return line;
    }

    private string Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Utf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("has a text that is not UTF-8");
        }
    }

    // Two's complement, least significant byte first, of any length; longer ones are not sizes of anything.
    private static long Integer(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
        {
            return bytes[^1] < 0x80 ? long.MaxValue : long.MinValue;
        }

        long value = bytes.Length > 0 && bytes[^1] >= 0x80 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private object? Remembered(uint index) => _memo.TryGetValue(index, out object? value)
        ? value
        : throw Damaged(string.Create(CultureInfo.InvariantCulture, $"remembers nothing under {index}"));

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Damaged("takes from an empty stack");

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private int Floor => _marks.Count == 0 ? 0 : _marks[^1];

    private object?[] PopMarked()
    {
        if (_marks.Count == 0)
        {
            throw Damaged("takes from an empty stack");
        }

        int mark = _marks[^1];
        _marks.RemoveAt(_marks.Count - 1);
        object?[] items = [.. _stack[mark..]];
        _stack.RemoveRange(mark, items.Length);
        return items;
    }

    private T Top<T>()
        where T : class => Peek() as T ?? throw Damaged("adds to what is no list or dictionary");

    private VaeException Damaged(string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_source} is damaged: at byte {_at:N0} its description of the tensors {what}; get it again"));
}
