namespace Vae.Realtime.Formats.Hdf5;

using System.Text;

/// <summary>An attribute of a group or a dataset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of its elements.</param>
/// <param name="Count">Elements.</param>
/// <param name="Value">At its first byte.</param>
internal sealed record Hdf5Attribute(string Name, Hdf5Datatype Type, long Count, Hdf5Cursor Value)
{
    /// <exception cref="VaeException">It is damaged.</exception>
    public static Hdf5Attribute Read(Hdf5Cursor cursor)
    {
        int version = cursor.Version("attribute", 3, 1);
        int flags = cursor.Byte();
        (int name, int type, int sizes) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt16());
        cursor.Skip(version == 3 ? 1 : 0);
        string text = Encoding.UTF8.GetString(Part(name).Bytes(name)).TrimEnd('\0');
        (Hdf5Cursor typePart, Hdf5Cursor sizesPart) = (Part(type), Part(sizes));

        // Where type or sizes are elsewhere in the file, the attribute is none of those that say what the weights are.
        return version > 1 && flags != 0
            ? new Hdf5Attribute(text, new Hdf5Datatype(1, null, false, Hdf5Text.None, "values of a type kept elsewhere"), 0, cursor)
            : new Hdf5Attribute(
                text, Hdf5Datatype.Read(typePart), Hdf5Dataspace.Read(sizesPart) is { } axes ? Hdf5Dataspace.Count(cursor.File, axes) : 0, cursor);

        // In version 1 each part is filled up to eight bytes.
        Hdf5Cursor Part(int length) => cursor.Part(version == 1 ? (length + 7) / 8 * 8 : length);
    }

    /// <summary>The texts; null where it holds something else. One without elements holds no texts.</summary>
    /// <exception cref="VaeException">They lie outside the file.</exception>
    public string[]? Texts()
    {
        if (Count == 0)
        {
            return [];
        }

        if (Type.Text == Hdf5Text.None)
        {
            return null;
        }

        Hdf5Cursor cursor = Value.File.Between(Value.Place, Value.Left);
        List<string> texts = [];
        for (long i = 0; i < Count; i++)
        {
            ReadOnlySpan<byte> letters = Type.Text == Hdf5Text.Fixed ? cursor.Bytes(Type.Size) : Value.File.Texts.Find(cursor);
            Value.File.Step(letters.Length);
            texts.Add(Encoding.UTF8.GetString(letters).TrimEnd('\0'));
        }

        return [.. texts];
    }
}
