namespace Vae.Realtime.Formats;

/// <summary>The element types of the safetensors format whose elements are whole bytes, by the names the format gives them.</summary>
internal static class SafetensorsDType
{
    public const string Float32 = "F32";
    public const string Float16 = "F16";
    public const string BFloat16 = "BF16";
    public const string Float64 = "F64";

    internal static readonly IReadOnlyDictionary<string, int> Sizes = new OrderedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["F32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["F64"] = 8,
        ["F8_E5M2"] = 1,
        ["F8_E4M3"] = 1,
        ["F8_E8M0"] = 1,
        ["C64"] = 8,
        ["BOOL"] = 1,
        ["U8"] = 1,
        ["I8"] = 1,
        ["U16"] = 2,
        ["I16"] = 2,
        ["U32"] = 4,
        ["I32"] = 4,
        ["U64"] = 8,
        ["I64"] = 8,
    };

    /// <summary>Bytes that a tensor occupies; false if the product does not fit 64 bits.</summary>
    internal static bool TryByteLength(int elementSize, ReadOnlySpan<long> shape, out long bytes)
    {
        bytes = elementSize;
        foreach (long size in shape)
        {
            if (size < 0 || (Int128)bytes * size > long.MaxValue)
            {
                return false;
            }

            bytes *= size;
        }

        return true;
    }
}
