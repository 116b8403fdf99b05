namespace Vae.Realtime.Data.Arrays;

using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;

/// <summary>Makes pictures of arrays.</summary>
internal static class ArrayPictures
{
    private const int SmallestSide = 8;

    /// <summary>How an array holds pictures.</summary>
    public static ArrayLayout LayoutOf(int[] shape) => shape switch
    {
        [_, _, _] => ArrayLayout.Usual,
        [_, _, _, 1 or 3] => ArrayLayout.Usual,
        [_, 1 or 3, _, _] => ArrayLayout.Planes,
        [_, _, 1 or 3, _] => ArrayLayout.PicturesLast,
        _ => ArrayLayout.None,
    };

    /// <summary>Whether an array of three dimensions holds grey pictures: bytes do, and numbers with the range of pixels.</summary>
    public static bool MayBePictures(NumpyArray array)
    {
        if (array.Header is { Kind: 'u' or 'b', ItemSize: 1 })
        {
            return true;
        }

        return Math.Min(array.Shape[1], array.Shape[2]) >= SmallestSide
            && (array.Header is { Kind: 'u', ItemSize: 2 } || !HasOthers(array.ToFloats()));
    }

    /// <summary>The shape of a picture of an array.</summary>
    public static (int Count, Shape Shape) ShapeOf(int[] shape) => (LayoutOf(shape), shape) switch
    {
        (ArrayLayout.Usual, [int count, int height, int width]) => (count, new Shape(height, width, 1)),
        (ArrayLayout.Usual, [int count, int height, int width, int channels]) => (count, new Shape(height, width, channels)),
        (ArrayLayout.Planes, [int count, int channels, int height, int width]) => (count, new Shape(height, width, channels)),
        (_, [int height, int width, int channels, int count]) => (count, new Shape(height, width, channels)),
        _ => throw new ArgumentException($"({string.Join(", ", shape)}) is no shape of pictures.", nameof(shape)),
    };

    /// <summary>The pictures of an array.</summary>
    /// <param name="array">Of a layout that has pictures.</param>
    /// <param name="notes">Receives what became of them.</param>
    /// <exception cref="VaeException">There are none, or values have another range than pixels.</exception>
    public static ImageSet Read(NumpyArray array, List<string> notes)
    {
        (int count, Shape shape) = ShapeOf(array.Shape);
        if (array.Header.Count == 0)
        {
            throw new VaeException($"{array.Name} holds no pictures: its shape is {array.Header}; give one that is not empty");
        }

        byte[] pixels = Bytes(array, notes);
        ArrayLayout layout = LayoutOf(array.Shape);
        if (layout != ArrayLayout.Usual)
        {
            notes.Add($"{array.Name} {(layout == ArrayLayout.Planes ? "has channels before height and width" : "has the pictures' number last")}, "
                + $"{array.Header}: turned to height x width x channels");
            pixels = Turned(pixels, layout, count, shape);
        }

        return new ImageSet(shape, pixels);
    }

    private static byte[] Bytes(NumpyArray array, List<string> notes)
    {
        if (array.Header is { Kind: 'u', ItemSize: 1 } && array.RowMajor() is var bytes && bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)1))
        {
            return bytes;
        }

        float[] values = array.ToFloats();
        if (array.Header is { Kind: 'u', ItemSize: 2 } && values.Max() > byte.MaxValue)
        {
            notes.Add("pixels of 16 bits became bytes");
            return [.. values.Select(value => (byte)MathF.Round(value / 257))];
        }

        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        return wrong < 0
            ? PixelTable.Pixels(new ImageForm(1, 1, 1, false), values, array.Name, notes)
            : throw new VaeException($"{array.Name} picture {wrong / (values.Length / array.Shape[0])} (counted from 0) has a pixel that is not a "
            + "finite number; mend it");
    }

    private static bool HasOthers(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!(value >= 0 && value <= byte.MaxValue))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Turned(byte[] pixels, ArrayLayout layout, int count, Shape shape)
    {
        byte[] turned = new byte[pixels.Length];
        int plane = shape.Height * shape.Width;
        for (int picture = 0; picture < count; picture++)
        {
            for (int place = 0; place < plane; place++)
            {
                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    turned[(((picture * plane) + place) * shape.Channels) + channel] = layout == ArrayLayout.Planes
                        ? pixels[(((picture * shape.Channels) + channel) * plane) + place]
                        : pixels[(((place * shape.Channels) + channel) * count) + picture];
                }
            }
        }

        return turned;
    }
}
