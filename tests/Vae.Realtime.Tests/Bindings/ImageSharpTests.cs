namespace Vae.Realtime.Tests.Bindings;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class ImageSharpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("png")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    public void A_lossless_file_gives_back_every_pixel(string extension)
    {
        string path = PathTo("image." + extension);
        using Image<Rgb24> image = Gradient<Rgb24>(37, 23);
        image.Save(path);
        using Image<Rgb24> loaded = Image.Load<Rgb24>(path);
        Assert.Equal((37, 23), (loaded.Width, loaded.Height));
        Assert.Equal(Pixels(image), Pixels(loaded));
        Assert.Equal((37, 23), Size(Image.Identify(path)));
    }

    [Fact]
    public void A_jpeg_is_near_its_original()
    {
        string path = PathTo("image.jpg");
        using Image<L8> image = Gradient<L8>(64, 48);
        image.Save(path);
        using Image<L8> loaded = Image.Load<L8>(path);
        Assert.Equal((64, 48), Size(Image.Identify(path)));
        Assert.All(Pixels(image).Zip(Pixels(loaded)), pair => Assert.InRange(pair.First.PackedValue - pair.Second.PackedValue, -30, 30));
    }

    [Fact]
    public void Alpha_survives_a_png()
    {
        using Image<Rgba32> image = Gradient<Rgba32>(5, 4);
        image[1, 2] = new Rgba32(200, 100, 50, 7);
        using MemoryStream stream = new();
        image.SaveAsPng(stream);
        stream.Position = 0;
        using Image<Rgba32> loaded = Image.Load<Rgba32>(stream);
        Assert.Equal(new Rgba32(200, 100, 50, 7), loaded[1, 2]);
    }

    [Fact]
    public void Every_grey_survives_a_png()
    {
        byte[] greys = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        using Image<L8> image = Image.LoadPixelData<L8>(greys, 16, 16);
        image.SaveAsPng(PathTo("grey.png"));
        using Image<L8> loaded = Image.Load<L8>(PathTo("grey.png"));
        byte[] read = new byte[256];
        loaded.CopyPixelDataTo(read);
        Assert.Equal(greys, read);
    }

    [Fact]
    public void A_gif_gives_its_first_frame()
    {
        // 2x1 pixels, red then blue: header, palette of four, image block with LZW codes clear, 0, 1, end of 3 bits each.
        byte[] gif =
        [
            .. "GIF89a"u8, 2, 0, 1, 0, 0x81, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0,
            0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0A, 0, 0x3B,
        ];
        using Image<Rgb24> image = Image.Load<Rgb24>(gif);
        Assert.Equal([new Rgb24(255, 0, 0), new Rgb24(0, 0, 255)], Pixels(image));
    }

    [Fact]
    public void Compression_changes_the_file_but_not_the_pixels()
    {
        using Image<Rgb24> image = Gradient<Rgb24>(64, 64);
        image.SaveAsPng(PathTo("plain.png"), new PngEncoder { CompressionLevel = PngCompressionLevel.NoCompression });
        image.SaveAsPng(PathTo("small.png"), new PngEncoder { CompressionLevel = PngCompressionLevel.BestCompression });
        Assert.True(new FileInfo(PathTo("plain.png")).Length > new FileInfo(PathTo("small.png")).Length);
        using Image<Rgb24> plain = Image.Load<Rgb24>(PathTo("plain.png"));
        Assert.Equal(Pixels(image), Pixels(plain));
    }

    [Fact]
    public void What_is_no_image_is_unknown()
    {
        File.WriteAllText(PathTo("text.png"), "not an image");
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(PathTo("text.png")));
        Assert.Throws<UnknownImageFormatException>(() => Image.Identify(PathTo("text.png")));
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(Array.Empty<byte>()));
        Assert.Throws<FileNotFoundException>(() => Image.Load<Rgb24>(PathTo("absent.png")));
    }

    [Fact]
    public void An_unknown_extension_is_refused_and_nothing_is_written()
    {
        using Image<L8> image = new(2, 2);
        Assert.Throws<UnknownImageFormatException>(() => image.Save(PathTo("image.xyz")));
        Assert.False(File.Exists(PathTo("image.xyz")));
    }

    [Fact]
    public void Rows_are_read_and_written_in_place()
    {
        using Image<L8> image = new(3, 2);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                foreach (ref L8 pixel in rows.GetRowSpan(y))
                {
                    pixel = new L8((byte)(y + 1));
                }
            }
        });
        Assert.Equal([1, 1, 1, 2, 2, 2], Pixels(image).Select(pixel => pixel.PackedValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => image[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new L8[5]));
    }

    [Fact]
    public void Resizing_keeps_a_constant_and_the_mean_of_a_ramp()
    {
        using Image<L8> ramp = new(100, 20);
        ramp.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                for (int x = 0; x < rows.Width; x++)
                {
                    rows.GetRowSpan(y)[x] = new L8((byte)(50 + x));
                }
            }
        });
        ramp.Mutate(context => context.Resize(10, 0));
        Assert.Equal((10, 2), (ramp.Width, ramp.Height));

        // The middle of each run of ten, half a step up; the stretched kernel is cut off at the borders.
        for (int x = 2; x < 8; x++)
        {
            Assert.InRange(ramp[x, 1].PackedValue, 54 + (10 * x), 55 + (10 * x));
        }

        using Image<Rgba32> flat = new(7, 5);
        flat.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                rows.GetRowSpan(y).Fill(new Rgba32(10, 128, 250, 90));
            }
        });
        flat.Mutate(context => context.Resize(16, 16));
        Assert.All(Pixels(flat), pixel => Assert.Equal(new Rgba32(10, 128, 250, 90), pixel));
    }

    [Fact]
    public void Invisible_pixels_do_not_bleed_when_resizing()
    {
        using Image<Rgba32> image = new(4, 1);
        image[0, 0] = image[1, 0] = new Rgba32(255, 0, 0);
        image[2, 0] = image[3, 0] = new Rgba32(0, 255, 0, 0);
        image.Mutate(context => context.Resize(2, 1));
        Assert.Equal((255, 0), (image[0, 0].R, image[0, 0].G));
    }

    [Fact]
    public void A_disposed_image_throws()
    {
        Image<L8> image = new(2, 2);
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image[0, 0]);
    }

    private static Image<TPixel> Gradient<TPixel>(int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                TPixel pixel = default;
                pixel.FromRgba32(new Rgba32((byte)(x * 3), (byte)(y * 5), (byte)(x + y), 255));
                image[x, y] = pixel;
            }
        }

        return image;
    }

    private static TPixel[] Pixels<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel[] pixels = new TPixel[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }

    private static (int Width, int Height) Size(ImageInfo info) => (info.Width, info.Height);

    private string PathTo(string name) => Path.Combine(_folder.Root, name);
}
