namespace Vae.Realtime.Tests.Imaging;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class PngFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_pixel_survives_and_only_the_file_is_left()
    {
        byte[] rgba = new byte[7 * 5 * 4];
        new Random(8).NextBytes(rgba);
        PngFile.Save(_folder.File("p.png"), new Rgba32Image(7, 5, rgba));
        using Image<Rgba32> image = Image.Load<Rgba32>(_folder.File("p.png"));
        Assert.Equal((7, 5), (image.Width, image.Height));
        byte[] read = new byte[rgba.Length];
        image.CopyPixelDataTo(read.AsSpan());
        Assert.Equal(rgba, read);
        Assert.Equal(["p.png"], _folder.Names);
    }

    [Fact]
    public void The_same_picture_gives_the_same_file_whatever_its_name()
    {
        byte[] rgba = new byte[64 * 64 * 4];
        new Random(9).NextBytes(rgba);
        PngFile.Save(_folder.File("a.png"), new Rgba32Image(64, 64, rgba));
        PngFile.Save(_folder.File("b"), new Rgba32Image(64, 64, rgba));
        byte[] first = File.ReadAllBytes(_folder.File("a.png"));
        Assert.Equal(first, File.ReadAllBytes(_folder.File("b")));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], first[..4]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Opaque_pictures_have_no_alpha_and_survive(bool inHurry)
    {
        byte[] rgba = new byte[31 * 9 * 4];
        new Random(10).NextBytes(rgba);
        for (int alpha = 3; alpha < rgba.Length; alpha += 4)
        {
            rgba[alpha] = byte.MaxValue;
        }

        PngFile.Save(_folder.File("p.png"), new Rgba32Image(31, 9, rgba), inHurry);
        using Image<Rgba32> image = Image.Load<Rgba32>(_folder.File("p.png"));
        byte[] read = new byte[rgba.Length];
        image.CopyPixelDataTo(read.AsSpan());
        Assert.Equal(rgba, read);
        Assert.Equal(PngColorType.Rgb, image.Metadata.GetPngMetadata().ColorType);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        string path = _folder.File(Path.Combine("nowhere", "p.png"));
        UserError.Of(() => PngFile.Save(path, new Rgba32Image(1, 1, new byte[4])), path, "does not exist; create it");
    }
}
