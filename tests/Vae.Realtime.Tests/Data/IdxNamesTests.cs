namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>The names that MNIST's relatives give their files.</summary>
public sealed class IdxNamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [InlineData("TRAIN-IMAGES.IDX3-UBYTE", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "T10K-labels.idx1-ubyte")]
    [InlineData("k-train-images-idx3-ubyte", "k-train-labels-idx1-ubyte", "k-t10k-images-idx3-ubyte", "k-t10k-labels-idx1-ubyte")]
    [InlineData("kmnist_train_images_idx3_ubyte", "kmnist_train_labels_idx1_ubyte", "kmnist_test_images_idx3_ubyte", "kmnist_test_labels_idx1_ubyte")]
    public void Files_are_found_by_name(string trainImages, string trainLabels, string testImages, string testLabels)
    {
        _folder.Write(trainImages, IdxBytes.Counting(4, 2, 3));
        _folder.Write(trainLabels + ".gz", IdxBytes.Gzip(IdxBytes.Counting(4)));
        _folder.Write(testImages + ".gz", IdxBytes.Gzip(IdxBytes.Counting(2, 2, 3)));
        _folder.Write(testLabels, IdxBytes.Counting(2));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal((4, 2), (splits.Train.Count, splits.Test.Count));
        Assert.Equal([0, 1, 2, 3], splits.Train.Labels!);
        Assert.Equal([0, 1], splits.Test.Labels!);
        Assert.Empty(splits.Notes);
    }

    [Fact]
    public void Qmnist_has_labels_of_several_columns()
    {
        _folder.Write("qmnist-train-images-idx3-ubyte", IdxBytes.Counting(2, 1, 2));
        _folder.Write("qmnist-test-images-idx3-ubyte", IdxBytes.Counting(1, 1, 2));
        string labels = _folder.Write("qmnist-train-labels-idx2-int", IdxBytes.Of(0x0C, [2, 3], 5, 100, 200_000, 2, 300, 400));
        _folder.Write("qmnist-test-labels-idx2-int", IdxBytes.Of(0x0C, [1, 3], 9, 0, 0));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal([5, 2], splits.Train.Labels!);
        Assert.Equal([9], splits.Test.Labels!);
        Assert.Equal(10, splits.Train.ClassNames!.Count);
        Assert.Equal([$"'{labels}' has 3 columns, of which the first is the label"], splits.Notes);
    }

    [Fact]
    public void Emnist_is_turned_upright_and_its_classes_have_names()
    {
        _folder.Write("emnist-letters-train-images-idx3-ubyte", IdxBytes.Counting(3, 2, 3));
        _folder.Write("emnist-letters-test-images-idx3-ubyte", IdxBytes.Counting(1, 2, 3));
        _folder.Write("emnist-letters-train-labels-idx1-ubyte", IdxBytes.Of([3], [1, 2, 3]));
        _folder.Write("emnist-letters-test-labels-idx1-ubyte", IdxBytes.Of([1], [2]));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal(new Shape(3, 2, 1), splits.Train.Shape);
        Assert.Equal([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11], Assert.IsType<ImageSet>(splits.Train).Pixels[..12]);
        Assert.Equal(["1", "2", "3"], splits.Train.ClassNames!);
        Assert.Equal(["EMNIST's files hold pictures with rows and columns exchanged; they were turned upright"], splits.Notes);
        string mapping = _folder.Write("emnist-letters-mapping.txt", "1 65 97\r\n2 66 98 \n3 67 99\n"u8.ToArray());
        splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal(["A", "B", "C"], splits.Train.ClassNames!);
        Assert.Equal([0, 1, 2], splits.Train.Labels!);
        Assert.Contains($"the classes have the names that '{mapping}' gives them", splits.Notes);
        Assert.Equal(1, DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?classes=B")).Test.Count);
    }

    [Fact]
    public void One_of_several_data_sets_is_chosen()
    {
        foreach (string set in new[] { "emnist-letters", "emnist-digits" })
        {
            uint side = set == "emnist-letters" ? 2u : 4u;
            _folder.Write($"{set}-train-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Counting(2, side, side)));
            _folder.Write($"{set}-test-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Counting(1, side, side)));
        }

        UserError.Of(() => Load(), "holds 2 data sets: emnist-digits, emnist-letters", "set=");
        Assert.Equal(2, Load("?set=letters").Train.Shape.Height);
        Assert.Equal(4, Load("?set=emnist-digits").Train.Shape.Height);
        UserError.Of(() => Load("?set=byclass"), "set=byclass", "emnist-digits, emnist-letters");
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(7, 8, 8));
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Counting(7, 8, 8));
        Assert.Equal(8, Load().Train.Shape.Height);
        Assert.Contains("there are also emnist-digits, emnist-letters", Assert.Single(Load().Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_has_the_labels_that_lie_beside_it()
    {
        string images = _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Counting(2, 1, 2));
        string labels = _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Counting(2));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Counting(3));
        DataSplits splits = DataLoader.Load(new FileSpec(images));
        Assert.Equal([0, 1], splits.Train.Labels!);
        Assert.Equal([$"the labels are those of '{labels}'"], splits.Notes);
    }

    private DataSplits Load(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
}
