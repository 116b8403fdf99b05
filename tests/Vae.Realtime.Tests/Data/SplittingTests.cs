namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class SplittingTests : IDisposable
{
    private const int Count = 200;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Splits_are_disjoint_complete_and_in_the_data_s_order()
    {
        DataSplits splits = Load("?test=0.2&validation=30");
        Assert.Equal((130, 30, 40), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        foreach (ExampleSet split in new[] { splits.Train, splits.Validation, splits.Test })
        {
            Assert.Equal(Places(split).Order(), Places(split));
        }

        Assert.Equal(Enumerable.Range(0, Count), Places(splits.Train).Concat(Places(splits.Validation)).Concat(Places(splits.Test)).Order());
        Assert.NotEqual(Enumerable.Range(160, 40), Places(splits.Test));
    }

    [Fact]
    public void The_choice_is_the_file_s_own_and_follows_the_split_seed()
    {
        Assert.Equal(Places(Load("?validation=20").Validation!), Places(Load("?validation=20").Validation!));
        Assert.NotEqual(Places(Load("?validation=20").Validation!), Places(Load("?validation=20&split_seed=1").Validation!));
        Assert.Empty(Places(Load("?validation=20").Validation!).Except(Places(Load("?validation=50").Validation!)));
    }

    [Fact]
    public void Without_a_word_about_tests_the_last_seventh_of_a_file_is_the_test_split_as_ever()
    {
        DataSplits splits = Load("?validation=0.5");
        Assert.Equal(Enumerable.Range(172, 28), Places(splits.Test));
        Assert.Equal((86, 86), (splits.Train.Count, splits.Validation!.Count));
        Assert.Null(Load("").Validation);
    }

    [Fact]
    public void Classes_are_chosen_in_every_split_and_keep_their_numbers()
    {
        WriteFolder();
        DataSplits splits = DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?classes=1,3&validation=10"));
        Assert.Equal((40, 10, 50), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        Assert.All(
            splits.Train.Labels!.Concat(splits.Validation.Labels!).Concat(splits.Test.Labels!), label => Assert.Contains(label, new byte[] { 1, 3 }));
        Assert.All(Places(splits.Train), place => Assert.Contains(place % 4, new[] { 1, 3 }));
        Assert.Equal(["0", "1", "2", "3"], splits.Test.ClassNames!);
    }

    [Fact]
    public void What_there_is_not_is_refused()
    {
        UserError.Of(() => Load("?classes=1"), "classes=", "labels", "x.idx");
        UserError.Of(() => Load("?validation=172"), "validation=172", "172", "x.idx");
        UserError.Of(() => Load("?test=200"), "test=200", "200");
        UserError.Of(() => Load("?window=3"), "window=", "x.idx", "classes=");
        WriteFolder();
        UserError.Of(() => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?classes=4")), "classes=4", "0, 1, 2, 3");
        UserError.Of(() => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?classes=-1")), "classes=-1");
        UserError.Of(() => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?test=3")), "test=", "of its own");
    }

    [Fact]
    public void Images_are_fitted()
    {
        DataSplits splits = Load("?size=4x6&rgb");
        Assert.Equal(new Shape(4, 6, 3), splits.Train.Shape);

        // An image of one value stays that value.
        ImageSet images = Assert.IsType<ImageSet>(splits.Train);
        Assert.All(Enumerable.Range(0, images.Count), index => Assert.All(images.Image(index).ToArray(), value => Assert.Equal(index, value)));
    }

    // Image i is of the value i.
    private static int[] Places(ExampleSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(index => (int)Assert.IsType<ImageSet>(set).Image(index)[0])];

    private static byte[] Images(int count) => [.. Enumerable.Range(0, count * 4).Select(at => (byte)(at / 4))];

    private DataSplits Load(string options) =>
        DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Write("x.idx", IdxBytes.Of([Count, 2, 2], Images(Count))) + options));

    private void WriteFolder()
    {
        foreach (string split in new[] { "train", "t10k" })
        {
            _folder.Write($"{split}-images-idx3-ubyte", IdxBytes.Of([100, 2, 2], Images(100)));
            _folder.Write($"{split}-labels-idx1-ubyte", IdxBytes.Of([100], [.. Enumerable.Range(0, 100).Select(at => (byte)(at % 4))]));
        }
    }
}
