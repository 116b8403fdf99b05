namespace Vae.Realtime.Gpu.Shaders;

using System.Runtime.InteropServices;

/// <summary>
/// Makes SPIR-V 1.5, as kernels are compiled, the 1.3 that Vulkan 1.1 takes. Compiling for 1.1 in the first place, for all devices, costs a tenth
/// of the speed: structures are copied member by member then, as here.
/// </summary>
/// <remarks>
/// Source: SPIR-V specification 1.5, sections 2.3 (layout), 3.14 (image operands of 1.4), 3.20 (NonWritable), 3.32.5 (OpEntryPoint: before 1.4
/// its interface is what the shader takes in and gives out, and no other variable), 3.32.12 (OpCopyLogical, of 1.4) and 3.32.15 (OpSelect of
/// vectors).
/// </remarks>
internal sealed class EarlierSpirv
{
    /// <summary>The version word of SPIR-V 1.3.</summary>
    public const uint Version = 0x00010300;

    private const int HeaderWords = 5;
    private const int VersionWord = 1;
    private const int BoundWord = 3;

    // SignExtend and ZeroExtend of an image's values, which its type says anyway.
    private const uint Extensions = 0x3000;
    private const uint NonWritable = 24;

    private readonly Dictionary<uint, uint[]> _structures = [];
    private readonly Dictionary<uint, (uint Component, uint Count)> _vectors = [];
    private readonly Dictionary<uint, StorageClass> _variables = [];
    private readonly Dictionary<uint, uint> _types = [];
    private readonly HashSet<uint> _declared = [];
    private readonly List<uint> _earlier = [];
    private uint _boolean;
    private bool _inFunctions;

    private enum Op : uint
    {
        EntryPoint = 15,
        TypeVoid = 19,
        TypeBool = 20,
        TypeVector = 23,
        TypeStruct = 30,
        TypeFunction = 33,
        Function = 54,
        Variable = 59,
        Decorate = 71,
        CompositeConstruct = 80,
        CompositeExtract = 81,
        ImageFetch = 95,
        ImageRead = 98,
        ImageWrite = 99,
        Select = 169,
        CopyLogical = 400,
    }

    private enum StorageClass : uint
    {
        Input = 1,
        Output = 3,
        Private = 6,
        Function = 7,
    }

    /// <summary>The same code as SPIR-V 1.3.</summary>
    /// <param name="code">SPIR-V of that or a later version.</param>
    public static byte[] Of(byte[] code)
    {
        ArgumentNullException.ThrowIfNull(code);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(code);
        return words[VersionWord] <= Version ? code : new EarlierSpirv().Translate(words);
    }

    private static uint Head(int words, Op operation) => ((uint)words << 16) | (uint)operation;

    private byte[] Translate(ReadOnlySpan<uint> words)
    {
        for (int at = HeaderWords; at < words.Length; at += (int)(words[at] >> 16))
        {
            Learn((Op)(words[at] & ushort.MaxValue), words.Slice(at, (int)(words[at] >> 16)));
        }

        _earlier.AddRange(words[..HeaderWords]);
        _earlier[VersionWord] = Version;
        for (int at = HeaderWords; at < words.Length; at += (int)(words[at] >> 16))
        {
            Add((Op)(words[at] & ushort.MaxValue), words.Slice(at, (int)(words[at] >> 16)));
        }

        return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_earlier)).ToArray();
    }

    private void Learn(Op operation, ReadOnlySpan<uint> instruction)
    {
        if (operation is >= Op.TypeVoid and <= Op.TypeFunction)
        {
            _declared.Add(instruction[1]);
        }
        else if (instruction.Length > 2 && _declared.Contains(instruction[1]))
        {
            _types[instruction[2]] = instruction[1];
        }

        switch (operation)
        {
            case Op.TypeBool:
                _boolean = instruction[1];
                break;
            case Op.TypeVector:
                _vectors[instruction[1]] = (instruction[2], instruction[3]);
                break;
            case Op.TypeStruct:
                _structures[instruction[1]] = instruction[2..].ToArray();
                break;
            case Op.Variable:
                _variables[instruction[2]] = (StorageClass)instruction[3];
                break;
        }
    }

    private void Add(Op operation, ReadOnlySpan<uint> instruction)
    {
        switch (operation)
        {
            case Op.EntryPoint:
                AddEntry(instruction);
                break;
            case Op.Decorate when instruction[2] == NonWritable
                && _variables.TryGetValue(instruction[1], out StorageClass storage) && storage is StorageClass.Private or StorageClass.Function:
                break;
            case Op.Function:
                DeclareBooleans();
                _earlier.AddRange(instruction);
                break;
            case Op.CopyLogical:
                AddCopy(instruction, _structures[instruction[1]]);
                break;
            case Op.Select when _vectors.TryGetValue(instruction[1], out (uint Component, uint Count) vector)
                && _types.GetValueOrDefault(instruction[3]) == _boolean:
                AddSelect(instruction, vector.Count);
                break;
            case Op.ImageFetch or Op.ImageRead:
                AddImage(instruction, 5);
                break;
            case Op.ImageWrite:
                AddImage(instruction, 4);
                break;
            default:
                _earlier.AddRange(instruction);
                break;
        }
    }

    // Execution model, entry point, a text that ends with a word whose last byte is 0, and the interface.
    private void AddEntry(ReadOnlySpan<uint> instruction)
    {
        int begin = _earlier.Count;
        int end = 3;
        while (instruction[end] >> 24 != 0)
        {
            end++;
        }

        _earlier.AddRange(instruction[..(end + 1)]);
        foreach (uint variable in instruction[(end + 1)..])
        {
            if (_variables[variable] is StorageClass.Input or StorageClass.Output)
            {
                _earlier.Add(variable);
            }
        }

        _earlier[begin] = Head(_earlier.Count - begin, Op.EntryPoint);
    }

    // A structure in another layout: its members, which are numbers or vectors of them and so the same in both, one by one.
    private void AddCopy(ReadOnlySpan<uint> instruction, uint[] members)
    {
        (uint type, uint result, uint value) = (instruction[1], instruction[2], instruction[3]);
        uint first = NewIds(members.Length);
        for (int member = 0; member < members.Length; member++)
        {
            _earlier.AddRange([Head(5, Op.CompositeExtract), members[member], first + (uint)member, value, (uint)member]);
        }

        _earlier.AddRange([Head(3 + members.Length, Op.CompositeConstruct), type, result]);
        _earlier.AddRange(Enumerable.Range(0, members.Length).Select(member => first + (uint)member));
    }

    // One condition for a whole vector becomes a vector of it.
    private void AddSelect(ReadOnlySpan<uint> instruction, uint count)
    {
        uint type = _vectors.First(vector => vector.Value == (_boolean, count)).Key;
        uint conditions = NewIds(1);
        _earlier.AddRange([Head(3 + (int)count, Op.CompositeConstruct), type, conditions]);
        for (uint component = 0; component < count; component++)
        {
            _earlier.Add(instruction[3]);
        }

        _earlier.AddRange([instruction[0], instruction[1], instruction[2], conditions, instruction[4], instruction[5]]);
    }

    // The types of two, three and four conditions, once, before the first function.
    private void DeclareBooleans()
    {
        for (uint count = 2; count <= 4 && !_inFunctions && _boolean != 0; count++)
        {
            if (!_vectors.ContainsValue((_boolean, count)))
            {
                uint type = NewIds(1);
                _vectors[type] = (_boolean, count);
                _earlier.AddRange([Head(4, Op.TypeVector), type, _boolean, count]);
            }
        }

        _inFunctions = true;
    }

    private void AddImage(ReadOnlySpan<uint> instruction, int operands)
    {
        if (instruction.Length <= operands || (instruction[operands] & ~Extensions) != 0)
        {
            _earlier.AddRange(instruction);
            return;
        }

        _earlier.Add(Head(operands, (Op)(instruction[0] & ushort.MaxValue)));
        _earlier.AddRange(instruction[1..operands]);
    }

    private uint NewIds(int count)
    {
        uint first = _earlier[BoundWord];
        _earlier[BoundWord] += (uint)count;
        return first;
    }
}
