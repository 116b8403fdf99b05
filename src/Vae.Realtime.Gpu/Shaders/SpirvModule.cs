namespace Vae.Realtime.Gpu.Shaders;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;

/// <summary>What a compute shader binds, read from its SPIR-V (specification 1.5, sections 2.3, 3.6, 3.7, 3.20 and 3.37).</summary>
internal sealed class SpirvModule
{
    private const int HeaderWords = 5;

    // Of an image's type, behind its own number: whether it is read (1) or read and written (2).
    private const int SampledOperand = 5;
    private const uint ReadBySampling = 1;

    private readonly Dictionary<uint, (Op Code, uint[] Operands)> _results = [];
    private readonly List<(uint Type, uint Id, StorageClass Class)> _variables = [];
    private readonly Dictionary<uint, uint> _bindings = [];
    private readonly Dictionary<uint, uint> _constants = [];
    private readonly Dictionary<(uint Struct, uint Member), uint> _offsets = [];
    private readonly Dictionary<uint, HashSet<uint>> _memberDecorations = [];
    private readonly Dictionary<uint, HashSet<uint>> _decorations = [];

    public SpirvModule(byte[] code)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(code);
        for (int at = HeaderWords; at < words.Length; at += (int)(words[at] >> 16))
        {
            Read((Op)(words[at] & 0xFFFF), words.Slice(at + 1, (int)(words[at] >> 16) - 1));
        }
    }

    private enum Op : uint
    {
        ExecutionMode = 16,
        TypeInt = 21,
        TypeFloat = 22,
        TypeVector = 23,
        TypeImage = 25,
        TypeSampledImage = 27,
        TypeArray = 28,
        TypeStruct = 30,
        TypePointer = 32,
        Constant = 43,
        Variable = 59,
        Decorate = 71,
        MemberDecorate = 72,
    }

    private enum StorageClass : uint
    {
        UniformConstant = 0,
        PushConstant = 9,
        StorageBuffer = 12,
    }

    private enum Decoration : uint
    {
        BuiltIn = 11,
        NonWritable = 24,
        NonReadable = 25,
        Binding = 33,
        Offset = 35,
    }

    /// <summary>Invocations of a workgroup along each axis, where the code fixes them.</summary>
    public WorkgroupSize LocalSize { get; private set; }

    /// <summary>Whether the code asks how many workgroups there are, which is another number where a launch goes in parts.</summary>
    public bool CountsWorkgroups { get; private set; }

    /// <summary>What each binding is.</summary>
    public IReadOnlyDictionary<uint, SpirvBinding> Bindings => _variables
        .Where(variable => _bindings.ContainsKey(variable.Id))
        .ToDictionary(variable => _bindings[variable.Id], variable => Describe(variable.Id, _results[variable.Type].Operands[1], variable.Class));

    /// <summary>Size of the push constants in bytes; 0 without any.</summary>
    public int PushBytes => _variables
        .Where(variable => variable.Class == StorageClass.PushConstant)
        .Sum(variable => StructBytes(_results[variable.Type].Operands[1]));

    private void Read(Op code, ReadOnlySpan<uint> operands)
    {
        const uint LocalSizeMode = 17;
        const uint NumWorkgroups = 24;
        switch (code)
        {
            case Op.ExecutionMode when operands[1] == LocalSizeMode:
                LocalSize = new WorkgroupSize(operands[2], operands[3], operands[4]);
                break;
            case Op.Variable:
                _variables.Add((operands[0], operands[1], (StorageClass)operands[2]));
                break;
            case Op.Decorate when (Decoration)operands[1] == Decoration.Binding:
                _bindings[operands[0]] = operands[2];
                break;
            case Op.Decorate when (Decoration)operands[1] == Decoration.BuiltIn && operands[2] == NumWorkgroups:
                CountsWorkgroups = true;
                break;
            case Op.Decorate:
                Of(_decorations, operands[0]).Add(operands[1]);
                break;
            case Op.MemberDecorate when (Decoration)operands[2] == Decoration.Offset:
                _offsets[(operands[0], operands[1])] = operands[3];
                break;
            case Op.MemberDecorate:
                Of(_memberDecorations, operands[0]).Add(operands[2]);
                break;
            case Op.Constant:
                _constants[operands[1]] = operands[2];
                break;
            case Op.TypeInt or Op.TypeFloat or Op.TypeVector or Op.TypeImage or Op.TypeSampledImage or Op.TypeArray or Op.TypeStruct
                or Op.TypePointer:
                _results[operands[0]] = (code, operands[1..].ToArray());
                break;
        }
    }

    private static HashSet<uint> Of(Dictionary<uint, HashSet<uint>> decorations, uint target) =>
        decorations.TryGetValue(target, out HashSet<uint>? found) ? found : decorations[target] = [];

    private SpirvBinding Describe(uint variable, uint type, StorageClass storage)
    {
        Op code = _results[type].Code;
        string kind = (code, storage) switch
        {
            (Op.TypeSampledImage, _) => SpirvBinding.UniformTexelBuffer,
            (Op.TypeImage, _) when _results[type].Operands[SampledOperand] == ReadBySampling =>
                _results[_results[type].Operands[0]].Code == Op.TypeInt ? SpirvBinding.WordTexelBuffer : SpirvBinding.UniformTexelBuffer,
            (Op.TypeImage, _) => "storage image",
            (_, StorageClass.StorageBuffer) => SpirvBinding.StorageBuffer,
            _ => $"{storage} {code}",
        };
        HashSet<uint> all = [.. Of(_decorations, variable), .. Of(_memberDecorations, type)];
        return new SpirvBinding(kind, all.Contains((uint)Decoration.NonWritable), all.Contains((uint)Decoration.NonReadable));
    }

    private int StructBytes(uint type)
    {
        uint[] members = _results[type].Operands;
        return (int)Enumerable.Range(0, members.Length).Max(member => _offsets[(type, (uint)member)] + Bytes(members[member]));
    }

    private uint Bytes(uint type) => _results[type] switch
    {
        (Op.TypeVector, uint[] operands) => Bytes(operands[0]) * operands[1],
        (Op.TypeArray, uint[] operands) => Bytes(operands[0]) * _constants[operands[1]],
        (Op.TypeStruct, _) => (uint)StructBytes(type),
        (_, uint[] operands) => operands[0] / 8,
    };
}
