namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class DamagedPictureTests : IDisposable
{
    private const int Lengths = 60;
    private const int Damages = 150;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Kinds, and how many of their last bytes a picture can be without: what comes behind its pixels, or digits of the last.</summary>
    public static TheoryData<string, int> Kinds => new()
    {
        { "png", 4 }, { "sixteen.png", 4 }, { "jpg", 0 }, { "gif", 1 }, { "bmp", 0 }, { "webp", 0 }, { "lossless.webp", 0 },
        { "tif", 1 }, { "first.tif", 0 }, { "tga", 0 }, { "runs.tga", 0 }, { "ppm", 0 }, { "plain.pgm", 4 }, { "plain.pbm", 3 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_cut_off_is_named(string kind, int spare)
    {
        byte[] whole = Whole(kind);
        string path = _folder.Write($"a.{kind}", whole);
        Assert.Equal(24 * 16, Load().Pixels.Length / Load().Shape.Channels);
        int last = whole.Length - 1 - spare;
        foreach (int length in Enumerable.Range(0, Lengths).Select(index => last * index / (Lengths - 1)).Distinct())
        {
            _folder.Write($"a.{kind}", whole[..length]);
            string message = UserError.Of(() => Load(), $"'{path}'", "cannot be decoded", "replace or remove the file");
            Assert.InRange(message.Length, path.Length, path.Length + 250);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_damaged_file_is_read_or_named(string kind, int spare)
    {
        byte[] whole = Whole(kind);
        string path = _folder.File($"a.{kind}");
        Random random = new(whole.Length + spare);
        int read = 0;
        for (int i = 0; i < Damages; i++)
        {
            byte[] damaged = [.. whole];
            for (int flips = random.Next(1, 5); flips > 0; flips--)
            {
                // Half of them where the headers are.
                damaged[random.Next(random.Next(2) == 0 ? Math.Min(64, whole.Length) : whole.Length)] = (byte)random.Next(256);
            }

            _folder.Write($"a.{kind}", damaged);
            try
            {
                Load("?size=4");
                read++;
            }
            catch (VaeException error)
            {
                Assert.DoesNotContain(error.Message, char.IsControl);
                Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(read, 0, Damages - 1);
    }

    private static byte[] Whole(string kind)
    {
        using Image<Rgb24> image = new(24, 16);
        Random random = new(7);
        byte[] rgb = new byte[image.Width * image.Height * 3];
        for (int at = 0; at < image.Width * image.Height; at++)
        {
            Rgb24 pixel = new((byte)random.Next(256), (byte)(at % 24 * 10), (byte)(at / 24 * 15));
            image[at % 24, at / 24] = pixel;
            (rgb[3 * at], rgb[(3 * at) + 1], rgb[(3 * at) + 2]) = (pixel.R, pixel.G, pixel.B);
        }

        IImageEncoder? encoder = kind switch
        {
            "png" => new PngEncoder(),
            "sixteen.png" => new PngEncoder { BitDepth = PngBitDepth.Bit16 },
            "jpg" => new JpegEncoder(),
            "gif" => new GifEncoder(),
            "bmp" => new BmpEncoder(),
            "webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossy },
            "lossless.webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
            "tif" => new TiffEncoder(),
            "tga" => new TgaEncoder { Compression = TgaCompression.None },
            "runs.tga" => new TgaEncoder { Compression = TgaCompression.RunLength },
            "ppm" => new PbmEncoder { ColorType = PbmColorType.Rgb, Encoding = PbmEncoding.Binary },
            "plain.pgm" => new PbmEncoder { ColorType = PbmColorType.Grayscale, Encoding = PbmEncoding.Plain },
            "plain.pbm" => new PbmEncoder { ColorType = PbmColorType.BlackAndWhite, Encoding = PbmEncoding.Plain },
            _ => null,
        };
        if (encoder is null)
        {
            return TiffBytes.Of(24, 16, rgb, 1);
        }

        using MemoryStream file = new();
        image.Save(file, encoder);
        return file.ToArray();
    }

    private ImageSet Load(string options = "") =>
        Assert.IsType<ImageSet>(DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options)).Train);
}
