namespace Vae.Realtime.Tests.Formats;

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

/// <summary>Makes NumPy's files.</summary>
internal static class NpyBytes
{
    public static byte[] Of(string type, int[] shape, byte[] data, bool fortran = false, int version = 1) => OfHeader(
        $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': ({string.Concat(shape.Select(size => $"{size},"))}), }}",
        data,
        version);

    public static byte[] OfHeader(string header, byte[] data, int version = 1)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        byte[] length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        }

        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. data];
    }

    public static byte[] Floats(int[] shape, params float[] values) => Of("<f4", shape, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Bytes that count up.</summary>
    public static byte[] Counting(params int[] shape) =>
        Of("|u1", shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(value => (byte)value)]);

    public static byte[] Zip(params (string Name, byte[] Array)[] arrays)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] array) in arrays)
            {
                using Stream entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(array);
            }
        }

        return stream.ToArray();
    }
}
