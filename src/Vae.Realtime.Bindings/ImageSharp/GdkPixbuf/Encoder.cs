namespace SixLabors.ImageSharp.GdkPixbuf;

/// <summary>Encoded bytes from images.</summary>
internal static unsafe class Encoder
{
    private const int ColorspaceRgb = 0;

    /// <summary>Encodes as GdkPixbuf's <paramref name="format"/> with its options for that format.</summary>
    /// <exception cref="ImageFormatException">The encoder failed.</exception>
    public static byte[] Encode(Image image, string format, params (string Key, string Value)[] options)
    {
        GdkLibrary.Load();
        byte[] pixels = image.ToBytes(out bool hasAlpha);
        int stride = checked(image.Width * (hasAlpha ? 4 : 3));

        // The option lists end with a null.
        string?[] keys = [.. options.Select(option => option.Key), null];
        string?[] values = [.. options.Select(option => option.Value), null];
        fixed (byte* data = pixels)
        {
            nint pixbuf = GdkNative.NewFromData(data, ColorspaceRgb, hasAlpha ? 1 : 0, 8, image.Width, image.Height, stride, 0, 0);
            try
            {
                GError* error = null;
                if (GdkNative.SaveToBuffer(pixbuf, out byte* buffer, out nuint length, format, keys, values, &error) == 0)
                {
                    throw new ImageFormatException($"The image cannot be written as {format}: {GError.Take(error)}.");
                }

                byte[] encoded = new ReadOnlySpan<byte>(buffer, checked((int)length)).ToArray();
                GdkNative.Free(buffer);
                return encoded;
            }
            finally
            {
                GdkNative.Unref(pixbuf);
            }
        }
    }
}
