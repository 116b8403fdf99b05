namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Walks the markers of a JPEG.</summary>
/// <remarks>Source: ITU-T T.81 (1992), annex B; ICC.1:2022, annex B.4, for profiles in segments.</remarks>
internal static class JpegScan
{
    private const byte MarkerBegin = 0xFF;
    private const byte Stuffing = 0x00;
    private const byte FirstFrame = 0xC0;
    private const byte LastFrame = 0xCF;
    private const byte FirstRestart = 0xD0;
    private const byte EndOfImage = 0xD9;
    private const byte ProfileSegment = 0xE2;
    private const byte AdobeSegment = 0xEE;
    private const int MarkerBytes = 2;
    private const int ComponentsAt = MarkerBytes + 7;
    private const int Inks = 4;

    /// <summary>Looks through a file. A picture within its metadata has another end than the file's.</summary>
    public static PictureScan Of(ReadOnlySpan<byte> file)
    {
        PictureScan scan = new() { IsWhole = false };
        List<byte> profile = [];
        bool marked = false;
        for (int at = MarkerBytes; at + 1 < file.Length;)
        {
            int found = file[at..^1].IndexOf(MarkerBegin);
            if (found < 0)
            {
                break;
            }

            at += found;
            byte marker = file[at + 1];
            if (marker == EndOfImage)
            {
                scan = scan with { IsWhole = true };
                break;
            }

            // Fill bytes and coded data lie between segments; the others have a length.
            int length = marker switch
            {
                MarkerBegin => 1,
                Stuffing or (>= FirstRestart and < EndOfImage) => MarkerBytes,
                _ => MarkerBytes + BinaryPrimitives.ReadUInt16BigEndian(file[(at + MarkerBytes)..]),
            };
            if (IsFrame(marker))
            {
                scan = scan with { IsCmyk = file[at + ComponentsAt] == Inks };
            }
            else if (marker == ProfileSegment && at + length <= file.Length)
            {
                AddProfile(file.Slice(at + (2 * MarkerBytes), length - (2 * MarkerBytes)), profile);
            }

            marked |= marker == AdobeSegment && file[(at + (2 * MarkerBytes))..].StartsWith("Adobe"u8);
            at += length;
        }

        return scan with { IsCmykUnmarked = scan.IsCmyk && !marked, Profile = ColourProfile.Foreign([.. profile]) };
    }

    // Tables of Huffman and of arithmetic coding, and an extension, have numbers between those of frames.
    private static bool IsFrame(byte marker) => marker is >= FirstFrame and <= LastFrame and not (0xC4 or 0xC8 or 0xCC);

    // A name with its end, and the number of the part and of all, come first.
    private static void AddProfile(ReadOnlySpan<byte> segment, List<byte> profile)
    {
        if (segment.StartsWith("ICC_PROFILE\0"u8))
        {
            profile.AddRange(segment[14..]);
        }
    }
}
