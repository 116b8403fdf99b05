namespace Vae.Realtime.Tests.Data;

using System.Buffers.Binary;
using System.IO.Compression;

/// <summary>IDX files built by hand, right or wrong.</summary>
internal static class IdxBytes
{
    /// <summary>A file of elements of a type.</summary>
    /// <param name="type">0x08 for bytes, 0x09 for signed ones, 0x0B and 0x0C for integers of 16 and 32 bits, 0x0D and 0x0E for floats.</param>
    /// <param name="sizes">Outermost first.</param>
    /// <param name="values">As many as the sizes ask for.</param>
    public static byte[] Of(byte type, uint[] sizes, params double[] values)
    {
        byte[] file = Of(sizes, [.. values.SelectMany(value => Element(type, value))]);
        file[2] = type;
        return file;
    }

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

    private static byte[] Element(byte type, double value)
    {
        byte[] bytes = new byte[type switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0E => 8, _ => 4 }];
        switch (type)
        {
            case 0x08:
                bytes[0] = (byte)value;
                break;
            case 0x09:
                bytes[0] = (byte)(sbyte)value;
                break;
            case 0x0B:
                BinaryPrimitives.WriteInt16BigEndian(bytes, (short)value);
                break;
            case 0x0C:
                BinaryPrimitives.WriteInt32BigEndian(bytes, (int)value);
                break;
            case 0x0D:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            default:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
                break;
        }

        return bytes;
    }
}
