namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
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
        _folder.Write(".hidden", [1]);
        Assert.Empty(Notes());
    }

    [Fact]
    public void What_is_passed_over_is_told()
    {
        Still("a.png");
        _folder.Write("b.heic", new byte[99]);
        Assert.Equal(["skipped 1 file that is not a picture of a kind that is read (.heic)"], Notes());
        _folder.Write("c.txt", "notes"u8.ToArray());
        _folder.Write("LICENSE", "words"u8.ToArray());
        Assert.Equal(["skipped 3 files that are not pictures of a kind that is read (.heic, .txt, LICENSE)"], Notes());
        for (int i = 0; i < 9; i++)
        {
            _folder.Write($"x.e{i}", []);
        }

        Assert.Equal(["skipped 12 files that are not pictures of a kind that is read (.e0, .e1, .e2, .e3, .e4, …)"], Notes());
    }

    [Fact]
    public void Frames_that_are_passed_over_are_told_once()
    {
        Still("a.png");
        string first = _folder.Write("b.gif", PictureCases.Plain(new GifEncoder(), new Rgba32(1, 2, 3), frames: 3));
        Assert.Equal([$"'{first}' has 3 frames; only the first is used"], Notes());
        _folder.Write("c.gif", PictureCases.Plain(new GifEncoder(), new Rgba32(1, 2, 3), frames: 2));
        Assert.Equal([$"'{first}' has 3 frames, and 1 other file has several; only the first of each is used"], Notes());
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

    private IReadOnlyList<string> Notes() => DataLoader.Load(new FileSpec(_folder.Root)).Notes;
}
