namespace Vae.Realtime.Data.Images.Scans;

/// <summary>Walks the blocks of a GIF.</summary>
/// <remarks>Source: Graphics Interchange Format, version 89a (CompuServe 1990).</remarks>
internal static class GifScan
{
    private const int HeaderBytes = 13;
    private const int FlagsAt = 10;
    private const int DescriptorBytes = 10;
    private const byte Extension = 0x21;
    private const byte Descriptor = (byte)',';

    public static PictureScan Of(byte[] file)
    {
        int frames = 0;
        bool whole = false;
        bool wholeThrough = true;
        int at = HeaderBytes + TableBytes(file[FlagsAt]);
        while (at < file.Length && frames <= PictureLimits.MaxFrames)
        {
            byte kind = file[at];
            if (kind == Descriptor && at + DescriptorBytes < file.Length)
            {
                frames++;

                // The code size precedes the data.
                at = Past(file, at + DescriptorBytes + TableBytes(file[at + DescriptorBytes - 1]) + 1);
                whole |= at <= file.Length;
            }
            else if (kind == Extension)
            {
                at = Past(file, at + 2);
            }
            else
            {
                wholeThrough &= kind != Descriptor;
                break;
            }
        }

        return new PictureScan { Frames = Math.Max(frames, 1), IsWhole = whole, IsWholeThrough = wholeThrough && at <= file.Length };
    }

    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    // Behind the blocks that begin here; beyond the file where their end is missing.
    private static int Past(byte[] file, int at)
    {
        while (at < file.Length)
        {
            byte length = file[at++];
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return file.Length + 1;
    }
}
