namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class PictureTableTests : IDisposable
{
    // What lossy formats may be off by.
    private const int Near = 4;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. PictureCases.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_is_read_or_refused_in_a_line(string name)
    {
        PictureCase one = PictureCases.All[name];
        string path = _folder.Write(name, one.Content);
        if (one.Pixel is not { } expected)
        {
            UserError.Of(() => Load(), [$"'{path}'", .. one.Words]);
            UserError.Of(() => Load("?size=4"), [$"'{path}'", .. one.Words]);
            return;
        }

        ImageSet images = Load("?rgb");
        ReadOnlySpan<byte> pixel = images.Pixels.AsSpan(0, 3);
        Assert.InRange(pixel[0], expected.Red - Near, expected.Red + Near);
        Assert.InRange(pixel[1], expected.Green - Near, expected.Green + Near);
        Assert.InRange(pixel[2], expected.Blue - Near, expected.Blue + Near);
        Assert.Equal(4 * 4 * 3, Load("?rgb&size=4").Pixels.Length);
    }

    [Theory]
    [InlineData("white", 227, 177, 152)]
    [InlineData("BLACK", 100, 50, 25)]
    [InlineData("#0080ff", 100, 114, 152)]
    public void The_background_can_be_chosen(string background, int red, int green, int blue)
    {
        _folder.Write("a.png", PictureCases.All["palette transparent.png"].Content);
        Assert.Equal([(byte)red, (byte)green, (byte)blue], Load($"?background={background}").Pixels[..3]);
    }

    [Fact]
    public void Pictures_as_large_as_cameras_make_are_read()
    {
        _folder.Write("a.png", Large(12_000, 9_000));
        Assert.Equal(new Shape(3, 4, 1), Load("?size=3x4").Shape);
    }

    [Theory]
    [InlineData(1, 60_000, "512x512")]
    [InlineData(60_000, 1, "512x512")]
    public void What_would_become_too_large_when_it_covers_a_shape_is_refused(int width, int height, string size)
    {
        string path = _folder.Write("thin.png", Large(width, height));
        UserError.Of(() => Load($"?size={size}"), path, "to cover 512x512", "crop it");
    }

    [Fact]
    public void A_hint_says_what_a_background_is() =>
        UserError.Of(() => DataSpec.Parse("photos?background=pink"), "background=", "white, black or a colour like #ff8800", "pink");

    private static byte[] Large(int width, int height)
    {
        using Image<L8> image = new(width, height);
        using MemoryStream file = new();
        image.Save(file, new PngEncoder { CompressionLevel = PngCompressionLevel.BestSpeed });
        return file.ToArray();
    }

    private ImageSet Load(string options = "") =>
        Assert.IsType<ImageSet>(DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options)).Train);
}
