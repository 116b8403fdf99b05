namespace Vae.Realtime.Tests.Data.Pictures;

using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>The table of formats and odd files.</summary>
internal static class PictureCases
{
    private static readonly (int, int, int) Colour = (200, 100, 50);
    private static readonly (int, int, int) HalfOverWhite = (227, 177, 152);
    private static readonly (int, int, int) White = (255, 255, 255);
    private static readonly Rgba32 Opaque = new(200, 100, 50, 255);
    private static readonly Rgba32 Half = new(200, 100, 50, 128);
    private static readonly Rgba32 Hidden = new(200, 100, 50, 0);

    public static IReadOnlyDictionary<string, PictureCase> All { get; } =
        Formats().Concat(Odd()).Concat(Refused()).ToDictionary(one => one.Name, StringComparer.Ordinal);

    public static byte[] Plain(IImageEncoder encoder, Rgba32 colour, int width = 8, int height = 8, int frames = 1)
    {
        using Image<Rgba32> image = new(width, height, colour);
        for (int i = 1; i < frames; i++)
        {
            using Image<Rgba32> next = new(width, height, new Rgba32(0, 0, 255, 255));
            image.Frames.AddFrame(next.Frames.RootFrame);
        }

        return Encoded(image, encoder);
    }

    private static byte[] Encoded(Image image, IImageEncoder encoder)
    {
        using MemoryStream file = new();
        image.Save(file, encoder);
        return file.ToArray();
    }

    private static IEnumerable<PictureCase> Formats()
    {
        PngEncoder Png(PngColorType type, PngBitDepth depth) => new() { ColorType = type, BitDepth = depth };
        WebpEncoder lossless = new() { FileFormat = WebpFileFormatType.Lossless };
        yield return new("colour.png", Plain(Png(PngColorType.Rgb, PngBitDepth.Bit8), Opaque), Colour);
        yield return new("sixteen bits.png", Plain(Png(PngColorType.Rgb, PngBitDepth.Bit16), Opaque), Colour);
        yield return new("sixteen bits alpha.png", Plain(Png(PngColorType.RgbWithAlpha, PngBitDepth.Bit16), Half), HalfOverWhite);
        yield return new("grey sixteen bits.png", Plain(Png(PngColorType.Grayscale, PngBitDepth.Bit16), new Rgba32(90, 90, 90)), (90, 90, 90));
        PngEncoder greyAlpha = Png(PngColorType.GrayscaleWithAlpha, PngBitDepth.Bit8);
        yield return new("grey alpha.png", Plain(greyAlpha, new Rgba32(100, 100, 100, 51)), (224, 224, 224));
        yield return new("palette.png", Plain(Png(PngColorType.Palette, PngBitDepth.Bit8), Opaque), Colour);
        yield return new("palette transparent.png", Plain(Png(PngColorType.Palette, PngBitDepth.Bit8), Half), HalfOverWhite);
        yield return new("one bit.png", Plain(Png(PngColorType.Grayscale, PngBitDepth.Bit1), new Rgba32(255, 255, 255)), White);
        yield return new("hidden.png", Plain(new PngEncoder { TransparentColorMode = PngTransparentColorMode.Preserve }, Hidden), White);
        yield return new("white half.png", Plain(new PngEncoder(), new Rgba32(255, 255, 255, 128)), White);
        yield return new("colour.jpg", Plain(new JpegEncoder { Quality = 100 }, Opaque), Colour);
        yield return new("grey.jpeg", Plain(new JpegEncoder { ColorType = JpegColorType.Luminance }, new Rgba32(90, 90, 90)), (90, 90, 90));
        yield return new("cmyk.jpg", JpegBytes.Of(0, 200, 100, 50, 255), Colour);
        yield return new("unmarked cmyk.jpg", JpegBytes.Of(null, 200, 100, 50, 255), Colour);
        yield return new("ycck.jpg", JpegBytes.Of(2, 55, 128, 128, 255), (200, 200, 200));
        yield return new("lossy.webp", Plain(new WebpEncoder { FileFormat = WebpFileFormatType.Lossy, Quality = 100 }, Opaque), Colour);
        yield return new("lossless.webp", Plain(lossless, Opaque), Colour);
        yield return new("transparent.webp", Plain(lossless, Half), HalfOverWhite);
        yield return new("transparent.gif", Plain(new GifEncoder(), Hidden), White);
        yield return new("colour.gif", Plain(new GifEncoder(), Opaque), Colour);
        yield return new("colour.bmp", Plain(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel24 }, Opaque), Colour);
        BmpEncoder alpha = new() { BitsPerPixel = BmpBitsPerPixel.Pixel32, SupportTransparency = true };
        yield return new("alpha.bmp", Plain(alpha, Half), HalfOverWhite);
        yield return new("palette.bmp", Plain(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel8 }, Opaque), Colour);
        yield return new("runs.bmp", Runs(8, 2, [8, 1, 0, 0, 0, 8, 1, 1, 1, 1, 1, 1, 1, 1]), Colour);
        yield return new("colour.tif", Plain(new TiffEncoder(), Opaque), Colour);
        TiffPageBytes half = TiffPageBytes.Plain(8, 200, 100, 50, 128);
        yield return new("alpha.tif", TiffPageBytes.File(little: true, half with { Extra = 2 }), HalfOverWhite);
        TiffPageBytes deep = TiffPageBytes.Plain(8, 200, 200, 100, 100, 50, 50) with { Bits = 16, Channels = 3 };
        yield return new("sixteen bits.tif", TiffPageBytes.File(little: false, deep), Colour);
        TiffPageBytes grey = TiffPageBytes.Plain(8, 90, 90) with { Bits = 16, Channels = 1, Colours = 1 };
        yield return new("grey sixteen bits.tif", TiffPageBytes.File(little: true, grey), (90, 90, 90));
        yield return new("packed.tiff", Plain(new TiffEncoder { Compression = TiffCompression.Lzw }, Opaque), Colour);
        yield return new("runs.tga", Plain(new TgaEncoder { Compression = TgaCompression.RunLength }, Opaque), Colour);
        yield return new("alpha.tga", Plain(new TgaEncoder { BitsPerPixel = TgaBitsPerPixel.Pixel32 }, Half), HalfOverWhite);
        yield return new("colour.ppm", Plain(new PbmEncoder { ColorType = PbmColorType.Rgb }, Opaque), Colour);
        yield return new("plain.ppm", Plain(new PbmEncoder { ColorType = PbmColorType.Rgb, Encoding = PbmEncoding.Plain }, Opaque), Colour);
        yield return new("sixteen levels.pgm", [.. "P5 2 1 15\n"u8, 5, 10], (85, 85, 85));
        yield return new("sixteen bits.pgm", [.. "P5 2 1 65535\n"u8, 128, 128, 0, 0], (128, 128, 128));
        yield return new("bits.pbm", [.. "P4 3 1\n"u8, 0b0100_0000], White);
        yield return new("digits.pbm", [.. "P1\n# drawn by hand\n3 2\n011\n100\n"u8], White);
    }

    private static IEnumerable<PictureCase> Odd()
    {
        byte[] png = Plain(new PngEncoder(), Opaque);
        yield return new("UPPER.PNG", png, Colour);
        yield return new("really a png.jpg", png, Colour);
        yield return new("really a jpeg.gif", Plain(new JpegEncoder { Quality = 100 }, Opaque), Colour);
        yield return new("no ending", png, Colour);
        yield return new("other ending.download", Plain(new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }, Opaque), Colour);
        yield return new("one pixel.png", Plain(new PngEncoder(), Opaque, 1, 1), Colour);
        yield return new("animated.gif", Plain(new GifEncoder(), Opaque, frames: 3), Colour);
        yield return new("pages.tif", Plain(new TiffEncoder(), Opaque, frames: 3), Colour);
        using Image<Rgba32> first = new(8, 8, Opaque);
        using Image<Rgba32> small = new(4, 4, Opaque);
        yield return new("animated.webp", WebpBytes.Animation(new Size(8, 8), (first, default), (small, new Point(2, 2))), Colour);
        yield return new("small frame.webp", WebpBytes.Animation(new Size(8, 8), (small, new Point(4, 4)), (first, default)), White);
        yield return new("growing text.png", PngBytes.With(png, "zTXt", PngBytes.GrowingText(200)), Colour);
        yield return new("no alpha.bmp", NoAlpha(), Colour);
    }

    private static IEnumerable<PictureCase> Refused()
    {
        byte[] png = Plain(new PngEncoder(), Opaque);
        yield return new("empty.png", [], null, "is empty");
        yield return new("text.jpg", [.. "a letter to a friend"u8], null, "not a picture of a kind that is read", "WebP");
        yield return new("noise.png", [.. Enumerable.Range(0, 500).Select(value => (byte)(value * 7))], null, "not a picture of a kind that is read");
        yield return new("half.png", png[..(png.Length / 2)], null, "cannot be decoded");
        yield return new("claims.png", PngBytes.Claim(65_535, 65_535), null, "65,535x65,535", "4,294,836,225 pixels", "134,217,728 is the most");
        yield return new("claims.bmp", Claim(16_000, 16_000), null, "256,000,000 pixels", "134,217,728 is the most");
        yield return new("claims.pgm", [.. "P5 99999999 99999999 255\n"u8], null, "99,999,999x99,999,999", "is the most");
        yield return new("circle.tif", TiffBytes.Of(1, 1, [1, 2, 3], 1, next: 8), null, "10,000 frames", "is the most");
        yield return new("frames.gif", ManyFrames(), null, "10,000 frames", "is the most");
        yield return new("short.jpg", Plain(new JpegEncoder(), Opaque, 64, 64)[..^40], null, "ends before its picture does");
        TiffPageBytes real = TiffPageBytes.Plain(8, 1, 2, 3, 4) with { Bits = 32, Channels = 1, Colours = 1, Format = 3 };
        yield return new("real.tif", TiffPageBytes.File(little: true, real), null, "floating-point numbers", "8 or 16 bits");
        TiffPageBytes signed = TiffPageBytes.Plain(8, 1, 2) with { Bits = 16, Channels = 1, Colours = 1, Format = 2 };
        yield return new("signed.tif", TiffPageBytes.File(little: true, signed), null, "signed numbers", "8 or 16 bits");
        TiffPageBytes inks = TiffPageBytes.Plain(8, 1, 2, 3, 4) with { Colours = 5 };
        yield return new("inks.tif", TiffPageBytes.File(little: true, inks), null, "cannot be decoded");
        yield return new("short runs.bmp", Runs(8, 8, [8, 1, 0, 0, 8, 1, 0, 0]), null, "ends before its picture does");
        yield return new("short pixels.bmp", Runs(8, 1, [0, 7, 1, 1, 1]), null, "ends before its picture does");
        yield return new("short.pgm", Encoding.ASCII.GetBytes("P2 100 100 255\n1 2 3"), null, "ends before its picture does");
    }

    // The fourth byte of each pixel is nothing, as most programs leave it.
    private static byte[] NoAlpha()
    {
        byte[] file = Plain(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel32 }, Opaque);
        for (int at = file.Length - 1; at >= file.Length - (8 * 8 * 4); at -= 4)
        {
            file[at] = 0;
        }

        return file;
    }

    // Run length encoded, so that a few bytes could be all of it.
    private static byte[] Claim(int width, int height) => Runs(width, height, [4, 1, 0, 1]);

    private static byte[] Runs(int width, int height, byte[] runs) =>
    [
        .. "BM"u8, 66, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 40, 0, 0, 0, .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height),
        1, 0, 8, 0, 1, 0, 0, 0, 4, 0, 0, 0, .. new byte[8], 2, 0, 0, 0, 2, 0, 0, 0, 50, 100, 200, 0, 50, 100, 200, 0, .. runs,
    ];

    private static byte[] ManyFrames()
    {
        byte[] one = Plain(new GifEncoder(), Opaque, 1, 1);
        byte[] frame = [(byte)',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. one[..^1], .. Enumerable.Range(0, 10_001).SelectMany(_ => frame), (byte)';'];
    }
}
