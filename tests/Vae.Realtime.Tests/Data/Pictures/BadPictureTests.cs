namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary><c>bad=skip</c>: pictures that cannot be decoded are passed over, and told.</summary>
public sealed class BadPictureTests : IDisposable
{
    private static readonly byte[] Good = PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bad_pictures_are_passed_over_by_name()
    {
        // What is bad comes first, so that it cannot be the one that gives the size.
        string empty = _folder.Write("a.png", []);
        string cut = _folder.Write("b.png", Good[..^20]);
        string huge = _folder.Write("d.png", PngBytes.Claim(65_535, 65_535));
        _folder.Write("c.png", Good);
        _folder.Write("e.png", Good);
        UserError.Of(() => Load(), $"'{empty}' cannot be decoded: it is empty", "replace or remove the file, or pass over such files with bad=skip");
        UserError.Of(() => Load("?bad=refuse"), empty);
        DataSplits splits = Load("?bad=skip");
        Assert.Equal(2, splits.Train.Count);
        Assert.Equal([1, 2, 3], Assert.IsType<ImageSet>(splits.Train).Image(1)[..3].ToArray());
        Assert.Equal([$"passed over 3 of 5 pictures, which cannot be read (bad=skip): '{empty}', '{cut}', '{huge}'"], splits.Notes);
        _folder.Write("f.jpg", "no picture"u8.ToArray());
        Assert.EndsWith($"'{empty}', '{cut}', '{huge}' and 1 more", Assert.Single(Load("?bad=skip&size=4").Notes), StringComparison.Ordinal);
        UserError.Of(() => DataSpec.Parse("photos?bad=good"), "bad=", "skip or refuse", "good");
    }

    [Fact]
    public void Labels_stay_with_their_pictures()
    {
        foreach (string name in new[] { "cat", "dog", "emu" })
        {
            Directory.CreateDirectory(_folder.File(name));
            _folder.Write($"{name}/1.png", Good);
            _folder.Write($"{name}/2.png", name == "dog" ? [] : Good);
        }

        DataSplits splits = Load("?bad=skip");
        Assert.Equal(["cat", "dog", "emu"], splits.Train.ClassNames!);
        Assert.Equal([0, 0, 1, 2, 2], splits.Train.Labels!);
    }

    [Fact]
    public void Frames_of_a_bad_file_are_none()
    {
        byte[] gif = PictureCases.Plain(new GifEncoder(), new Rgba32(1, 2, 3), frames: 3);
        _folder.Write("a.gif", gif[..^20]);
        _folder.Write("b.gif", gif);
        Assert.Equal(3, Load("?frames=all&bad=skip").Train.Count);
        _folder.Write("b.gif", []);
        UserError.Of(() => Load("?frames=all&bad=skip"), "none of 2 pictures can be read", "a.gif' cannot be decoded");
    }

    [Fact]
    public void Where_nothing_is_left_it_is_an_error()
    {
        string first = _folder.Write("a.png", []);
        _folder.Write("b.png", [1, 2, 3]);
        UserError.Of(() => Load("?bad=skip"), "none of 2 pictures can be read", $"'{first}' cannot be decoded: it is empty");
        UserError.Of(() => Load("?bad=skip&size=4"), "none of 2 pictures can be read", $"'{first}' cannot be decoded: it is empty");
        Directory.CreateDirectory(_folder.File("data/train"));
        Directory.CreateDirectory(_folder.File("data/test"));
        _folder.Write("data/train/a.png", Good);
        string bad = _folder.Write("data/test/b.png", []);
        UserError.Of(() => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.File("data") + "?bad=skip")), "none of 1 test pictures", bad);
    }

    [Fact]
    public void One_picture_alone_cannot_be_passed_over()
    {
        string path = _folder.Write("a.png", Good[..^20]);
        Assert.DoesNotContain("bad=", UserError.Of(() => Load(), path), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_size_is_not_bad()
    {
        _folder.Write("a.png", Good);
        _folder.Write("b.png", PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3), 4, 5));
        DataSplits splits = Load("?bad=skip");
        Assert.Equal(2, splits.Train.Count);
        Assert.Contains("scaled to cover 8x8", Assert.Single(splits.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_opened_is_passed_over()
    {
        _folder.Write("a.png", Good);
        File.CreateSymbolicLink(_folder.File("gone.png"), _folder.File("nowhere.png"));
        File.CreateSymbolicLink(_folder.File("ring.png"), _folder.File("ring.png"));
        UserError.Of(() => Load(), "gone.png' does not exist", "bad=skip");
        Assert.Contains("passed over 2 of 3 pictures", Assert.Single(Load("?bad=skip").Notes), StringComparison.Ordinal);
        using TemporaryFolder cache = new();
        LoadOptions keep = new() { CacheFolder = cache.Root, WorthKeeping = TimeSpan.Zero };
        Assert.Equal(1, DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?bad=skip"), keep).Train.Count);
        Assert.Empty(cache.Names);
    }

    [Fact]
    public void Progress_counts_what_is_passed_over()
    {
        _folder.Write("a.png", []);
        _folder.Write("b.png", Good);
        LoadProgress last = default;
        LoadOptions load = new() { Progress = seen => last = seen };
        PictureDecoder.Read([_folder.File("a.png"), _folder.File("b.png")], new DataOptions { SkipBad = true }, load);
        Assert.Equal(new LoadProgress(2, 2), last);
    }

    private DataSplits Load(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
}
