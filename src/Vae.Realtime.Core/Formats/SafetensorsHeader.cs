namespace Vae.Realtime.Formats;

using System.Buffers.Binary;

/// <summary>What a safetensors header says, once every word of it has been checked against the length of the file.</summary>
/// <remarks>Source: the format description at https://github.com/huggingface/safetensors ("Format").</remarks>
internal sealed class SafetensorsHeader
{
    /// <summary>The length field before the JSON text.</summary>
    public const int PrefixBytes = sizeof(ulong);

    /// <summary>The longest JSON text the format allows.</summary>
    public const int MaxJsonBytes = 100_000_000;

    private SafetensorsHeader(OrderedDictionary<string, string> metadata, List<Entry> entries)
    {
        Metadata = metadata;
        Entries = entries;
    }

    public OrderedDictionary<string, string> Metadata { get; }

    /// <summary>In the order of the header.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The length of the JSON text, read from the first bytes of the file and checked.</summary>
    /// <exception cref="VaeException">The length is more than the format allows or the file holds.</exception>
    public static int JsonLength(ReadOnlySpan<byte> prefix, long fileLength, string path)
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxJsonBytes)
        {
            throw Invalid(path, $"it claims a header of {length:N0} bytes, and the format allows {MaxJsonBytes:N0}");
        }

        return (long)length <= fileLength - PrefixBytes
            ? (int)length
            : throw Invalid(path, $"it claims a header of {length:N0} bytes but has {fileLength:N0} bytes in all; it may be cut off, get it again");
    }

    /// <param name="json">The header's text, padding included.</param>
    /// <param name="dataLength">Bytes that follow it in the file.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="VaeException">Anything about it violates the format.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataLength, string path)
    {
        if (json.IsEmpty || json.Span[0] != '{')
        {
            throw Invalid(path, "its header does not begin with '{'");
        }

        StrictJson root = StrictJson.Parse(json, $"'{path}' is not a valid safetensors file: its header");
        OrderedDictionary<string, string> metadata = new(StringComparer.Ordinal);
        List<Entry> entries = [];
        foreach ((string name, StrictJson value) in root.Members())
        {
            if (name == SafetensorsFile.MetadataKey)
            {
                foreach ((string key, StrictJson text) in value.Members())
                {
                    metadata.Add(key, text.Text());
                }
            }
            else
            {
                entries.Add(ReadEntry(name, value));
            }
        }

        CheckCoverage(entries, dataLength, path);
        return new SafetensorsHeader(metadata, entries);
    }

    public static VaeException Invalid(string path, string problem) => new($"'{path}' is not a valid safetensors file: {problem}");

    private static Entry ReadEntry(string name, StrictJson value)
    {
        OrderedDictionary<string, StrictJson> members = value.Members("dtype", "shape", "data_offsets");
        int elementSize = members["dtype"].OneOf(SafetensorsDType.Sizes);
        long[] shape = [.. members["shape"].Items(limit: 64).Select(size => size.Integer(0, long.MaxValue))];
        StrictJson[] offsets = members["data_offsets"].Items(limit: 2);
        if (offsets.Length != 2)
        {
            throw members["data_offsets"].Error("must have two entries");
        }

        long begin = offsets[0].Integer(0, long.MaxValue);
        long end = offsets[1].Integer(begin, long.MaxValue);
        if (!SafetensorsDType.TryByteLength(elementSize, shape, out long bytes))
        {
            throw members["shape"].Error("is larger than any file");
        }

        return bytes == end - begin
            ? new Entry(name, members["dtype"].Text(), shape, begin, end)
            : throw members["data_offsets"].Error($"span {end - begin:N0} bytes where dtype and shape ask for {bytes:N0}");
    }

    // In the order of their offsets the tensors must tile the data: no hole, no overlap, nothing left over.
    private static void CheckCoverage(List<Entry> entries, long dataLength, string path)
    {
        long covered = 0;
        foreach (Entry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != covered)
            {
                string fault = entry.Begin < covered ? "overlap" : "leave a hole";
                throw Invalid(path, $"its tensors {fault} between bytes {covered:N0} and {entry.Begin:N0} of the data");
            }

            covered = entry.End;
        }

        if (covered != dataLength)
        {
            throw Invalid(path, $"its tensors take {covered:N0} bytes but {dataLength:N0} follow the header; it may be cut off, get it again");
        }
    }

    public sealed record Entry(string Name, string DType, long[] Shape, long Begin, long End);
}
