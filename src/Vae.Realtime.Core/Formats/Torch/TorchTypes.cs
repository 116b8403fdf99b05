namespace Vae.Realtime.Formats.Torch;

/// <summary>The storage of tensors: elements of one type, in a file of its own in the archive.</summary>
/// <param name="Key">Name of that file.</param>
/// <param name="DType">Element type, by the name that safetensors give it.</param>
/// <param name="Count">Elements.</param>
internal sealed record TorchStorage(string Key, string DType, long Count);

/// <summary>A tensor as a view of a storage; sizes and strides as the file has them, checked for nothing but their number.</summary>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>What the pickles of PyTorch's state_dicts are made of.</summary>
internal sealed class TorchTypes : IPickleTypes
{
    private static readonly PickleGlobal OrderedDictionary = new("collections", "OrderedDict");
    private static readonly PickleGlobal Tensor = new("torch._utils", "_rebuild_tensor_v2");
    private static readonly PickleGlobal Parameter = new("torch._utils", "_rebuild_parameter");
    private static readonly PickleGlobal Size = new("torch", "Size");

    private static readonly Dictionary<PickleGlobal, string> Storages = new()
    {
        [new("torch", "FloatStorage")] = "F32",
        [new("torch", "HalfStorage")] = "F16",
        [new("torch", "BFloat16Storage")] = "BF16",
        [new("torch", "DoubleStorage")] = "F64",
        [new("torch", "LongStorage")] = "I64",
        [new("torch", "IntStorage")] = "I32",
        [new("torch", "ShortStorage")] = "I16",
        [new("torch", "CharStorage")] = "I8",
        [new("torch", "ByteStorage")] = "U8",
        [new("torch", "BoolStorage")] = "BOOL",
    };

    public bool Knows(PickleGlobal name) =>
        Storages.ContainsKey(name) || name == OrderedDictionary || name == Tensor || name == Parameter || name == Size;

    public object? Call(PickleGlobal name, object?[] arguments)
    {
        if (name == OrderedDictionary)
        {
            return arguments.Length == 0 ? new PickleDictionary() : null;
        }

        if (name == Size)
        {
            return arguments is [PickleTuple sizes] ? sizes : null;
        }

        if (name == Parameter)
        {
            return arguments is [TorchTensor data, ..] ? data : null;
        }

        return name == Tensor && arguments is [TorchStorage storage, long offset, PickleTuple shape, PickleTuple strides, ..]
            && Integers(shape) is { } lengths && Integers(strides) is { } steps && lengths.Length == steps.Length
            ? new TorchTensor(storage, offset, lengths, steps)
            : null;
    }

    public object? Persistent(object? id) =>
        id is PickleTuple { Items: ["storage", PickleGlobal type, string key, _, long count] } && Storages.TryGetValue(type, out string? dtype)
            ? new TorchStorage(key, dtype, count)
            : null;

    private static long[]? Integers(PickleTuple tuple) =>
        Array.TrueForAll(tuple.Items, item => item is long) ? [.. tuple.Items.Select(item => (long)item!)] : null;
}
