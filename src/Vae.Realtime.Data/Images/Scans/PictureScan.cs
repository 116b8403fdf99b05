namespace Vae.Realtime.Data.Images.Scans;

using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;

/// <summary>
/// What the frame of a file says that the decoder does not: some decoders fill what is missing of a file with black, or pass over what
/// others honour. Scans take a time that is in proportion to the file, and may throw anything where one is damaged.
/// </summary>
internal readonly record struct PictureScan()
{
    /// <summary>Frames or pages; counted only as far as one more than <see cref="PictureLimits.MaxFrames"/>.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>The file does not end before its first picture does.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The file does not end before any of its frames does.</summary>
    public bool IsWholeThrough { get; init; } = true;

    /// <summary>How to turn the picture, as EXIF numbers it; null where the decoder says it itself.</summary>
    public int? Orientation { get; init; }

    /// <summary>What to decode in place of the file; null for the file.</summary>
    public byte[]? Instead { get; init; }

    /// <summary>The frames of an animation that the decoder does not know; null where it knows them, or there is none.</summary>
    public Animation? Animation { get; init; }

    /// <summary>The pages of a file that has such; empty for others.</summary>
    public IReadOnlyList<TiffPage> Pages { get; init; } = [];

    /// <summary>A channel has more than 8 bits.</summary>
    public bool IsDeep { get; init; }

    /// <summary>The picture is made of inks, as for printing.</summary>
    public bool IsCmyk { get; init; }

    /// <summary>It is, but nothing says whether more is more ink or less; the decoder takes it for less, as most programs write it.</summary>
    public bool IsCmykUnmarked { get; init; }

    /// <summary>A colour profile whose colours are others than sRGB's; null for none.</summary>
    public ColourProfile? Profile { get; init; }

    /// <summary>Looks through a file.</summary>
    /// <param name="format">Format that its content has.</param>
    /// <param name="file">Its content.</param>
    public static PictureScan Of(IImageFormat format, byte[] file) => format switch
    {
        PngFormat => PngScan.Of(file),
        JpegFormat => JpegScan.Of(file),
        GifFormat => GifScan.Of(file),
        WebpFormat => WebpScan.Of(file),
        TiffFormat => new TiffScan(file).Read(),
        BmpFormat => new PictureScan { IsWhole = BmpScan.IsWhole(file) },
        TgaFormat => new PictureScan { IsWhole = TgaScan.IsWhole(file) },
        PbmFormat => PbmScan.Of(file),
        _ => new PictureScan(),
    };
}
