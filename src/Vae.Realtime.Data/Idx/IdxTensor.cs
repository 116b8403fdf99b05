namespace Vae.Realtime.Data.Idx;

/// <summary>What an IDX file holds: elements with a shape, row-major.</summary>
/// <param name="Path">The file.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Element">Type of the elements.</param>
/// <param name="Data">The elements as the file stores them.</param>
internal sealed record IdxTensor(string Path, int[] Shape, IdxElement Element, byte[] Data)
{
    private readonly int _elementBytes = Element.Bytes();

    /// <summary>Elements.</summary>
    public int Count => Data.Length / _elementBytes;

    /// <summary>The element of a place.</summary>
    public double this[int index] => Element.Read(Data.AsSpan(index * _elementBytes));

    /// <summary>The sizes with a cross between them, for messages.</summary>
    public string Sizes => string.Join('x', Shape);

    /// <summary>An element's place for messages: the example, and where in it.</summary>
    public string PlaceOf(int index)
    {
        List<string> place = [];
        for (int axis = Shape.Length - 1; axis > 0; axis--)
        {
            place.Insert(0, $"{(index % Shape[axis]) + 1:N0}");
            index /= Shape[axis];
        }

        string within = place.Count switch
        {
            0 => "",
            1 => $", column {place[0]}",
            _ => $", row {place[0]}, column {place[1]}" + (place.Count > 2 ? $", channel {place[2]}" : ""),
        };
        return $"example {index + 1:N0}{within}";
    }
}
