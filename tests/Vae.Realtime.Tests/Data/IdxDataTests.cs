namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Idx;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class IdxDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-", "")]
    [InlineData(".", "")]
    [InlineData("-", ".gz")]
    [InlineData(".", ".gz")]
    public void A_folder_with_mnist_s_names_is_read(string separator, string ending)
    {
        Func<byte[], byte[]> pack = ending.Length == 0 ? content => content : IdxBytes.Gzip;
        _folder.Write($"train-images{separator}idx3-ubyte{ending}", pack(IdxBytes.Counting(8, 2, 3)));
        _folder.Write($"train-labels{separator}idx1-ubyte{ending}", pack(IdxBytes.Counting(8)));
        _folder.Write($"t10k-images{separator}idx3-ubyte{ending}", pack(IdxBytes.Counting(4, 2, 3)));
        _folder.Write($"t10k-labels{separator}idx1-ubyte{ending}", pack(IdxBytes.Counting(4)));
        DataSplits splits = IdxData.Load(new FileSpec(_folder.Root + Path.DirectorySeparatorChar));
        Assert.Equal((8, 2, 3, 1), (splits.Train.Count, splits.Train.Shape.Height, splits.Train.Shape.Width, splits.Train.Shape.Channels));
        Assert.Equal(IdxBytes.Data(8, 2, 3), Images(splits.Train).Pixels);
        Assert.Equal(IdxBytes.Data(8), splits.Train.Labels);
        Assert.Equal(4, splits.Test.Count);
        Assert.Equal(IdxBytes.Data(4), splits.Test.Labels);
        Assert.Equal(Path.GetFileName(_folder.Root), splits.Name);
    }

    [Fact]
    public void Labels_may_be_absent_and_the_plain_file_wins()
    {
        WriteImages(train: [7, 2, 2], test: [3, 2, 2]);
        _folder.Write("train-images-idx3-ubyte.gz", [1, 2, 3]);
        DataSplits splits = IdxData.Load(new FileSpec(_folder.Root));
        Assert.Equal(7, splits.Train.Count);
        Assert.Null(splits.Train.Labels);
        Assert.Null(splits.Test.Labels);
    }

    [Fact]
    public void Labels_that_do_not_belong_are_refused()
    {
        WriteImages(train: [7, 2, 2], test: [3, 2, 2]);
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Counting(4));
        UserError.Of(
            () => IdxData.Load(new FileSpec(_folder.Root)), "t10k-labels-idx1-ubyte' holds 4 labels", "t10k-images-idx3-ubyte' has 3 images");
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Counting(3, 10));
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Root)), "3x10 labels");
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Counting(3, 1));
        Assert.Equal([0, 1, 2], IdxData.Load(new FileSpec(_folder.Root)).Test.Labels!);
    }

    [Fact]
    public void Splits_of_different_sizes_are_refused()
    {
        WriteImages(train: [7, 2, 2], test: [3, 2, 3]);
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Root)), _folder.Root, "2x2x1", "2x3x1");
    }

    [Fact]
    public void A_folder_without_the_files_says_what_was_sought_and_what_is_there()
    {
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Root)), "train-images-idx3-ubyte, train-images.idx3-ubyte", "the folder is empty");
        for (int index = 0; index < 11; index++)
        {
            _folder.Write($"photo{index:00}.jpg", []);
        }

        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Root)), "there is photo00.jpg, photo01.jpg", "photo07.jpg and 3 more");
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(7, 2, 2));
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Root)), "t10k-images-idx3-ubyte");
    }

    [Theory]
    [InlineData(70u, 60, 10)]
    [InlineData(7u, 6, 1)]
    [InlineData(13u, 12, 1)]
    [InlineData(6u, 6, 6)]
    [InlineData(1u, 1, 1)]
    public void A_single_file_is_split_by_position(uint count, int train, int test)
    {
        DataSplits splits = IdxData.Load(new FileSpec(_folder.Write("pictures.idx", IdxBytes.Counting(count, 1, 2))));
        Assert.Equal((train, test), (splits.Train.Count, splits.Test.Count));
        Assert.Equal("pictures.idx", splits.Name);
        byte[] all = IdxBytes.Data(count, 1, 2);
        Assert.Equal(all[..(2 * train)], Images(splits.Train).Pixels);
        Assert.Equal(all[^(2 * test)..], Images(splits.Test).Pixels);
    }

    [Fact]
    public void Four_sizes_end_with_the_channels()
    {
        DataSplits splits = IdxData.Load(new FileSpec(_folder.Write("c", IdxBytes.Counting(7, 2, 2, 3))));
        Assert.Equal(new Shape(2, 2, 3), splits.Train.Shape);
        Assert.Equal(new byte[] { 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 }, Images(splits.Train).Image(1).ToArray());
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Write("c", IdxBytes.Counting(7, 3, 2, 2)))), "2 channels", "7x3x2x2");
    }

    [Fact]
    public void What_is_no_image_file_is_refused()
    {
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Write("l", IdxBytes.Counting(7)))), "holds no images", "it is 7");
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Write("l", IdxBytes.Counting(0, 28, 28)))), "holds no images", "0x28x28");
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.Write("l", IdxBytes.Counting(5, 0, 28)))), "holds no images");
        UserError.Of(() => IdxData.Load(new FileSpec(_folder.File("none"))), "none' does not exist", "glyphs");
    }

    private static ImageSet Images(ExampleSet set) => Assert.IsType<ImageSet>(set);

    private void WriteImages(uint[] train, uint[] test)
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(train));
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Counting(test));
    }
}
