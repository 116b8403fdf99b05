namespace Vae.Realtime.Tests.Data;

using System.Buffers.Binary;
using System.IO.Compression;

/// <summary>IDX files built by hand, right or wrong.</summary>
internal static class IdxBytes
{
    /// <summary>A header with these sizes and the given data, whether it fits or not.</summary>
    public static byte[] Of(uint[] sizes, byte[] data)
    {
        byte[] file = new byte[4 + (4 * sizes.Length) + data.Length];
        file[2] = 0x08;
        file[3] = (byte)sizes.Length;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 + (4 * axis)), sizes[axis]);
        }

        data.CopyTo(file, 4 + (4 * sizes.Length));
        return file;
    }

    /// <summary>A correct file whose data counts up from zero.</summary>
    public static byte[] Counting(params uint[] sizes) => Of(sizes, Data(sizes));

    public static byte[] Data(params uint[] sizes) =>
        [.. Enumerable.Range(0, (int)sizes.Aggregate(1u, (product, size) => product * size)).Select(at => (byte)at)];

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
