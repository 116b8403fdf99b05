namespace Vae.Realtime.Tests.Data.Tables;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class TableValueTests : IDisposable
{
    private readonly TableFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("a\n\"1,000.5\"\n\"2,000,000\"\n3\n", "", new[] { 1000.5f, 2_000_000, 3 }, "thousands with commas")]
    [InlineData("a;b\n1.000,5;x\n2.000.000;y\n", "", new[] { 1000.5f, 2_000_000 }, "decimals with commas and thousands with dots")]
    [InlineData("a;b\n1 000,5;x\n2;y\n", "", new[] { 1000.5f, 2 }, "thousands with spaces")]
    [InlineData("a;b\n1\u00a0000,5;x\n2\u202f000;y\n", "", new[] { 1000.5f, 2000 }, "thousands with spaces")]
    [InlineData("a,b\n1'000.5,x\n2’000,y\n", "", new[] { 1000.5f, 2000 }, "apostrophes")]
    [InlineData("a,b\n\"1,234\",1.5\n\"5,678\",2.5\n", "?columns=a", new[] { 1234f, 5678 }, "thousands with commas")]
    [InlineData("a;b\n1,234;x\n5,678;y\n", "", new[] { 1.234f, 5.678f }, "decimals with commas")]
    [InlineData("a;b\n1,234;1.5\n5,678;2.5\n", "?columns=a", new[] { 1234f, 5678 }, "thousands with commas")]
    [InlineData("a;b\n1.234;1,5\n5.678;2,5\n", "?columns=a", new[] { 1234f, 5678 }, "thousands with dots")]
    [InlineData("a;b\n1.234;1.5\n5.678;2.5\n", "?columns=a", new[] { 1.234f, 5.678f }, "semicolons")]
    [InlineData("a\tb\n1,234\t0,5\n5,678\t2,5\n", "?columns=a", new[] { 1.234f, 5.678f }, "decimals with commas")]
    [InlineData("a\tb\n1,234\t1\n5,678\t2\n", "?columns=a&decimal=,", new[] { 1.234f, 5.678f }, "decimals with commas")]
    [InlineData("a\tb\n1,234\t1\n5,678\t2\n", "?columns=a&thousands=,", new[] { 1234f, 5678 }, "thousands with commas")]
    [InlineData("a,b\n0.123,1\n4.567,2\n", "?columns=a", new[] { 0.123f, 4.567f }, "")]
    [InlineData("a\n1,5\n2,5\n", "?decimal=,", new[] { 1.5f, 2.5f }, "decimals with commas")]
    [InlineData("a\n-0\n+123456789\n16777217\n-999999999\n", "", new[] { -0f, 123456789f, 16777217f, -999999999f }, "")]
    [InlineData("a\n$5.5\n-$6\n$-7\n", "", new[] { 5.5f, -6, -7 }, "currency")]
    [InlineData("a;b\n5,5 €;x\n£6;y\n", "", new[] { 5.5f, 6 }, "currency")]
    [InlineData("a\n(5)\n(1.5)\n7\n", "", new[] { -5f, -1.5f, 7 }, "parentheses")]
    [InlineData("a\n5%\n-12.5 %\n", "", new[] { 0.05f, -0.125f }, "5% as 0.05")]
    [InlineData("a\ntrue\nFALSE\nTrue\n", "", new[] { 1f, 0, 1 }, "true and yes are read as 1")]
    [InlineData("a,b\nyes,1\nno,2\n", "?columns=a", new[] { 1f, 0 }, "true and yes are read as 1")]
    [InlineData("a\n+1.5e2\n1E-2\n−3\n.5\n", "", new[] { 150f, 0.01f, -3, 0.5f }, "")]
    public void Numbers_are_read_as_they_are_written(string text, string options, float[] values, string told)
    {
        Assert.Equal(values, _file.Numbers(text, options));
        Assert.Contains(told, _file.Told(text, options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\tb\n1,234\t1\n5,678\t2\n", "", "column 'a'", "'1,234'", "thousands=,", "decimal=,")]
    [InlineData("a;b\n1.234;1\n5.678;2\n", "", "column 'a'", "'1.234'", "thousands=.", "decimal=.")]
    [InlineData("a,b\n5%,1\n6,2\n", "", "column 'a'", "percent sign")]
    [InlineData("a,b\n1,2\ninf,3\n", "", "row 3", "column 'a'", "'inf' is not a finite number")]
    [InlineData("a,b\n1,2\n-Infinity,3\n", "", "row 3", "not a finite number")]
    [InlineData("a\n1\n2\nx\n4\ny\n", "", "row 4", "'x' is not a number", "1 more of the column's 5 values", "na=x", "columns=")]
    [InlineData("a\n0x1F\n0x2F\n", "", "no column of numbers")]
    [InlineData("a\n1,5\n2,5\n3,5\n", "", "row 2", "2 values", "1 column", "decimal=,")]
    [InlineData("a,b\n1,5,2\n7,5,4\n3,5,1\n", "", "row 2", "3 values", "2 columns", "sep=")]
    [InlineData("a\n1\n", "?decimal=.&thousands=.", "decimal", "thousands")]
    [InlineData("a\n1\n", "?decimal=x", "decimal=", "'x'")]
    [InlineData("a\n1\n", "?missing=keep", "missing=", "drop")]
    [InlineData("a\n1\n", "?missing=2", "missing=", "drop")]
    [InlineData("a\n1\n", "?sep=.", "sep=", "semicolon")]
    [InlineData("a\n1\n", "?header=maybe", "header=", "yes or no")]
    [InlineData("a\n1\n", "?array=x", "array=", "table")]
    public void What_cannot_be_decided_is_refused_with_what_to_type(string text, string options, params string[] mentions) =>
        UserError.Of(() => _file.Load(text, options), mentions);

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData("?")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("#DIV/0!")]
    [InlineData("None")]
    public void Missing_values_are_refused_dropped_or_filled_in(string missing)
    {
        string text = $"a,b\n1,2\n{missing},4\n5,6\n";
        UserError.Of(() => _file.Load(text), "row 3", "column 'a'", "missing", "missing=drop", "missing=previous", "missing=mean");
        UserError.Of(() => _file.Load(text, "?missing=refuse"), "row 3");
        Assert.Equal([1, 2, 5, 6], _file.Numbers(text, "?missing=drop"));
        Assert.Equal([1, 2, 1, 4, 5, 6], _file.Numbers(text, "?missing=previous"));
        Assert.Equal([1, 2, 3, 4, 5, 6], _file.Numbers(text, "?missing=mean"));
        Assert.Contains("1 of 3 rows", _file.Told(text, "?missing=drop"), StringComparison.Ordinal);
        Assert.Contains("1 missing value", _file.Told(text, "?missing=previous"), StringComparison.Ordinal);
        Assert.Contains("1 missing value", _file.Told(text, "?missing=mean"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_of_a_column_not_read_does_not_matter() => Assert.Equal([2, 4], _file.Numbers("a,b\n1,2\n,4\n", "?columns=b"));

    [Fact]
    public void Missing_last_values_are_missing()
    {
        Assert.Equal([1, 2, 5, 6], _file.Numbers("a,b\n1,2\n3\n5,6\n", "?missing=drop"));
        Assert.Equal([1, 2, 5, 6], _file.Numbers("a,b\n1,2\n3,\n5,6\n", "?missing=drop"));
    }

    [Fact]
    public void Other_words_for_missing_are_given()
    {
        Assert.Equal([1, 5], _file.Numbers("a\n1\n-999\nunknown\n5\n", "?na=-999,unknown&missing=drop"));
        UserError.Of(() => _file.Load("a\n1\n-999\n", "?na=-999"), "row 3", "missing");
    }

    [Fact]
    public void The_first_value_may_be_missing() => Assert.Equal([2, 3], _file.Numbers("a,b\nNaN,x\n2,y\n3,z\n", "?missing=drop"));

    [Fact]
    public void Without_a_value_before_or_a_mean_it_is_refused()
    {
        UserError.Of(() => _file.Load("a\n?\n2\n3\n", "?missing=previous"), "column 'a'", "none before it");
        UserError.Of(() => _file.Load("a,b\n?,1\n?,2\n", "?columns=a,b&missing=mean"), "'a'");
    }

    [Fact]
    public void Means_are_of_the_training_split()
    {
        string text = "a\n" + string.Concat(Enumerable.Range(0, 90).Select(row => row == 3 ? "?\n" : row < 80 ? "1\n" : "1000\n"));
        DataSplits splits = _file.Load(text, "?window=2&test=10&missing=mean&scale=none");
        Assert.All(TableFile.Values(splits.Train), value => Assert.Equal(1, value));
        Assert.Equal(1000, TableFile.Values(splits.Test)[0]);
    }

    [Fact]
    public void Every_column_passed_over_is_named_with_its_value()
    {
        string told = _file.Told("Date,a,Code,Empty\n2020-01-01,1,12,\n2020-01-02,2,A13,\n2020-01-03,3,B14,\n");
        Assert.Contains("3 columns that hold no numbers", told, StringComparison.Ordinal);
        Assert.Contains("'Date' ('2020-01-01' in row 2)", told, StringComparison.Ordinal);
        Assert.Contains("'Code' ('A13' in row 3; 1 of 3 values are numbers)", told, StringComparison.Ordinal);
        Assert.Contains("'Empty' (empty)", told, StringComparison.Ordinal);
        Assert.Equal("", _file.Told("Date,a\n2020-01-01,1\n2020-01-02,2\n", "?columns=a"));
    }

    [Fact]
    public void Classes_constant_columns_and_counts_are_told()
    {
        string text = "id,kind,label,c\n"
            + string.Concat(Enumerable.Range(1, 6).Select(row => $"{row},{(row % 2 == 0 ? "even" : "odd")},{row % 3},7\n"));
        string told = _file.Told(text);
        Assert.Contains("label=kind would make its 2 values the classes", told, StringComparison.Ordinal);
        Assert.Contains("label=label makes it the class", told, StringComparison.Ordinal);
        Assert.Contains("same value in every row, scaled to 0: 'c'", told, StringComparison.Ordinal);
        Assert.Contains("'id' only counts the rows", told, StringComparison.Ordinal);
        Assert.All(TableFile.Values(_file.Load(text, "?columns=c").Train), value => Assert.Equal(0, value));
        Assert.Equal(["0", "1", "2"], _file.Load(text, "?label=label").Train.ClassNames!);
    }

    [Fact]
    public void A_missing_label_is_refused_or_dropped()
    {
        const string text = "a,k\n1,x\n2,\n3,y\n";
        UserError.Of(() => _file.Load(text, "?label=k"), "row 3", "column 'k'", "label is missing", "missing=drop");
        Assert.Equal([1, 3], _file.Numbers(text, "?label=k&missing=drop"));
    }
}
