namespace Vae.Realtime.Tests.Data;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sub_folders_are_splits_and_classes()
    {
        Write("train/dog/a.png", 8, 6, new Rgb24(10, 20, 30));
        Write("train/cat/deep/b.bmp", 8, 6, new Rgb24(40, 50, 60));
        Write("train/cat/c.PNG", 8, 6, new Rgb24(70, 80, 90));
        Write("test/emu/d.png", 8, 6, new Rgb24(1, 2, 3));
        Write("val/cat/e.png", 8, 6, new Rgb24(4, 5, 6));
        Write("train/.hidden/f.png", 3, 3, default);
        File.WriteAllText(_folder.File("train/dog/notes.txt"), "no image");
        DataSplits splits = Load();
        Assert.Equal(new Shape(6, 8, 3), splits.Train.Shape);
        Assert.Equal(["cat", "dog", "emu"], splits.Train.ClassNames!);
        Assert.Equal([0, 0, 1], splits.Train.Labels!);
        Assert.Equal([2], splits.Test.Labels!);
        Assert.Equal([0], splits.Validation!.Labels!);
        ImageSet train = Assert.IsType<ImageSet>(splits.Train);
        Assert.Equal([70, 80, 90], train.Image(0)[..3].ToArray());
        Assert.Equal([40, 50, 60], train.Image(1)[..3].ToArray());
        Assert.Equal([10, 20, 30], train.Image(2)[^3..].ToArray());
    }

    [Fact]
    public void Without_splits_a_seventh_is_the_test_split_and_without_classes_there_are_no_labels()
    {
        for (int index = 0; index < 14; index++)
        {
            Write($"{index:00}.png", 2, 2, new Rgb24((byte)index, 0, 0));
        }

        DataSplits splits = Load();
        Assert.Equal((12, 2), (splits.Train.Count, splits.Test.Count));
        Assert.Null(splits.Train.Labels);
        Assert.Equal((10, 4), (Load("?test=4").Train.Count, Load("?test=4").Test.Count));
    }

    [Fact]
    public void Pictures_without_colour_are_grey()
    {
        Write("a/1.png", 2, 1, new Rgb24(7, 7, 7));
        Write("b/2.png", 2, 1, new Rgb24(9, 9, 9));
        Assert.Equal(new Shape(1, 2, 1), Load().Train.Shape);
        Assert.Equal([7, 7, 9, 9], Pixels(Load().Train));
        Assert.Equal(new Shape(1, 2, 3), Load("?rgb").Train.Shape);
        Write("b/3.png", 2, 1, new Rgb24(9, 9, 8));
        Assert.Equal(new Shape(1, 2, 3), Load().Train.Shape);

        // ITU-R BT.709: 0.2126 R + 0.7152 G + 0.0722 B.
        Write("b/4.png", 2, 1, new Rgb24(200, 100, 50));
        Assert.Equal([7, 7, 9, 9, 9, 9, 118, 118], Pixels(Load("?grey").Train));
    }

    [Fact]
    public void The_middle_is_cut_out_of_what_covers_the_size()
    {
        using (Image<Rgb24> wide = new(30, 10))
        {
            for (int at = 0; at < 300; at++)
            {
                wide[at % 30, at / 30] = at % 30 is >= 10 and < 20 ? new Rgb24(200, 200, 200) : new Rgb24(0, 0, 0);
            }

            wide.Save(_folder.File("wide.png"));
        }

        DataSplits same = Load("?size=10");
        Assert.Equal(new Shape(10, 10, 1), same.Train.Shape);
        Assert.All(Pixels(same.Train), value => Assert.Equal(200, value));
        byte[] small = Pixels(Load("?size=4").Train);
        Assert.Equal(16, small.Length);
        Assert.All(small.Where((_, at) => at % 4 is 1 or 2), value => Assert.InRange(value, 190, 210));
        Assert.Equal(new Shape(20, 5, 1), Load("?size=20x5").Train.Shape);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        Write("a/1.png", 4, 4, new Rgb24(1, 2, 3));
        byte[] whole = File.ReadAllBytes(_folder.File("a/1.png"));
        foreach (int index in Enumerable.Range(2, 20))
        {
            _folder.Write($"a/{index:00}.png", index is 5 or 9 ? whole[..(whole.Length / 2)] : whole);
        }

        Assert.All(Enumerable.Range(0, 5), _ => UserError.Of(() => Load(), "05.png' cannot be decoded", "replace or remove"));
        _folder.Write("a/02.jpg", "text"u8.ToArray());
        UserError.Of(() => Load(), "02.jpg' cannot be decoded");
        _folder.Write("a/00.gif", []);
        UserError.Of(() => Load(), "00.gif' cannot be decoded");
    }

    [Fact]
    public void Sizes_that_differ_become_one_which_can_be_asked_for()
    {
        Write("a/1.png", 4, 4, default);
        Write("b/2.png", 4, 5, default);
        Assert.Equal(new Shape(4, 4, 1), Load().Train.Shape);
        Assert.Equal(new Shape(5, 4, 1), Load("?size=5x4").Train.Shape);
    }

    [Fact]
    public void Folders_that_contradict_themselves_are_refused()
    {
        Write("a/1.png", 4, 4, default);
        Write("stray.png", 4, 4, default);
        UserError.Of(() => Load(), "stray.png' lies beside", "move it");
        File.Delete(_folder.File("stray.png"));
        UserError.Of(() => Load("?window=3"), "window=", "size=");
        UserError.Of(() => Load("?classes=b"), "classes=b", "it has a");
        Directory.CreateDirectory(_folder.File("train"));
        Write("test/a/1.png", 4, 4, default);
        UserError.Of(() => Load(), "train' holds no image");
        Write("train/a/1.png", 4, 4, default);
        UserError.Of(() => Load("?test=1"), "test=", "of its own");
        Write("validation/a/1.png", 4, 4, default);
        UserError.Of(() => Load("?validation=1"), "validation=", "of its own");
    }

    [Fact]
    public void More_classes_than_labels_can_number_are_refused()
    {
        for (int index = 0; index <= ExampleSet.MaxClasses; index++)
        {
            _folder.Write(Path.Combine(Directory.CreateDirectory(_folder.File($"class{index}")).Name, "1.png"), []);
        }

        UserError.Of(() => Load(), "257", "256");
    }

    [Fact]
    public void A_folder_with_nothing_says_what_was_sought() => UserError.Of(() => Load(), _folder.Root, "train-images", "image", "empty");

    [Fact]
    public void Decoded_pictures_are_kept_and_what_is_damaged_is_decoded_again()
    {
        using TemporaryFolder cache = new();
        LoadOptions keep = new() { CacheFolder = cache.Root, WorthKeeping = TimeSpan.Zero };
        Write("a/1.png", 5, 4, new Rgb24(1, 2, 3));
        Write("b/2.png", 5, 4, new Rgb24(4, 5, 6));
        byte[] pixels = Pixels(Load("", keep).Train);
        string name = Assert.Single(cache.Names);
        byte[] kept = File.ReadAllBytes(cache.File(name));

        // Proof that it is read: a file whose checksum is right counts more than the pictures.
        int decoded = 0;
        LoadOptions watch = keep with { Progress = progress => decoded = progress.Done };
        Assert.Equal(pixels, Pixels(Load("", watch).Train));
        Assert.Equal(0, decoded);
        for (int length = 0; length < kept.Length; length += 7)
        {
            cache.Write(name, kept[..length]);
            decoded = 0;
            Assert.Equal(pixels, Pixels(Load("", watch).Train));
            Assert.Equal(2, decoded);
        }

        foreach (int at in new[] { 0, 4, 8, 12, 20, kept.Length - 1 })
        {
            byte[] damaged = [.. kept];
            damaged[at] ^= 1;
            cache.Write(name, damaged);
            Assert.Equal(pixels, Pixels(Load("", watch).Train));
        }

        Load("?size=3", keep);
        Assert.Equal(2, cache.Names.Length);
        File.SetLastWriteTimeUtc(_folder.File("a/1.png"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Load("", keep);
        Assert.Equal(3, cache.Names.Length);
    }

    [Fact]
    public void What_took_no_time_is_not_kept()
    {
        using TemporaryFolder cache = new();
        Write("a/1.png", 5, 4, default);
        Load("", new LoadOptions { CacheFolder = cache.Root });
        Assert.Empty(cache.Names);
    }

    [Fact]
    public void Loading_can_be_cancelled()
    {
        Write("a/1.png", 5, 4, default);
        Assert.Throws<OperationCanceledException>(() => Load("", new LoadOptions { Cancellation = new CancellationToken(true) }));
    }

    [Fact]
    public void Cifar_is_read_whole()
    {
        string? folder = SharedData.Find("cifar10");
        if (folder is null)
        {
            Assert.False(Directory.Exists(folder));
            return;
        }

        DataSplits splits = DataLoader.Load(new FileSpec(folder));
        Assert.Equal((10_000, 2_000, new Shape(32, 32, 3)), (splits.Train.Count, splits.Test.Count, splits.Train.Shape));
        Assert.Equal(10, splits.Train.ClassNames!.Count);
        Assert.All(Enumerable.Range(0, 10), label => Assert.Equal(1000, splits.Train.Labels!.Count(one => one == label)));
    }

    private static byte[] Pixels(ExampleSet set) => Assert.IsType<ImageSet>(set).Pixels;

    private DataSplits Load(string options = "", LoadOptions? load = null) => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options), load);

    private void Write(string name, int width, int height, Rgb24 colour)
    {
        using Image<Rgb24> image = new(width, height);
        for (int at = 0; at < width * height; at++)
        {
            image[at % width, at / width] = colour;
        }

        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        image.Save(path);
    }
}
