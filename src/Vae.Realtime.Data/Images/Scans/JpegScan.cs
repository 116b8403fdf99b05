namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Walks the markers of a JPEG.</summary>
/// <remarks>Source: ITU-T T.81 (1992), annex B.</remarks>
internal static class JpegScan
{
    private const byte MarkerBegin = 0xFF;
    private const byte Stuffing = 0x00;
    private const byte FirstRestart = 0xD0;
    private const byte EndOfImage = 0xD9;
    private const int MarkerBytes = 2;

    /// <summary>Whether its end is reached. A picture within its metadata has another.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        for (int at = MarkerBytes; at + 1 < file.Length;)
        {
            int found = file[at..^1].IndexOf(MarkerBegin);
            if (found < 0)
            {
                return false;
            }

            at += found;
            byte marker = file[at + 1];
            if (marker == EndOfImage)
            {
                return true;
            }

            // Fill bytes and coded data lie between segments; the others have a length.
            at += marker switch
            {
                MarkerBegin => 1,
                Stuffing or (>= FirstRestart and < EndOfImage) => MarkerBytes,
                _ => MarkerBytes + BinaryPrimitives.ReadUInt16BigEndian(file[(at + MarkerBytes)..]),
            };
        }

        return false;
    }
}
