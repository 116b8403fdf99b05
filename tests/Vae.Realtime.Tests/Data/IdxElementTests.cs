namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Idx;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>IDX files of other elements than bytes: what becomes of their values, and what is told.</summary>
public sealed class IdxElementTests : IDisposable
{
    private const byte Bytes = 0x08;
    private const byte SignedBytes = 0x09;
    private const byte Shorts = 0x0B;
    private const byte Ints = 0x0C;
    private const byte Floats = 0x0D;
    private const byte Doubles = 0x0E;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<byte, double[], byte[], string> Values => new()
    {
        { Floats, [0, 0.5, 1, 0.25], [0, 128, 255, 64], "32-bit floats from 0 to 1; 0 to 1 became the pixels 0 to 255" },
        { Floats, [-1, 0, 1, 0.5], [0, 128, 255, 191], "32-bit floats from -1 to 1; -1 to 1 became the pixels 0 to 255" },
        { Floats, [0, 7, 255, 128], [0, 7, 255, 128], "32-bit floats from 0 to 255; they are the pixels" },
        { Doubles, [0, 7.4, 254.6, 128], [0, 7, 255, 128], "64-bit floats from 0 to 254.6; rounded, they are the pixels" },
        { Doubles, [-2, 0, 2, 6], [0, 64, 128, 255], "64-bit floats from -2 to 6; -2 to 6 became the pixels 0 to 255" },
        { Doubles, [500, 500, 500, 500], [0, 0, 0, 0], "64-bit floats from 500 to 500; 500 to 500 became the pixels 0 to 255" },
        { Doubles, [0, 0.1, 0.2, 0.3], [0, 26, 51, 77], "64-bit floats from 0 to 0.3; 0 to 1 became the pixels 0 to 255" },
        { SignedBytes, [-128, 0, 127, -1], [0, 128, 255, 127], "signed bytes from -128 to 127; -128 to 127 became the pixels 0 to 255" },
        { SignedBytes, [0, 1, 127, 2], [0, 1, 127, 2], "signed bytes from 0 to 127; they are the pixels" },
        { Shorts, [0, 1, 255, 2], [0, 1, 255, 2], "16-bit integers from 0 to 255; they are the pixels" },
        { Shorts, [-1000, 0, 1000, 500], [0, 128, 255, 191], "16-bit integers from -1000 to 1000; -1000 to 1000 became the pixels 0 to 255" },
        { Ints, [0, 1, 0, 1], [0, 255, 0, 255], "32-bit integers from 0 to 1; 0 to 1 became the pixels 0 to 255" },
        { Ints, [0, 1 << 20, 1 << 19, 0], [0, 255, 128, 0], "32-bit integers from 0 to 1.04858E+06; 0 to 1.04858E+06 became the pixels 0 to 255" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_become_pixels_and_it_is_told_how(byte type, double[] values, byte[] pixels, string note)
    {
        byte[] file = IdxBytes.Of(type, [1, 2, 2], values);
        foreach (byte[] content in new[] { file, IdxBytes.Gzip(file) })
        {
            string path = _folder.Write("x.idx3-values", content);
            DataSplits splits = DataLoader.Load(new FileSpec(path));
            Assert.Equal(pixels, Assert.IsType<ImageSet>(splits.Train).Pixels);
            Assert.Equal([$"'{path}' holds {note}"], splits.Notes);
        }
    }

    [Fact]
    public void All_files_of_a_data_set_become_pixels_in_the_same_way()
    {
        _folder.Write("train-images-idx3-float", IdxBytes.Of(Floats, [2, 1, 2], 0, 0.5, 0.25, 1));
        _folder.Write("t10k-images-idx3-float", IdxBytes.Of(Doubles, [1, 1, 2], 0, 4));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal([0, 1, 0, 1], Assert.IsType<ImageSet>(splits.Train).Pixels);
        Assert.Equal([0, 4], Assert.IsType<ImageSet>(splits.Test).Pixels);
        Assert.Contains("from 0 to 4; rounded, they are the pixels", Assert.Single(splits.Notes), StringComparison.Ordinal);
        _folder.Write("t10k-images-idx3-float", IdxBytes.Of(Bytes, [1, 1, 2], 0, 255));
        Assert.Equal([0, 255], Assert.IsType<ImageSet>(DataLoader.Load(new FileSpec(_folder.Root)).Test).Pixels);
    }

    [Theory]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(double.NegativeInfinity, "infinite")]
    public void What_is_not_finite_is_refused_with_its_place(double value, string word)
    {
        string path = _folder.Write("x", IdxBytes.Of(Floats, [2, 2, 3], 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, value, 0));
        UserError.Of(() => DataLoader.Load(new FileSpec(path)), path, word, "example 2, row 2, column 2");
        _folder.Write("x", IdxBytes.Of(Doubles, [1, 1, 2, 3], 0, 0, 0, 0, 0, value));
        UserError.Of(() => DataLoader.Load(new FileSpec(path)), path, word, "example 1, row 1, column 2, channel 3");
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] file = IdxBytes.Of(Doubles, [2, 1, 2], 1, 2, 3, 4);
        for (int length = 0; length < file.Length; length++)
        {
            string path = _folder.Write("x", file[..length]);
            UserError.Of(() => IdxFile.Load(path), path);
        }

        UserError.Of(() => IdxFile.Load(_folder.Write("x", [.. file, 0])), "more follows");
    }

    [Fact]
    public void Labels_of_any_type_name_classes()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(4, 1, 2));
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Counting(2, 1, 2));
        _folder.Write("train-labels-idx1-int", IdxBytes.Of(Ints, [4], 1000, -1, 7, 7));
        _folder.Write("t10k-labels-idx1-int", IdxBytes.Of(Shorts, [2], 500, 7));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal(["-1", "7", "500", "1000"], splits.Train.ClassNames!);
        Assert.Equal([3, 0, 1, 1], splits.Train.Labels!);
        Assert.Equal([2, 1], splits.Test.Labels!);
        _folder.Write("train-labels-idx1-int", IdxBytes.Of(Floats, [4], 0, 1, 1.5, 2));
        UserError.Of(() => DataLoader.Load(new FileSpec(_folder.Root)), "train-labels-idx1-int", "not whole numbers", "example 3 is 1.5");
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(300, 1, 2));
        _folder.Write("train-labels-idx1-int", IdxBytes.Of(Ints, [300], [.. Enumerable.Range(0, 300).Select(value => (double)value)]));
        UserError.Of(() => DataLoader.Load(new FileSpec(_folder.Root)), "301 different labels", "256");
    }

    [Fact]
    public void Labels_may_begin_with_1_and_be_many()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Counting(62, 1, 2));
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Counting(2, 1, 2));
        _folder.Write("train-labels-idx1-ubyte", IdxBytes.Of(Bytes, [62], [.. Enumerable.Range(1, 62).Select(value => (double)value)]));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Of(Bytes, [2], 62, 3));
        DataSplits splits = DataLoader.Load(new FileSpec(_folder.Root));
        Assert.Equal(Enumerable.Range(1, 62).Select(value => $"{value}"), splits.Train.ClassNames!);
        Assert.Equal([61, 2], splits.Test.Labels!);
        Assert.Equal(61, splits.Train.Labels![^1]);
        splits = DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + "?classes=3"));
        Assert.Equal(1, splits.Train.Count);
        Assert.Equal(1, splits.Test.Count);
    }
}
