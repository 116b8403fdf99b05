namespace Vae.Realtime.Tests.Data.Tables;

using System.IO.Compression;
using System.Text;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class DialectTests : IDisposable
{
    private const string Letters = "12;,\t\"\n\r #|.-%$aN()e'";

    private readonly TableFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("a;b\n1;2\n3;4\n", "", "semicolons")]
    [InlineData("a\tb\n1\t2\n3\t4\n", "", "tabs")]
    [InlineData("a|b\n1|2\n3|4\n", "", "pipes")]
    [InlineData("a b\n1 2\n3 4\n", "", "spaces")]
    [InlineData("  a    b\n  1    2\n  3\t4  \n", "", "spaces")]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n3;4\r\n", "", "semicolons")]
    [InlineData("\"sep=|\"\na|b\n1|2\n3|4\n", "", "pipes")]
    [InlineData("a;b\r1;2\r3;4\r", "", "semicolons")]
    [InlineData("a;b;\n1;2;\n3;4;\n", "?columns=a,b", "semicolons")]
    [InlineData(" a ; b \n 1 ; 2 \n 3 ; 4 \n", "?sep=;", "semicolons")]
    [InlineData("a;b\n\"1\";\"2\"\n\"3\";\"4\"\n", "?sep=semicolon", "semicolons")]
    [InlineData("a;b\n1,0;2,0\n3,0;4,0\n", "", "semicolons")]
    [InlineData("a\tb\n1,0\t2,0\n3,0\t4,0\n", "?sep=tab&decimal=,", "tabs")]
    [InlineData("a|b\n1.0|2.0\n3.0|4.0\n", "?sep=|", "pipes")]
    public void Separators_are_found_and_told(string text, string options, string told)
    {
        Assert.Equal([1, 2, 3, 4], _file.Numbers(text, options));
        Assert.Contains(told, _file.Told(text, options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "x.csv")]
    [InlineData("a , b\n1, 2\n 3,4 \n", "x.csv")]
    [InlineData("a,b\n1,2,\n3,4,\n", "x.csv")]
    [InlineData("a\tb\n1\t2\n3\t4\n", "x.tsv")]
    [InlineData("a,b\r1,2\r3,4", "x.TXT")]
    public void The_ordinary_case_is_not_told(string text, string name)
    {
        Assert.Equal([1, 2, 3, 4], _file.Numbers(text, "", name));
        Assert.Equal("", _file.Told(text, "", name));
    }

    [Theory]
    [InlineData(".csv.gz")]
    [InlineData(".tsv.gz")]
    [InlineData(".txt.gz")]
    [InlineData(".csv")]
    public void Gzip_is_unpacked(string ending)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write("a\tb\n1\t2\n3\t4\n"u8);
        }

        Assert.Equal([1, 2, 3, 4], _file.Numbers(packed.ToArray(), "", "x" + ending));
        UserError.Of(() => _file.Load(packed.ToArray()[..^12], "", "x" + ending), "x" + ending);
    }

    [Fact]
    public void Encodings_are_found_and_told()
    {
        const string text = "größe;b\n1;2\n3;4\n";
        foreach (Encoding wide in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            DataSplits splits = _file.Load([.. wide.GetPreamble(), .. wide.GetBytes(text)]);
            Assert.Equal(["größe", "b"], splits.Scaling!.Columns);
            Assert.Contains(splits.Notes, note => note.Contains("UTF-", StringComparison.Ordinal));
        }

        DataSplits latin = _file.Load(Encoding.Latin1.GetBytes(text));
        Assert.Equal(["größe", "b"], latin.Scaling!.Columns);
        Assert.Contains(latin.Notes, note => note.Contains("Windows-1252", StringComparison.Ordinal));
        Assert.Equal(["größe", "b"], _file.Load([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Scaling!.Columns);
        Assert.Equal([1, 2, 3, 4], _file.Numbers(Encoding.Unicode.GetBytes("a,b\n1,2\n3,4\n")));
        UserError.Of(() => _file.Load([.. "PK\u0003\u0004"u8, .. new byte[100]]), "x.csv", "is no text");
    }

    [Fact]
    public void Comments_are_passed_over_and_told()
    {
        Assert.Equal([1, 2, 3, 4], _file.Numbers("# made today\na,b\n1,2\n# half way\n3,4\n"));
        Assert.Contains("2 comment lines", _file.Told("# made today\na,b\n1,2\n# half way\n3,4\n"), StringComparison.Ordinal);

        // numpy.savetxt writes the names so.
        DataSplits splits = _file.Load("# x y\n1.5 2\n3 4\n", "", "x.dat");
        Assert.Equal(["x", "y"], splits.Scaling!.Columns);
        Assert.Contains(splits.Notes, note => note.Contains("comment", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_that_begin_with_a_cross_are_no_comments()
    {
        string text = "colour,v\n" + string.Concat(Enumerable.Range(0, 6).Select(row => $"#ff880{row},{row * row}\n"));
        Assert.Equal([0, 1, 4, 9, 16, 25], _file.Numbers(text));
    }

    [Theory]
    [InlineData("2020-01-01,1\n2020-01-02,3\n", "", new[] { 1f, 3 })]
    [InlineData("x,1\ny,3\n", "", new[] { 1f, 3 })]
    [InlineData("1.5,2\n3,4\n", "", new[] { 1.5f, 2, 3, 4 })]
    [InlineData("1,2\n3,4\n", "?header=no", new[] { 1f, 2, 3, 4 })]
    [InlineData("1,2\n3,4\n", "?header=yes", new[] { 3f, 4 })]
    [InlineData("0,1,2\n3,4,5\n", "", new[] { 3f, 4, 5 })]
    [InlineData("country,1990,1991\nFrance,1,2\nSpain,3,4\n", "", new[] { 1f, 2, 3, 4 })]
    [InlineData("\"x\" \"y\"\n\"1\" 5 6\n\"2\" 7 8\n\"3\" 9 0\n", "?columns=x,y", new[] { 5f, 6, 7, 8, 9, 0 })]
    [InlineData("a,b\n[m],[s]\n1,2\n3,4\n", "", new[] { 1f, 2, 3, 4 })]
    [InlineData(",a\n0,5\n1,6\n2,7\n", "", new[] { 5f, 6, 7 })]
    [InlineData("#id,name,x\n1,foo,2.5\n2,bar,3.5\n", "?columns=x", new[] { 2.5f, 3.5f })]
    [InlineData("a,b\n\"x, \"\"y\"\"\nz\",1\n\"u\",2\n", "", new[] { 1f, 2 })]
    public void Names_and_units_are_told_from_values(string text, string options, float[] values) =>
        Assert.Equal(values, _file.Numbers(text, options));

    [Fact]
    public void What_is_unusual_about_names_is_told()
    {
        Assert.Contains("no line with names", _file.Told("1.5,2\n3,4\n"), StringComparison.Ordinal);
        Assert.Contains("units in row 2", _file.Told("a,b\n[m],[s]\n1,2\n3,4\n"), StringComparison.Ordinal);
        Assert.Contains("'a (1)', 'a (2)'", _file.Told("a,a,b\n1,2,3\n4,5,6\n"), StringComparison.Ordinal);
        Assert.Equal([2, 5], _file.Numbers("a,a,b\n1,2,3\n4,5,6\n", "?columns=a (2)"));
        Assert.Contains("counts the rows", _file.Told(",a\n0,5\n1,6\n2,7\n"), StringComparison.Ordinal);
        Assert.Contains("1 row without any value", _file.Told("a,b\n1,2\n,\n3,4\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4,5\n", "", "row 3", "3 values", "2 columns", "sep=")]
    [InlineData("# c\n\na,b\n1,2\n3,4,5\n", "", "row 3 (line 5)")]
    [InlineData("a;b\n1;2\n3;\"4\n", "", "row 3, value 2", "never closed")]
    [InlineData("a;b\n1;\"2\"3\n", "?sep=;", "before the next semicolon")]
    public void A_row_that_does_not_fit_is_refused_by_its_place(string text, string options, params string[] mentions) =>
        UserError.Of(() => _file.Load(text, options), mentions);

    [Theory]
    [InlineData("Export of May\n\na,b\n1,2\n3,4\n")]
    [InlineData("Export,,\nof May,,\na,b,\n1,2,\n3,4,\n")]
    public void Titles_above_the_names_are_passed_over_and_told(string text)
    {
        Assert.Equal([1, 2, 3, 4], _file.Numbers(text, "?columns=a,b"));
        Assert.Contains("with one value above the names", _file.Told(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_columns_are_refused() =>
        UserError.Of(() => _file.Load(string.Join(',', Enumerable.Repeat("1", 140_000)) + "\n"), "row 1", "131,072");

    [Fact]
    public void Loading_tells_how_far_it_is_and_can_be_stopped()
    {
        byte[] table = Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Range(0, 400_000).Select(row => $"{row}.5,{row}.25\n")));
        List<LoadProgress> told = [];
        DataSplits splits = _file.Load(table, "", "x.csv", new LoadOptions { Progress = told.Add });
        Assert.Equal(400_000, splits.Train.Count + splits.Test.Count);
        Assert.NotEmpty(told);
        Assert.All(told, progress => Assert.InRange(progress.Done, 0, progress.Total));
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => _file.Load(table, "", "x.csv", new LoadOptions { Cancellation = stop.Token }));
    }

    [Theory]
    [InlineData("x.xlsx", "CSV")]
    [InlineData("x.PKL", "run code", "numpy.save")]
    [InlineData("x.mat", "numpy.savez")]
    [InlineData("x.json", "to_csv")]
    public void Other_formats_are_refused_with_what_to_do(string name, params string[] mentions) =>
        UserError.Of(() => _file.Load("a,b\n1,2\n", "", name), [name, .. mentions]);

    [Fact]
    public void The_content_decides_before_the_name()
    {
        Assert.IsType<ImageSet>(_file.Load(IdxBytes.Counting(7, 3, 4), "", "x.dat").Train);
        Assert.Equal(new Shape(5, 5, 1), _file.Load(NpyBytes.Counting(2, 5, 5), "", "x.data").Train.Shape);
    }

    [Fact]
    public void Random_tables_are_read_or_refused()
    {
        Random random = new(7);
        for (int round = 0; round < 3000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)])]);
            UserError.OrSuccess(() => _file.Load(text, round % 3 == 0 ? "?window=1" : ""));
        }
    }
}
