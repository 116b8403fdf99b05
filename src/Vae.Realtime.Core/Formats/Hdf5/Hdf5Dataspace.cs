namespace Vae.Realtime.Formats.Hdf5;

/// <summary>Reads the sizes of a dataset or an attribute.</summary>
internal static class Hdf5Dataspace
{
    /// <summary>The most axes that the format allows.</summary>
    public const int MaxAxes = 32;

    /// <summary>Sizes, outermost first; empty for a scalar, null for a place without any element.</summary>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static long[]? Read(Hdf5Cursor cursor)
    {
        int version = cursor.Version("description of sizes", 2, 1);
        int axes = cursor.Byte();
        cursor.Skip(1);
        int kind = cursor.Byte();
        cursor.Skip(version == 1 ? 4 : 0);
        if (axes > MaxAxes)
        {
            throw cursor.File.Damaged($"an array claims {axes} axes");
        }

        long[] sizes = new long[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            sizes[axis] = cursor.Length();
        }

        return version == 2 && kind == 2 ? null : sizes;
    }

    /// <summary>Elements of an array of these sizes.</summary>
    /// <exception cref="VaeException">They are more than memory has addresses.</exception>
    public static long Count(Hdf5Bytes file, IEnumerable<long> sizes)
    {
        Int128 count = 1;
        foreach (long size in sizes)
        {
            count *= size;
            if (count > long.MaxValue / 16)
            {
                throw file.Damaged($"an array claims the sizes [{string.Join(", ", sizes)}]");
            }
        }

        return (long)count;
    }
}
