namespace Vae.Realtime.Tests.Data.Pictures;

using System.Diagnostics;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Which pictures of a folder are taken for what, and what is told of it.</summary>
public sealed class FolderWalkTests : IDisposable
{
    private static readonly byte[] Picture = PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_below_classes_are_told()
    {
        Write("animals/cat/1.png", "animals/dog/2.png", "animals/dog/3.png", "plants/4.png");
        ImageFolder found = Find();
        Assert.Equal(["animals", "plants"], found.ClassNames);
        Assert.Equal([0, 0, 0, 1], found.Train.Select(file => (int)file.Class));
        Assert.Equal(
            [$"in '{_folder.Root}', 2 folders lie deeper than the folders of classes; what is in them belongs to 'animals'"], found.Notes);
    }

    [Theory]
    [InlineData("cat", "dog")]
    [InlineData("train", "test")]
    public void A_folder_that_holds_but_one_folder_of_folders_stands_for_that(string first, string second)
    {
        Write($"archive/data/{first}/1.png", $"archive/data/{second}/2.png");
        ImageFolder found = Find();
        Assert.Equal(first == "cat" ? ["cat", "dog"] : [], found.ClassNames);
        Assert.Equal(first == "cat" ? 0 : 1, found.Test.Length);
        Assert.Equal([$"the pictures are those of '{_folder.File("archive/data")}'"], found.Notes);
    }

    [Fact]
    public void What_a_mac_packs_beside_pictures_is_no_class()
    {
        Write("data/train/cat/1.png", "data/test/cat/2.png", "__MACOSX/data/train/cat/._1.png");
        ImageFolder found = Find();
        Assert.Equal((1, 1), (found.Train.Length, found.Test.Length));
        Assert.Equal($"the pictures are those of '{_folder.File("data")}'", found.Notes[0]);
        Assert.Contains("1 hidden", found.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_folder_of_pictures_is_a_class()
    {
        Write("photos/1.png", "photos/2.png");
        Assert.Equal(["photos"], Find().ClassNames);
        Assert.Empty(Find().Notes);
    }

    [Fact]
    public void Splits_are_known_by_other_spellings_too()
    {
        Write("Training/cat/1.png", "Test-Set/cat/2.png", "VALID/cat/3.png");
        ImageFolder found = Find();
        Assert.Equal((1, 1, 1), (found.Train.Length, found.Validation.Length, found.Test.Length));
        Assert.Equal(["'Training' is the training split, 'VALID' is the validation split, 'Test-Set' is the test split"], found.Notes);
        Write("train/dog/4.png");
        found = Find();
        Assert.Equal(["cat", "dog"], found.ClassNames);
        Assert.Equal("4.png", Path.GetFileName(Assert.Single(found.Train).Path));
        Assert.Contains("passed over 'Training' beside the splits", found.Notes);
    }

    [Fact]
    public void What_lies_beside_splits_and_splits_without_train_are_told()
    {
        Write("train/1.png", "test/2.png", "extra/3.png", "4.png");
        Assert.Equal(["passed over 'extra', '4.png' beside the splits"], Find().Notes);
        Directory.Delete(_folder.File("train"), recursive: true);
        File.Delete(_folder.File("4.png"));
        Write("val/5.png");
        Assert.Equal(["there is no folder 'train', so that 'val', 'test' are classes"], Find().Notes);
    }

    [Fact]
    public void Links_are_followed_but_not_in_a_circle()
    {
        Write("cat/1.png", "elsewhere/2.png");
        Directory.CreateSymbolicLink(_folder.File("cat/up"), _folder.Root);
        Directory.CreateSymbolicLink(_folder.File("cat/self"), "../cat");
        Directory.CreateSymbolicLink(_folder.File("dog"), _folder.File("elsewhere"));
        ImageFolder found = Find();
        Assert.Equal(["cat", "dog", "elsewhere"], found.ClassNames);
        Assert.Equal(3, found.Train.Length);
        Assert.Equal(["passed over 2 links that lead back to a folder above"], found.Notes);

        // Two folders that lead into each other.
        Directory.CreateSymbolicLink(_folder.File("elsewhere/cat"), _folder.File("cat"));
        Directory.CreateSymbolicLink(_folder.File("cat/elsewhere"), _folder.File("elsewhere"));
        Assert.InRange(Find().Train.Length, 3, 12);
    }

    [Fact]
    public void Pipes_are_never_opened()
    {
        Write("1.png");
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using Process made = Process.Start("mkfifo", _folder.File("pipe"));
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        File.CreateSymbolicLink(_folder.File("a link to a pipe"), _folder.File("pipe"));
        Assert.Single(Find().Train);
        File.CreateSymbolicLink(_folder.File("pipe.png"), _folder.File("pipe"));
        UserError.Of(() => DataLoader.Load(new FileSpec(_folder.Root)), "pipe.png' cannot be decoded: it is empty");
    }

    [Fact]
    public void Names_may_have_blanks_and_any_letters()
    {
        Write("große Straße/Bild 1.png", "猫/ねこ.PNG", "a & b/x?y#1.png");
        ImageFolder found = Find();
        Assert.Equal(["a & b", "große Straße", "猫"], found.ClassNames);
        Assert.Equal(3, DataLoader.Load(new FileSpec(_folder.Root)).Train.Count);
    }

    [Fact]
    public void A_folder_of_everything_is_refused()
    {
        Write("1.png");
        for (int i = 0; i < 20; i++)
        {
            _folder.Write($"{i}.txt", []);
        }

        FolderWalk others = new(_folder.Root, CancellationToken.None) { MaxOthers = 10 };
        UserError.Of(() => others.List(_folder.Root), _folder.Root, "files that are not pictures", "name the folder that holds the pictures");
        FolderWalk entries = new(_folder.Root, CancellationToken.None) { MaxEntries = 10 };
        UserError.Of(() => entries.List(_folder.Root), _folder.Root, "holds more than 10 files and folders", "name the folder");
        FolderWalk enough = new(_folder.Root, CancellationToken.None) { MaxEntries = 21, MaxOthers = 20 };
        Assert.Single(enough.List(_folder.Root).Pictures);
    }

    [Fact]
    public void Looking_through_folders_can_be_cancelled()
    {
        Write("1.png");
        Assert.Throws<OperationCanceledException>(() => ImageFolder.Find(_folder.Root, new CancellationToken(true)));
    }

    private void Write(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            _folder.Write(name, Picture);
        }
    }

    private ImageFolder Find() => ImageFolder.Find(_folder.Root)!;
}
