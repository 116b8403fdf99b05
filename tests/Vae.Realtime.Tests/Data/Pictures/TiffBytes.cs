namespace Vae.Realtime.Tests.Data.Pictures;

/// <summary>TIFF files whose directory comes first, as scanners write them.</summary>
internal static class TiffBytes
{
    private const int Entries = 10;
    private const int DirectoryEnd = 8 + 2 + (Entries * 12) + 4;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rgb">(height, width, 3).</param>
    /// <param name="orientation">1 to 8.</param>
    /// <param name="next">Where the next directory is; 0 for nowhere, 8 for this one again.</param>
    public static byte[] Of(int width, int height, byte[] rgb, ushort orientation, int next = 0)
    {
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, Entries, 0]);
        Entry(256, width);
        Entry(257, height);
        writer.Write([2, 1, 3, 0, 3, 0, 0, 0]);
        writer.Write(DirectoryEnd);
        Entry(259, 1);
        Entry(262, 2);
        Entry(273, DirectoryEnd + 6);
        Entry(274, orientation);
        Entry(277, 3);
        Entry(278, height);
        Entry(279, rgb.Length);
        writer.Write(next);
        writer.Write([8, 0, 8, 0, 8, 0]);
        writer.Write(rgb);
        return file.ToArray();

        void Entry(ushort tag, int value)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }
    }
}
