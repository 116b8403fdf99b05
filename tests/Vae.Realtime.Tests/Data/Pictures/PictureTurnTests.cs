namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Cameras store pictures as the sensor lies, and say in EXIF how to hold them.</summary>
public sealed class PictureTurnTests : IDisposable
{
    // A picture of 3x2 squares of this side, so that JPEG keeps them apart.
    private const int Square = 16;
    private const int Columns = 3;
    private const int Rows = 2;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int> Kinds
    {
        get
        {
            TheoryData<string, int> kinds = [];
            foreach (string kind in new[] { "jpg", "png", "webp", "tif" })
            {
                for (int orientation = 1; orientation <= 8; orientation++)
                {
                    kinds.Add(kind, orientation);
                }
            }

            return kinds;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pictures_are_turned_upright(string kind, int orientation)
    {
        _folder.Write($"a.{kind}", Stored(kind, (ushort)orientation));
        ImageSet images = Assert.IsType<ImageSet>(DataLoader.Load(new FileSpec(_folder.Root)).Train);
        bool lies = orientation >= 5;
        Assert.Equal(new Shape(Square * (lies ? Columns : Rows), Square * (lies ? Rows : Columns), 1), images.Shape);
        for (int y = 0; y < images.Shape.Height / Square; y++)
        {
            for (int x = 0; x < images.Shape.Width / Square; x++)
            {
                (int column, int row) = Source(orientation, x, y);
                int middle = images.Pixels[(((y * Square) + (Square / 2)) * images.Shape.Width) + (x * Square) + (Square / 2)];
                Assert.InRange(middle, Grey(column, row) - 3, Grey(column, row) + 3);
            }
        }
    }

    [Fact]
    public void Sizes_are_compared_as_they_are_shown()
    {
        _folder.Write("a.png", Stored("png", 1));
        _folder.Write("b.jpg", Stored("jpg", 6));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal(new Shape(32, 32, 3), splits.Train.Shape with { Channels = 3 });
        Assert.Contains(splits.Notes, note => note.Contains("32x48 to 48x32", StringComparison.Ordinal)
            || note.Contains("48x32 to 32x48", StringComparison.Ordinal));
    }

    // Which stored square is shown at a place; EXIF 2.32, tag 274.
    private static (int Column, int Row) Source(int orientation, int x, int y) => orientation switch
    {
        1 => (x, y),
        2 => (Columns - 1 - x, y),
        3 => (Columns - 1 - x, Rows - 1 - y),
        4 => (x, Rows - 1 - y),
        5 => (y, x),
        6 => (y, Rows - 1 - x),
        7 => (Columns - 1 - y, Rows - 1 - x),
        _ => (Columns - 1 - y, x),
    };

    private static int Grey(int column, int row) => 20 + (40 * ((row * Columns) + column));

    private static byte[] Stored(string kind, ushort orientation)
    {
        using Image<Rgb24> image = new(Columns * Square, Rows * Square);
        byte[] rgb = new byte[image.Width * image.Height * 3];
        for (int at = 0; at < rgb.Length / 3; at++)
        {
            byte grey = (byte)Grey(at % image.Width / Square, at / image.Width / Square);
            image[at % image.Width, at / image.Width] = new Rgb24(grey, grey, grey);
            rgb.AsSpan(3 * at, 3).Fill(grey);
        }

        if (kind == "tif")
        {
            return TiffBytes.Of(image.Width, image.Height, rgb, orientation);
        }

        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        IImageEncoder encoder = kind switch
        {
            "png" => new PngEncoder(),
            "webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
            _ => new JpegEncoder { Quality = 95, ColorType = JpegColorType.Luminance },
        };
        using MemoryStream file = new();
        image.Save(file, encoder);
        return file.ToArray();
    }
}
