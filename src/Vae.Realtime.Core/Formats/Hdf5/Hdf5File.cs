namespace Vae.Realtime.Formats.Hdf5;

/// <summary>
/// A file of HDF5: groups, datasets and attributes, as h5py writes them. Nothing outside the file is read, whatever it links to, and no memory is
/// taken on the word of the file alone.
/// </summary>
/// <remarks>Source: the HDF5 File Format Specification, version 3.0, https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html.</remarks>
internal static class Hdf5File
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Whether a file begins as those of HDF5 do.</summary>
    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>The group that holds all others.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="source">How messages name it; quoted already if it is a file.</param>
    /// <exception cref="VaeException">It is damaged, or of a version that is not read.</exception>
    public static Hdf5Object Root(ReadOnlyMemory<byte> content, string source)
    {
        Hdf5Bytes file = new(content, source);
        Hdf5Cursor cursor = file.At(0);
        cursor.Take(Signature, "beginning of an HDF5 file");
        int version = cursor.Version("superblock", 3);
        cursor.Skip(version < 2 ? 4 : 0);
        file = file with { AddressSize = Width(cursor), LengthSize = Width(cursor) };

        // Behind the widths come flags; in old files they are among numbers of B-trees.
        Hdf5Cursor addresses = file.At(Signature.Length + (version switch { 0 => 16, 1 => 20, _ => 4 }));
        file = file with { Base = addresses.Address() ?? 0 };
        addresses.Skip(file.AddressSize);
        long end = addresses.Address() ?? 0;
        if (end > content.Length - file.Base)
        {
            throw file.Damaged($"it should have {end:N0} bytes and has {content.Length - file.Base:N0}, so that it is cut off");
        }

        addresses.Skip(version < 2 ? 2 * file.AddressSize : 0);
        return Hdf5Object.Read(file, addresses.Address() ?? throw file.Damaged("it has no groups"));

        int Width(Hdf5Cursor at) => at.Byte() is (2 or 4 or 8) and int width ? width : throw file.Damaged("its addresses have no width");
    }
}
