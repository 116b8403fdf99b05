namespace Vae.Realtime.Tests.Data.Arrays;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Data.Tables;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class NumpyTests : IDisposable
{
    private readonly TableFile _file = new();

    public static TheoryData<string, byte[]> Types => new()
    {
        { "|u1", [1, 2, 3, 4] },
        { "|i1", [1, 2, 3, 4] },
        { "|b1", [1, 0, 1, 1] },
        { "<u2", [1, 0, 2, 0, 3, 0, 4, 0] },
        { ">i2", [0, 1, 0, 2, 0, 3, 0, 4] },
        { "<i4", Bytes(BitConverter.GetBytes, 1, 2, 3, 4) },
        { ">u4", Turned(Bytes(BitConverter.GetBytes, 1, 2, 3, 4), 4) },
        { "<i8", Bytes(BitConverter.GetBytes, 1L, 2, 3, 4) },
        { ">u8", Turned(Bytes(BitConverter.GetBytes, 1L, 2, 3, 4), 8) },
        { "<f2", Bytes(BitConverter.GetBytes, (Half)1, (Half)2, (Half)3, (Half)4) },
        { "<f4", Bytes(BitConverter.GetBytes, 1f, 2, 3, 4) },
        { ">f4", Turned(Bytes(BitConverter.GetBytes, 1f, 2, 3, 4), 4) },
        { "<f8", Bytes(BitConverter.GetBytes, 1d, 2, 3, 4) },
        { ">f8", Turned(Bytes(BitConverter.GetBytes, 1d, 2, 3, 4), 8) },
    };

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Rows_of_all_types_and_orders_are_a_table(string type, byte[] data)
    {
        float[] values = type == "|b1" ? [1, 0, 1, 1] : [1, 2, 3, 4];
        for (int version = 1; version <= 3; version++)
        {
            Assert.Equal(values, _file.Numbers(NpyBytes.Of(type, [2, 2], data, version: version), "", "x.npy"));
        }

        Assert.Equal([values[0], values[2], values[1], values[3]], _file.Numbers(NpyBytes.Of(type, [2, 2], data, fortran: true), "", "x.npy"));
        Assert.Equal(values, _file.Numbers(NpyBytes.Of(type, [4], data), "", "x.npy"));
    }

    [Fact]
    public void A_table_of_an_array_has_a_table_s_options()
    {
        byte[] array = NpyBytes.Floats([20, 2], [.. Enumerable.Range(0, 40).Select(value => (float)value)]);
        Assert.Equal(new Shape(4, 1, 1), _file.Load(array, "?window=4&column=2&test=5", "x.npy").Train.Shape);
        Assert.Equal([1, 3, 5], TableFile.Values(_file.Load(array, "?window=4&column=2&test=5&scale=none", "x.npy").Train)[..3]);
        byte[] gaps = NpyBytes.Floats([3, 1], 1, float.NaN, 3);
        UserError.Of(() => _file.Load(gaps, "", "x.npy"), "row 1", "missing", "missing=drop");
        Assert.Equal([1, 2, 3], _file.Numbers(gaps, "?missing=mean", "x.npy"));
        UserError.Of(() => _file.Load(NpyBytes.Floats([3, 1], 1, float.PositiveInfinity, 3), "", "x.npy"), "row 1", "not a finite number");
        UserError.Of(() => _file.Load(array, "?sep=;", "x.npy"), "sep=");
    }

    [Fact]
    public void Pictures_of_all_layouts_have_channels_last()
    {
        byte[] usual = Pixels(NpyBytes.Counting(5, 4, 2, 3), out Shape shape, out string told);
        Assert.Equal((new Shape(4, 2, 3), ""), (shape, told));
        Assert.Equal([0, 1, 2, 3], usual[..4]);
        byte[] grey = Pixels(NpyBytes.Counting(5, 4, 3), out shape, out told);
        Assert.Equal((new Shape(4, 3, 1), ""), (shape, told));
        Assert.Equal([0, 1, 2, 3], grey[..4]);
        byte[] planes = Pixels(NpyBytes.Counting(5, 3, 4, 2), out shape, out told);
        Assert.Equal(new Shape(4, 2, 3), shape);
        Assert.Equal([0, 8, 16, 1, 9, 17], planes[..6]);
        Assert.Contains("channels before height and width", told, StringComparison.Ordinal);
        byte[] last = Pixels(NpyBytes.Counting(4, 2, 3, 5), out shape, out told);
        Assert.Equal(new Shape(4, 2, 3), shape);
        Assert.Equal([0, 5, 10, 15], last[..4]);
        Assert.Contains("number last", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_pixels_become_bytes_and_are_told()
    {
        float[] unit = [.. Enumerable.Range(0, 2 * 64).Select(value => value % 2 == 0 ? 1 : 0.5f)];
        Assert.Equal([255, 128], Pixels(NpyBytes.Floats([2, 8, 8], unit), out _, out string told)[..2]);
        Assert.Contains("from 0 to 1 became bytes", told, StringComparison.Ordinal);
        foreach ((string type, byte[] bright, byte[] dark, byte value) in new (string, byte[], byte[], byte)[]
        {
            ("|b1", [1], [0], 255),
            ("<i8", BitConverter.GetBytes(200L), new byte[8], 200),
            ("<u2", [255, 255], [0, 0], 255),
        })
        {
            byte[] data = [.. Enumerable.Range(0, 64).SelectMany(at => at % 2 == 0 ? bright : dark)];
            Assert.Equal([value, 0], Pixels(NpyBytes.Of(type, [1, 8, 8], data), out _, out _)[..2]);
        }

        UserError.Of(() => _file.Load(NpyBytes.Floats([2, 8, 8, 1], [.. unit.Select(value => value - 0.75f)]), "", "x.npy"), "from -0.25",
            "0 to 255");
        UserError.Of(() => _file.Load(NpyBytes.Floats([2, 8, 8, 1], [float.NaN, .. unit[1..]]), "", "x.npy"), "picture 0", "finite");
    }

    [Fact]
    public void Rows_of_pixels_are_pictures_when_asked_for()
    {
        DataSplits splits = _file.Load(NpyBytes.Counting(4, 12), "?image=2x2x3", "x.npy");
        Assert.Equal(new Shape(2, 2, 3), splits.Train.Shape);
        UserError.Of(() => _file.Load(NpyBytes.Counting(4, 12), "?image=3x3", "x.npy"), "image=3x3x1", "12");
    }

    [Fact]
    public void Numbers_that_are_no_pixels_are_windows_of_a_series()
    {
        float[] values = [.. Enumerable.Range(0, 20 * 12).Select(value => value - 100f)];
        DataSplits splits = _file.Load(NpyBytes.Floats([20, 4, 3], values), "", "x.npy");
        Assert.Equal(new Shape(4, 1, 3), splits.Train.Shape);
        Assert.Contains(splits.Notes, note => note.Contains("20 windows of 4 steps of 3 values", StringComparison.Ordinal));
        Assert.Equal(new Shape(4, 1, 3), _file.Load(NpyBytes.Counting(20, 4, 3), "?window=4", "x.npy").Train.Shape);
    }

    [Theory]
    [InlineData(1, 6, 2, 1)]
    [InlineData(3, 6, 2, 3)]
    [InlineData(5, 6, 1, 5)]
    [InlineData(6, 6, 2, 0)]
    [InlineData(1, 1, 3, 0)]
    public void Windows_that_overlap_are_told(int step, int window, int columns, int told)
    {
        const int Count = 30;
        float[] series = [.. Enumerable.Range(0, ((Count * step) + window) * columns).Select(at => MathF.Sin(at * at) - 3)];
        float[] values = [.. Enumerable.Range(0, Count).SelectMany(first => series.Skip(first * step * columns).Take(window * columns))];
        string notes = string.Join('\n', _file.Load(NpyBytes.Floats([Count, window, columns], values), "", "x.npy").Notes);
        Assert.Equal(told > 0, notes.Contains("share steps with those learned from", StringComparison.Ordinal));
        if (told > 0)
        {
            Assert.Contains($"each window begins {told} step", notes, StringComparison.Ordinal);
            Assert.Contains($"window={window}", notes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Windows_without_change_are_not_taken_for_ones_that_overlap() => Assert.DoesNotContain(
        _file.Load(NpyBytes.Floats([20, 4, 3], [.. Enumerable.Repeat(-5f, 240)]), "", "x.npy").Notes,
        note => note.Contains("share steps", StringComparison.Ordinal));

    [Fact]
    public void Splits_and_labels_are_found_by_their_names()
    {
        byte[] Labels(params byte[] classes) => NpyBytes.Of("|u1", [classes.Length], classes);
        DataSplits keras = _file.Load(
            NpyBytes.Zip(("x_test", NpyBytes.Counting(2, 5, 5)), ("x_train", NpyBytes.Counting(3, 5, 5)), ("y_train", Labels(1, 0, 1)),
                ("y_test", Labels(2, 1))), "", "mnist.npz");
        Assert.Equal((3, 2, new Shape(5, 5, 1)), (keras.Train.Count, keras.Test.Count, keras.Train.Shape));
        Assert.Equal([1, 0, 1], keras.Train.Labels!);
        Assert.Equal([2, 1], keras.Test.Labels!);
        Assert.Equal(["0", "1", "2"], keras.Train.ClassNames!);
        Assert.Empty(keras.Notes);
        DataSplits medical = _file.Load(
            NpyBytes.Zip(
                ("train_images", NpyBytes.Counting(3, 5, 5, 3)),
                ("val_images", NpyBytes.Counting(1, 5, 5, 3)),
                ("test_images", NpyBytes.Counting(2, 5, 5, 3)),
                ("train_labels", NpyBytes.Of("|u1", [3, 1], [4, 7, 4]))),
            "",
            "x.npz");
        Assert.Equal((3, 1, 2), (medical.Train.Count, medical.Validation!.Count, medical.Test.Count));
        Assert.Equal(["4", "7"], medical.Train.ClassNames!);
        DataSplits rows = _file.Load(NpyBytes.Zip(("x_train", NpyBytes.Counting(6, 2)), ("x_test", NpyBytes.Counting(3, 2)),
            ("y_train", Labels(0, 1, 0, 1, 0, 1)), ("y_test", Labels(0, 1, 1))), "?scale=none", "x.npz");
        Assert.Equal((6, 3), (rows.Train.Count, rows.Test.Count));
        Assert.Equal([0, 1, 1], rows.Test.Labels!);
        DataSplits hot = _file.Load(NpyBytes.Zip(("images", NpyBytes.Counting(2, 5, 5)), ("labels", NpyBytes.Of("|u1", [2, 3], [0, 0, 1, 1, 0, 0])),
            ("more", Labels(1))), "", "x.npz");
        Assert.Equal(["0", "2"], hot.Train.ClassNames!);
        Assert.Contains(hot.Notes, note => note.Contains("passed over the array 'more'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_array_is_named()
    {
        byte[] file = NpyBytes.Zip(("a", NpyBytes.Counting(3, 5, 5)), ("b", NpyBytes.Counting(4, 6, 6)),
            ("names", NpyBytes.Of("<U2", [3], [.. System.Text.Encoding.UTF32.GetBytes("abcdab")])));
        UserError.Of(() => _file.Load(file, "", "x.npz"), "'a', 'b'".Replace("'", "", StringComparison.Ordinal), "array=");
        Assert.Equal(new Shape(6, 6, 1), _file.Load(file, "?array=b", "x.npz").Train.Shape);
        DataSplits labelled = _file.Load(file, "?array=a&label=names", "x.npz");
        Assert.Equal(["ab", "cd"], labelled.Train.ClassNames!);
        Assert.Equal([0, 1, 0], labelled.Train.Labels!);
        UserError.Of(() => _file.Load(file, "?array=c", "x.npz"), "array=c", "a, b");
        UserError.Of(() => _file.Load(file, "?array=b&label=names", "x.npz"), "4 examples");
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }", "Python object", "astype")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (3,), }", "<c8")]
    [InlineData("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (3,), }", "<M8[ns]")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }", "several fields")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", "99999999999")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "larger than any file")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,), }", "cut off")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-3,), }", "header is damaged")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "follow its header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "follow its header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4), }", "follow its header")]
    [InlineData("{'descr': '<f4'}", "header is damaged")]
    [InlineData("", "header is damaged")]
    public void Headers_that_make_no_sense_are_refused(string header, params string[] mentions) =>
        UserError.Of(() => _file.Load(NpyBytes.OfHeader(header, new byte[12]), "", "x.npy"), [.. mentions, "x.npy"]);

    [Fact]
    public void Cut_off_and_damaged_files_are_refused()
    {
        byte[] array = NpyBytes.Counting(3, 5, 5);
        byte[] archive = NpyBytes.Zip(("x_train", array));
        for (int length = 0; length < array.Length; length++)
        {
            UserError.Of(() => _file.Load(array[..length], "", "x.npy"), "x.npy");
        }

        for (int length = 0; length < archive.Length; length++)
        {
            UserError.Of(() => _file.Load(archive[..length], "", "x.npz"), "x.npz");
        }

        Random random = new(5);
        for (int round = 0; round < 500; round++)
        {
            byte[] damaged = round % 2 == 0 ? [.. array] : [.. archive];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            UserError.OrSuccess(() => _file.Load(damaged, "", round % 2 == 0 ? "x.npy" : "x.npz"));
        }
    }

    private static byte[] Bytes<T>(Func<T, byte[]> bytes, params T[] values) => [.. values.SelectMany(bytes)];

    private static byte[] Turned(byte[] bytes, int size) => [.. bytes.Chunk(size).SelectMany(element => element.Reverse())];

    private byte[] Pixels(byte[] file, out Shape shape, out string told)
    {
        DataSplits splits = _file.Load(file, "", "x.npy");
        told = string.Join('\n', splits.Notes);
        shape = splits.Train.Shape;
        return Assert.IsType<ImageSet>(splits.Train).Pixels;
    }
}
