namespace Vae.Realtime.Tests.Data.Tables;

using System.IO.Compression;
using System.Text;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Tests.Data.Pictures;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Folders that hold tables of the same columns.</summary>
public sealed class TableFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_of_the_same_columns_are_one_in_the_order_of_their_numbers()
    {
        Write("part10.csv", "a,b\n5,50\n6,60\n");
        Write("part2.tsv", "a\tb\n3\t30\n4\t40\n");
        Write("part1.csv", "a,b\n1,10\n2,20\n");
        DataSplits splits = Load("?scale=none");
        Assert.Equal([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60], TableFile.Values(splits.Train));
        Assert.Equal([$"'{_folder.Root}': read 3 tables as one, 'part1.csv' to 'part10.csv'"], splits.Notes);
        Assert.Equal(splits.Notes, DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + Path.DirectorySeparatorChar)).Notes);
        Assert.Equal(Path.GetFileName(_folder.Root), splits.Name);
        Assert.True(DataLoader.IsTable(_folder.Root));
    }

    [Fact]
    public void Compressed_tables_and_other_separators_go_together()
    {
        using (GZipStream packed = new(File.Create(_folder.File("a.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write("x;y\n1,5;2\n2,5;3\n3,25;4\n"u8);
        }

        Write("b.csv", "x,y\n4.5,5\n5.5,6\n");
        Write("c.tab", "y\tx\n7\t6.5\n");
        DataSplits splits = Load("?scale=none");
        Assert.Equal([1.5f, 2, 2.5f, 3, 3.25f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7], TableFile.Values(splits.Train));
        Assert.Contains(splits.Notes, note => note.EndsWith("its values are separated by semicolons (in 'a.csv.gz')", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.EndsWith("so that 1,5 is 1.5 (in 'a.csv.gz')", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.Contains("another order, and are matched by their names (in 'c.tab')", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parquet_and_text_go_together()
    {
        byte[] table = await ParquetTests.Table(missing: false);
        _folder.Write("a.parquet", table);
        _folder.Write("b.pq", table);
        Write("c.csv", "a,b,up,day,kind\n9,9.5,true,2020-02-02,x\n10,10.5,false,2020-02-03,y\n");
        DataSplits splits = Load("?columns=a&time=day&window=1&test=2&scale=none");
        Assert.Equal([4, 4, 3, 3, 2, 2, 1, 1], TableFile.Values(splits.Train));
        Assert.Equal([9, 10], TableFile.Values(splits.Test));
        File.Delete(_folder.File("c.csv"));
        Assert.Equal([4, 3, 2, 4, 3, 2], TableFile.Values(Load("?columns=a&window=1&scale=none").Train));
        UserError.Of(() => Load("?sep=;"), "sep=");
    }

    [Fact]
    public void Splits_are_those_of_one_table()
    {
        string[] rows = [.. Enumerable.Range(0, 70).Select(row => $"{row}\n")];
        Write("a.csv", "v\n" + string.Concat(rows[..40]));
        Write("b.csv", "v\n" + string.Concat(rows[40..]));
        using TableFile one = new();
        (DataSplits parts, DataSplits whole) = (Load("?validation=9&scale=none"), one.Load("v\n" + string.Concat(rows), "?validation=9&scale=none"));
        Assert.Equal(TableFile.Values(whole.Train), TableFile.Values(parts.Train));
        Assert.Equal(TableFile.Values(whole.Test), TableFile.Values(parts.Test));
        Assert.Equal(TableFile.Values(whole.Validation!), TableFile.Values(parts.Validation!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&time=none")]
    public void Windows_stay_in_their_files(string time)
    {
        Write("a.csv", Series(0, 20));
        Write("b.csv", Series(100, 30));
        Write("c.csv", Series(200, 14));
        DataSplits splits = Load($"?window=3&stride=2&test=0.25&validation=4&columns=v&scale=none{time}");
        foreach (ExampleSet set in new[] { splits.Train, splits.Validation!, splits.Test })
        {
            VectorSet windows = Assert.IsType<VectorSet>(set);
            Assert.All(Enumerable.Range(0, set.Count), index =>
            {
                float[] window = windows.Example(index).ToArray();
                Assert.Equal([window[0], window[0] + 1, window[0] + 2], window);
            });
            Assert.Equal([0, 1, 2], Enumerable.Range(0, set.Count).Select(index => (int)windows.Example(index)[0] / 100).Distinct());
        }

        // 11, 19 and 7 rows to learn from, then 4 each, then 5, 7 and 3.
        Assert.Equal((5 + 9 + 3, 1 + 1 + 1, 2 + 3 + 1), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        Assert.Equal([0f, 2, 4, 6, 8, 100], Enumerable.Range(0, 6).Select(index => ((VectorSet)splits.Train).Example(index)[0]));
        Assert.Equal([11f, 119, 207], Enumerable.Range(0, 3).Select(index => ((VectorSet)splits.Validation).Example(index)[0]));
        Assert.Contains(splits.Notes, note => note.Contains("read 3 tables as a series each", StringComparison.Ordinal)
            && note.Contains("'a.csv' to 'c.csv'", StringComparison.Ordinal) && note.Contains("time=COLUMN", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_with_the_newest_row_first_is_turned_by_itself()
    {
        Write("a.csv", Series(0, 20));
        Write("b.csv", "Date,v\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"2020-02-{20 - row:00},{119 - row}\n")));
        DataSplits splits = Load("?window=2&scale=none");
        VectorSet train = Assert.IsType<VectorSet>(splits.Train);
        Assert.All(Enumerable.Range(0, train.Count), index => Assert.Equal(1, train.Example(index)[1] - train.Example(index)[0]));
        Assert.Contains(splits.Notes, note => note.Contains("newest row comes first", StringComparison.Ordinal)
            && note.EndsWith("(in 'b.csv')", StringComparison.Ordinal));
    }

    [Fact]
    public void A_time_makes_one_series_of_all()
    {
        // The later months come first by name, and the months overlap.
        Write("a.csv", "Date,v\n" + string.Concat(Enumerable.Range(10, 20).Select(day => $"2020-01-{day:00},{(2 * day) + 1}\n")));
        Write("b.csv", "Date,v\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2020-01-{day:00} 00:00:00,{2 * day}\n")));
        DataSplits splits = Load("?window=2&scale=none&time=Date&test=10");
        float[] rows = TableFile.Values(splits.Train);
        Assert.Equal(30, rows.Length);
        Assert.Equal(Enumerable.Range(1, 9).Select(day => 2f * day), rows[..9]);
        Assert.Equal([20, 21], rows[9..11].Order());
        Assert.Equal(Enumerable.Range(21, 9).Select(day => (2f * day) + 1), TableFile.Values(splits.Test)[1..]);
        Assert.Contains(splits.Notes, note => note.Contains("read 2 tables as one", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.Contains("sorted by 'Date', from 2020-01-01 to 2020-01-29", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.EndsWith(
            "11 rows have the time of another in 'Date', first 2020-01-10; windows mix the files there: without time= each is a series of its own",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Times_of_another_kind_are_refused()
    {
        Write("a.csv", Series(0, 20));
        Write("b.csv", "Date,v\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"{20_200_200 + day},{day}\n")));
        UserError.Of(() => Load("?window=2&time=Date"), "b.csv", "'Date' holds numbers", "a.csv", "alike");
    }

    [Fact]
    public void The_file_with_other_columns_is_named()
    {
        Write("a.csv", "x,z\n1,2\n3,4\n");
        Write("b.csv", "x,y\n1,2\n3,4\n");
        Write("c.csv", "x,y\n1,2\n3,4\n");
        UserError.Of(() => Load(), "a.csv' has other columns than", "lacks 'y'", "has 'z' besides", "give one file, as", "b.csv'");
        Write("a.csv", "x,y\n1,2\n3,4\n");
        Assert.Equal(6, Load().Train.Count);
        Write("c.csv", "x\n1\n3\n");
        UserError.Of(() => Load(), "c.csv' has other columns than", "lacks 'y'");
        Write("c.csv", "");
        UserError.Of(() => Load(), "c.csv' is empty");
        _folder.Write("c.csv", new byte[200]);
        UserError.Of(() => Load(), "c.csv");
    }

    [Fact]
    public void Tables_called_train_and_test_are_the_splits()
    {
        Write("test.csv", "x,y\n5,6\n7,8\n");
        Write("train-00001.csv", "x,y\n3,4\n");
        Write("train-00000.csv", "x,y\n1,2\n");
        DataSplits splits = Load("?scale=none");
        Assert.Equal([1, 2, 3, 4], TableFile.Values(splits.Train));
        Assert.Equal([5, 6, 7, 8], TableFile.Values(splits.Test));
        Assert.Contains(splits.Notes, note => note.EndsWith("the test split is 'test.csv'", StringComparison.Ordinal));
        UserError.Of(() => Load("?window=1"), "'test.csv'", "split by time", "train-00000.csv");
        Write("val.csv", "x,y\n5,6\n7,8\n");
        UserError.Of(() => Load(), "'val.csv'", "validation=0.1", "train-00000.csv");
    }

    [Fact]
    public void What_else_lies_there_is_told()
    {
        Write("a.csv", "x,y\n1,2\n3,4\n");
        Write(".b.csv", "x,y\n1,2\n3,4\n");
        Write("README.md", "words");
        Directory.CreateDirectory(_folder.File("more"));
        DataSplits splits = Load();
        Assert.Contains(splits.Notes, note => note.EndsWith("read 'a.csv', the only table there", StringComparison.Ordinal));
        Assert.Contains(splits.Notes, note => note.Contains("passed over", StringComparison.Ordinal)
            && note.Contains("'more'", StringComparison.Ordinal) && note.Contains("'.b.csv'", StringComparison.Ordinal)
            && note.Contains("'README.md'", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_pictures_lie_too_the_pictures_are_meant()
    {
        Write("labels.csv", "x,y\n1,2\n3,4\n");
        _folder.Write("a.png", PictureCases.Plain(new PngEncoder(), new Rgba32(1, 2, 3)));
        Assert.IsType<ImageSet>(Load().Train);
        Assert.False(DataLoader.IsTable(_folder.Root));
    }

    [Fact]
    public void A_column_of_numbers_in_some_files_is_told()
    {
        Write("a.csv", "x,y\n1,2\n3,4\n");
        Write("b.csv", "x,y\n5,six\n7,eight\n");
        Write("c.csv", "x,y\n9,\n11,\n");
        DataSplits splits = Load("?scale=none");
        Assert.Equal([1, 3, 5, 7, 9, 11], TableFile.Values(splits.Train));
        Assert.Contains(splits.Notes, note => note.Contains("'y' ('six' in row 2 of 'b.csv')", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_is_told_with_its_file_and_row()
    {
        Write("a.csv", Series(0, 20));
        Write("b.csv", Series(0, 20).Replace("2020-01-03", "", StringComparison.Ordinal));
        UserError.Of(() => Load("?time=Date"), "b.csv', row 4", "time is missing");
        Write("b.csv", "Date,v\n2020-01-01,5\n2020-01-02,\n2020-01-03,6\n");
        UserError.Of(() => Load(), "b.csv", "row 3", "missing=drop");
        UserError.Of(() => Load("?missing=previous"), "missing=previous", "missing=drop", "time=COLUMN");
        Assert.Equal(22, Load("?missing=drop&test=1").Train.Count + 1);
        UserError.Of(() => Load("?window=2&missing=previous"), "b.csv", "3 rows", "window=");
        UserError.Of(() => Load("?sep=;&frames=all"), "frames=");
    }

    [Fact]
    public void Notes_that_differ_in_numbers_are_one()
    {
        IEnumerable<string> merged = FileNotes.Merged(
        [
            ("a.csv", ["passed over 1 row", "the text is UTF-16"]),
            ("b.csv", ["passed over 1,200 row", "the text is UTF-16", "'x1' is told"]),
            ("c.csv", ["the text is UTF-16", "'x2' is told"]),
        ]);
        Assert.Equal(
            [
                "passed over 1 row (in 'a.csv', and so in 1 more of 3 files)", "the text is UTF-16", "'x1' is told (in 'b.csv')",
                "'x2' is told (in 'c.csv')",
            ],
            merged);
    }

    private static string Series(int first, int rows) =>
        "Date,v\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"2020-01-{row + 1:00},{first + row}\n"));

    private void Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));

    private DataSplits Load(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
}
