namespace Vae.Realtime.Tests.Formats;

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

/// <summary>Files as torch.save writes them, built by hand, right or wrong.</summary>
internal static class TorchBytes
{
    /// <summary>An archive with a pickle and one storage, called 0.</summary>
    public static byte[] Archive(
        byte[] pickle, byte[]? storage = null, string? byteOrder = "little", CompressionLevel level = CompressionLevel.NoCompression)
    {
        List<(string, byte[])> files =
            [("archive/data.pkl", pickle), ("archive/data/0", storage ?? new byte[24]), ("archive/version", "3\n"u8.ToArray())];
        if (byteOrder is not null)
        {
            files.Add(("archive/byteorder", Encoding.ASCII.GetBytes(byteOrder)));
        }

        return Zip(level, [.. files]);
    }

    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A pickle of protocol 2.</summary>
    public static byte[] Pickle(params byte[][] parts) => [0x80, 2, .. parts.SelectMany(part => part), (byte)'.'];

    /// <summary>A dictionary with text keys.</summary>
    public static byte[] Dictionary(params (string Key, byte[] Value)[] entries) =>
        [(byte)'}', (byte)'(', .. entries.SelectMany(entry => (byte[])[.. Text(entry.Key), .. entry.Value]), (byte)'u'];

    public static byte[] Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)utf8.Length);
        return [(byte)'X', .. length, .. utf8];
    }

    public static byte[] Integer(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return [0x8a, 8, .. bytes];
    }

    public static byte[] Global(string module, string name) => Encoding.UTF8.GetBytes($"c{module}\n{name}\n");

    public static byte[] Tuple(params byte[][] items) => [(byte)'(', .. items.SelectMany(item => item), (byte)'t'];

    /// <summary>A tensor of storage 0.</summary>
    public static byte[] Tensor(
        long[] shape, long[]? strides = null, long offset = 0, long count = 6, string type = "FloatStorage", string key = "0")
    {
        strides ??= [.. shape.Select((_, axis) => shape[(axis + 1)..].Aggregate(1L, (product, size) => unchecked(product * size)))];
        byte[] storage =
        [
            .. Tuple(Text("storage"), Global("torch", type), Text(key), Text("cpu"), Integer(count)), (byte)'Q',
        ];
        return
        [
            .. Global("torch._utils", "_rebuild_tensor_v2"),
            .. Tuple(
                storage,
                Integer(offset),
                Tuple([.. shape.Select(Integer)]),
                Tuple([.. strides.Select(Integer)]),
                [0x89],
                [.. Global("collections", "OrderedDict"), (byte)')', (byte)'R']),
            (byte)'R',
        ];
    }
}
