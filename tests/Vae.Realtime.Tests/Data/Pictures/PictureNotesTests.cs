namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class PictureNotesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_said_of_plain_pictures()
    {
        Still("a.png");
        _folder.Write(".DS_Store", [1]);
        Assert.Empty(Notes());
    }

    [Fact]
    public void What_is_passed_over_is_told()
    {
        Still("a.png");
        _folder.Write("b.heic", new byte[99]);
        Assert.Equal(["passed over 1 file that is not a picture of a kind that is read (1 .heic)"], Notes());
        _folder.Write("c.txt", "notes"u8.ToArray());
        _folder.Write("d.txt", "notes"u8.ToArray());
        _folder.Write("LICENSE", "words"u8.ToArray());
        Assert.Equal(["passed over 4 files that are not pictures of a kind that is read (1 .heic, 2 .txt, 1 LICENSE)"], Notes());
        for (int i = 0; i < 9; i++)
        {
            _folder.Write($"x.e{i}", []);
        }

        Assert.Equal(["passed over 13 files that are not pictures of a kind that is read (1 .e0, 1 .e1, 1 .e2, 1 .e3, 1 .e4, …)"], Notes());
    }

    [Fact]
    public void What_is_hidden_is_told()
    {
        Still("a.png");
        Still(".b.png");
        Assert.Equal(["passed over 1 hidden picture or folder"], Notes());
        Directory.CreateDirectory(_folder.File(".thumbs"));
        Still(".thumbs/c.png");
        Assert.Equal(["passed over 2 hidden pictures and folders"], Notes());
        Assert.Equal(1, DataLoader.Load(new FileSpec(_folder.Root)).Train.Count);
    }

    [Fact]
    public void What_was_done_to_pictures_is_told_in_one_line_with_counts()
    {
        Rgba32 colour = new(200, 100, 50);
        Still("a.png");
        _folder.Write("b.gif", PictureCases.Plain(new GifEncoder(), colour, frames: 3));
        _folder.Write("c.tif", PictureCases.Plain(new TiffEncoder(), colour, frames: 2));
        _folder.Write("d.jpg", JpegBytes.Of(0, 200, 100, 50, 255));
        _folder.Write("e.png", PictureCases.Plain(new PngEncoder { BitDepth = PngBitDepth.Bit16 }, colour));
        _folder.Write("f.png", PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3, 4)));
        _folder.Write("g.png", Turned());
        Assert.Equal(
            [
                "of 7 pictures, 1 turned as EXIF says, 1 laid over white where transparent, 1 converted from CMYK, 1 reduced from more than 8 bits "
                + "a channel to 8, 2 of several frames or pages, of which only the first is used (frames=all uses every one)",
            ],
            Notes());
        Assert.Contains("1 laid over #ff8800 where transparent", Assert.Single(Notes("?background=#ff8800")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guess_at_the_inks_is_told()
    {
        _folder.Write("a.jpg", JpegBytes.Of(null, 200, 100, 50, 255));
        Assert.Equal(["the picture is converted from CMYK, its inks counted as Adobe counts them, which is not said"], Notes());
        _folder.Write("a.jpg", JpegBytes.Of(0, 200, 100, 50, 255));
        Assert.Equal(["the picture is converted from CMYK"], Notes());
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    [InlineData("a.webp")]
    [InlineData("a.tif")]
    public void A_colour_profile_of_other_colours_is_told(string name)
    {
        foreach (bool unicode in new[] { false, true })
        {
            _folder.Write(name, ProfileBytes.Picture(name, ProfileBytes.Of("Display P3", ProfileBytes.DisplayP3, unicode), new Rgba32(1, 2, 3)));
            Assert.Equal(["the picture is of the colour profile 'Display P3', read as sRGB"], Notes());
            _folder.Write(name, ProfileBytes.Picture(name, ProfileBytes.Of("sRGB IEC61966-2.1", ProfileBytes.Srgb, unicode), new Rgba32(1, 2, 3)));
            Assert.Empty(Notes());
        }

        // A damaged profile is no reason to refuse a picture.
        byte[] profile = ProfileBytes.Of("Display P3", ProfileBytes.DisplayP3, unicode: true);
        for (int length = 0; length < profile.Length; length += 13)
        {
            _folder.Write(name, ProfileBytes.Picture(name, profile[..length], new Rgba32(1, 2, 3)));
            Assert.Equal(1, DataLoader.Load(new FileSpec(_folder.Root)).Train.Count);
        }
    }

    [Fact]
    public void What_is_kept_decoded_is_told_of_again()
    {
        using TemporaryFolder cache = new();
        LoadOptions keep = new() { CacheFolder = cache.Root, WorthKeeping = TimeSpan.Zero };
        _folder.Write("a.png", PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3, 4)));
        IReadOnlyList<string> first = DataLoader.Load(new FileSpec(_folder.Root), keep).Notes;
        Assert.Equal(["the picture is laid over white where transparent"], first);
        Assert.Single(cache.Names);
        Assert.Equal(first, DataLoader.Load(new FileSpec(_folder.Root), keep).Notes);
    }

    [Fact]
    public void Every_ending_of_the_decoders_formats_is_known()
    {
        IEnumerable<string> known = Configuration.Default.ImageFormats.SelectMany(format => format.FileExtensions).Select(ending => $".{ending}");
        Assert.Equal(known.Distinct().Order(StringComparer.Ordinal), PictureFormats.Extensions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Raw_files_of_cameras_are_no_pictures()
    {
        Assert.False(PictureFormats.IsPicture(_folder.Write("a.cr2", TiffBytes.Of(1, 1, [1, 2, 3], 1))));
        Assert.False(PictureFormats.IsPicture(_folder.Write("b", [1, 2, 3])));
        Assert.False(PictureFormats.IsPicture(_folder.File("nowhere")));
        Assert.True(PictureFormats.IsPicture(_folder.Write("c", PictureCases.Plain(new PngEncoder(), default))));
    }

    private void Still(string name) => _folder.Write(name, PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3)));

    private static byte[] Turned()
    {
        using Image<Rgba32> image = new(8, 8, new Rgba32(1, 2, 3));
        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)3);
        using MemoryStream file = new();
        image.Save(file, new PngEncoder());
        return file.ToArray();
    }

    private IReadOnlyList<string> Notes(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options)).Notes;
}
