namespace Vae.Realtime.Tests.Kernels;

using System.Runtime.InteropServices;

/// <summary>
/// The blocks of a shader of one function, and its loops: what the rules for texel fetches and loads by address
/// (<c>include/memory.glsl</c>) and for values that all invocations share need of SPIR-V (specification 1.5, sections 2.3, 2.11 and 3.32).
/// </summary>
internal sealed class SpirvFlow
{
    private const int HeaderWords = 5;

    private readonly HashSet<uint> _scalars = [];
    private readonly HashSet<uint> _zeros = [];
    private readonly HashSet<uint> _constants = [];
    private readonly HashSet<uint> _shared = [];
    private readonly HashSet<uint> _addressTypes = [];
    private readonly HashSet<uint> _addresses = [];
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<uint, HashSet<uint>> _above = [];

    public SpirvFlow(byte[] code)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(code);
        for (int at = HeaderWords; at < words.Length; at += (int)(words[at] >> 16))
        {
            Read((Op)(words[at] & 0xFFFF), words.Slice(at + 1, (int)(words[at] >> 16) - 1).ToArray());
        }

        FindAbove();
    }

    // Of variables that invocations share.
    private enum StorageClass : uint
    {
        Uniform = 2,
        PushConstant = 9,
        StorageBuffer = 12,
        PhysicalStorageBuffer = 5349,
    }

    private enum Op : uint
    {
        TypeInt = 21,
        TypeFloat = 22,
        TypePointer = 32,
        Constant = 43,
        ConstantNull = 46,
        Function = 54,
        Variable = 59,
        Load = 61,
        AccessChain = 65,
        InBoundsAccessChain = 66,
        ImageFetch = 95,
        Phi = 245,
        LoopMerge = 246,
        Label = 248,
        Branch = 249,
        BranchConditional = 250,
        Switch = 251,
    }

    /// <summary>Functions of the module; the rest holds for one.</summary>
    public int Functions { get; private set; }

    /// <summary>Texel fetches of the module.</summary>
    public int Fetches => _blocks.Sum(block => block.Fetches);

    /// <summary>Fetches that stand behind a loop before which no counter is zero.</summary>
    public int FetchesWithoutZero => _blocks.Where(block => _blocks.Any(loop => loop.Merge != 0
        && IsAbove(loop, block.Label)
        && !IsInside(loop, block.Label)
        && !_blocks.Any(other => IsAbove(other, loop.Label) && CountsFromZero(other)))).Sum(block => block.Fetches);

    /// <summary>Loads in loops from a place that is the same for all invocations and in every turn.</summary>
    public int SharedReadsInLoops => _blocks
        .Where(block => _blocks.Any(loop => loop.Merge != 0 && IsInside(loop, block.Label)))
        .Sum(block => block.SharedReads);

    /// <summary>Loads by address in loops that are left elsewhere than behind their last instruction.</summary>
    public int AddressReadsInOpenLoops => _blocks
        .Where(block => _blocks.Any(loop => loop.Merge != 0 && IsInside(loop, block.Label) && !EndsWithItsTest(loop)))
        .Sum(block => block.AddressReads);

    /// <summary>Loads by address of the module.</summary>
    public int AddressReads => _blocks.Sum(block => block.AddressReads);

    private void Read(Op code, uint[] operands)
    {
        switch (code)
        {
            case Op.Variable when (StorageClass)operands[2] is StorageClass.Uniform or StorageClass.PushConstant or StorageClass.StorageBuffer:
                _shared.Add(operands[1]);
                break;
            case Op.AccessChain or Op.InBoundsAccessChain when _shared.Contains(operands[2]) && operands[3..].All(_constants.Contains):
                _shared.Add(operands[1]);
                break;
            case Op.TypePointer when (StorageClass)operands[1] == StorageClass.PhysicalStorageBuffer:
                _addressTypes.Add(operands[0]);
                break;
            case Op.AccessChain or Op.InBoundsAccessChain when _addressTypes.Contains(operands[0]):
                _addresses.Add(operands[1]);
                break;
            case Op.Load when _addresses.Contains(operands[2]):
                _blocks[^1].AddressReads++;
                break;
            case Op.Load when _shared.Contains(operands[2]):
                _blocks[^1].SharedReads++;
                break;
            case Op.TypeInt or Op.TypeFloat:
                _scalars.Add(operands[0]);
                break;
            case Op.Constant or Op.ConstantNull:
                _constants.Add(operands[1]);
                if (_scalars.Contains(operands[0]) && operands[2..].All(word => word == 0))
                {
                    _zeros.Add(operands[1]);
                }

                break;
            case Op.Function:
                Functions++;
                break;
            case Op.Label:
                _blocks.Add(new Block(operands[0]));
                break;
            case Op.ImageFetch:
                _blocks[^1].Fetches++;
                break;
            case Op.Phi:
                _blocks[^1].Phis.AddRange(operands[2..].Chunk(2).Select(pair => (pair[0], pair[1])));
                break;
            case Op.LoopMerge:
                _blocks[^1].Merge = operands[0];
                break;
            case Op.Branch:
                _blocks[^1].Next = operands;
                break;
            case Op.BranchConditional:
                _blocks[^1].Next = operands[1..3];
                break;
            case Op.Switch:
                _blocks[^1].Next = [operands[1], .. operands[2..].Where((_, index) => index % 2 == 1)];
                break;
        }
    }

    // Which blocks every way to a block passes, itself included.
    private void FindAbove()
    {
        ILookup<uint, uint> previous = _blocks.SelectMany(block => block.Next.Select(next => (next, block.Label)))
            .ToLookup(step => step.next, step => step.Label);
        foreach (Block block in _blocks)
        {
            _above[block.Label] = block == _blocks[0] ? [block.Label] : [.. _blocks.Select(each => each.Label)];
        }

        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (uint label in _blocks.Skip(1).Select(block => block.Label).Where(previous.Contains))
            {
                HashSet<uint> shared = [.. previous[label].Select(each => _above[each]).Aggregate((one, other) => [.. one.Intersect(other)]), label];
                changed |= shared.Count != _above[label].Count;
                _above[label] = shared;
            }
        }
    }

    private bool IsAbove(Block block, uint label) => _above[label].Contains(block.Label);

    private bool IsInside(Block loop, uint label) => IsAbove(loop, label) && !_above[label].Contains(loop.Merge);

    // A phi of a loop's head that is zero where the loop begins.
    private bool CountsFromZero(Block loop) =>
        loop.Merge != 0 && loop.Phis.Any(way => _zeros.Contains(way.Value) && !IsInside(loop, way.From));

    // Whether the only way out is the step that could also lead back to the head.
    private bool EndsWithItsTest(Block loop) => _blocks
        .Where(block => IsInside(loop, block.Label) && block.Next.Any(next => !IsInside(loop, next)))
        .All(block => block.Next.Contains(loop.Label));

    private sealed class Block(uint label)
    {
        public uint Label => label;

        public List<(uint Value, uint From)> Phis { get; } = [];

        public uint[] Next { get; set; } = [];

        public uint Merge { get; set; }

        public int Fetches { get; set; }

        public int SharedReads { get; set; }

        public int AddressReads { get; set; }
    }
}
