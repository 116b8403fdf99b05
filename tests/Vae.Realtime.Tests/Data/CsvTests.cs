namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_s_rows_are_the_examples_and_text_columns_are_passed_over()
    {
        DataSplits splits = Load("\uFEFF\"a\",name,\"b,\"\"c\"\"\"\r\n1,x,2\r\n\r\n\"3\",\"y\nz\",4e1\r\n", "?scale=none");
        Assert.Equal(new Shape(1, 1, 2), splits.Train.Shape);
        Assert.Equal([1, 2, 3, 40], Values(splits.Train));
        Assert.Equal(["a", "b,\"c\""], splits.Scaling!.Columns);
        Assert.Equal("x.csv", splits.Name);
    }

    [Fact]
    public void Without_names_columns_are_numbered()
    {
        DataSplits splits = Load("1,2,3\n4,5,6", "?columns=3,1&scale=none");
        Assert.Equal([3, 1, 6, 4], Values(splits.Train));
    }

    [Fact]
    public void A_table_is_split_by_choice_and_scaled_by_its_training_part()
    {
        string text = "v,kind\n" + string.Concat(Enumerable.Range(0, 70).Select(row => $"{row},{(row % 2 == 0 ? "even" : "odd")}\n"));
        DataSplits splits = Load(text, "?label=kind&validation=10");
        Assert.Equal((50, 10, 10), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        Assert.Equal(["even", "odd"], splits.Train.ClassNames!);
        float[] train = Values(splits.Train);
        Assert.Equal((0, 1), (train.Min(), train.Max()));
        float[] back = [.. train];
        splits.Scaling!.Invert(back);
        Assert.All(back.Zip(splits.Train.Labels!), row => Assert.Equal((int)Math.Round(row.First) % 2, row.Second));
        Assert.Equal(35, Load(text, "?label=kind&classes=odd&test=5").Train.Count + 5);
    }

    [Fact]
    public void A_model_s_scaling_is_used_for_its_own_columns_only()
    {
        _folder.Write("x.csv", "a,b\n10,1\n20,2\n30,3\n"u8.ToArray());
        DataScaling model = new(ScalingKind.MinMax, ["a"], [-10], [100]);
        DataSplits own = DataLoader.Load((FileSpec)DataSpec.Parse(_folder.File("x.csv") + "?columns=a&test=1"), new LoadOptions { Scaling = model });
        Assert.Same(model, own.Scaling);
        Assert.All(Values(own.Train), value => Assert.Contains(value, new List<float> { 0.2f, 0.3f, 0.4f }));
        DataSplits other = DataLoader.Load(
            (FileSpec)DataSpec.Parse(_folder.File("x.csv") + "?columns=b&test=1"), new LoadOptions { Scaling = model });
        Assert.Equal(["b"], other.Scaling!.Columns);
    }

    [Fact]
    public void A_series_is_split_by_time_and_no_window_reaches_across()
    {
        string text = "v,w\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row},{1000 - row}\n"));
        DataSplits splits = Load(text, "?window=8&stride=3&scale=none&test=20&validation=10");
        Assert.Equal(new Shape(8, 1, 2), splits.Train.Shape);
        Assert.Equal((21, 1, 5), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        Assert.Equal(60, First(splits.Train, 20));
        Assert.Equal(70, First(splits.Validation, 0));
        Assert.Equal((80, 92), (First(splits.Test, 0), First(splits.Test, 4)));
        VectorSet test = Assert.IsType<VectorSet>(splits.Test);
        Assert.Equal([83, 917, 84, 916], test.Example(1)[..4].ToArray());
        byte[] bytes = new byte[test.ExampleBytes];
        test.CopyTo(1, bytes);
        Assert.Equal(83, BitConverter.ToSingle(bytes));

        splits = Load(text, "?window=8&column=v&test=20");
        Assert.Equal((73, 13), (splits.Train.Count, splits.Test.Count));
        float[] values = Values(splits.Train);
        Assert.Equal((0, 1), (values[0], values[^1]));
        Assert.Equal(99 / 79.0, Values(splits.Test)[^1], 5);
    }

    [Fact]
    public void Scaling_is_fitted_inverted_and_kept()
    {
        float[] rows = [1, 5, 3, 5, 8, 5];
        DataScaling scaling = DataScaling.Fit(ScalingKind.Standard, ["a", "b"], rows);
        Assert.Equal([4, 5], scaling.Offsets);
        Assert.Equal(Math.Sqrt(26 / 3.0), scaling.Factors[0], 12);
        Assert.Equal(1, scaling.Factors[1]);
        float[] scaled = [.. rows];
        scaling.Apply(scaled);
        Assert.Equal(0, scaled[1]);
        DataScaling read = DataScaling.FromJson(scaling.ToJson(), "'m'");
        Assert.Equal(scaling.ToJson(), read.ToJson());
        read.Invert(scaled);
        Assert.All(rows.Zip(scaled), pair => Assert.Equal(pair.First, pair.Second, 5));
        Assert.Equal("none", DataScaling.Fit(ScalingKind.None, ["a"], rows).KindName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"scale\":\"minmax\"}")]
    [InlineData("{\"scale\":\"max\",\"columns\":[{\"name\":\"a\",\"offset\":0,\"factor\":1}]}")]
    [InlineData("{\"scale\":\"none\",\"columns\":[]}")]
    [InlineData("{\"scale\":\"none\",\"columns\":[{\"name\":\"a\",\"offset\":0,\"factor\":0}]}")]
    [InlineData("{\"scale\":\"none\",\"columns\":[{\"name\":\"a\",\"offset\":\"0\",\"factor\":1}]}")]
    public void A_damaged_scaling_is_refused(string json) =>
        UserError.Of(() => DataScaling.FromJson(json, "'m.safetensors'"), "'m.safetensors'", "scaled");

    [Theory]
    [InlineData("", "", "is empty")]
    [InlineData("a,b\n", "", "no rows")]
    [InlineData("a,b\nx,y\n", "", "no column of numbers", "a, b")]
    [InlineData("a,b\n1,2\n3\n", "", "row 3", "1 values", "2 columns")]
    [InlineData("a,b\n1,2\n,4\n", "", "row 3", "column 'a'", "missing")]
    [InlineData("a,b\n1,2\n3,4\n5,n/a\n", "", "row 4", "column 'b'", "'n/a' is not a number")]
    [InlineData("a,b\n1,2\n3,NaN\n", "", "row 3", "'NaN' is not a number")]
    [InlineData("a,b\n1,2\n3,1e99\n", "", "row 3", "'1e99'")]
    [InlineData("a,b\n1,x\n", "?columns=b", "row 2", "column 'b'", "'x'")]
    [InlineData("a,b\n1,2\n", "?columns=c", "columns=c", "a, b")]
    [InlineData("a,a\n1,2\n", "?columns=a", "several columns")]
    [InlineData("a,b\n1,2\n", "?label=c", "label=c", "a, b")]
    [InlineData("a,b\n1,\"2\n", "", "row 2, value 2", "never closed")]
    [InlineData("a,b\n1,\"2\"3\n", "", "row 2, value 2", "before the next comma")]
    [InlineData("a,b\n1,2\"3\n", "", "row 2, value 2", "inside a value")]
    [InlineData("a\n1\n2\n3\n", "?window=3", "training part takes 2", "window of 3")]
    [InlineData("a\n1\n2\n3\n", "?window=1&test=3", "training part takes 0")]
    [InlineData("a\n1\n2\n3\n", "?window=1&test=1&validation=2", "training part takes 0")]
    [InlineData("a\n1\n2\n", "?stride=2", "stride=", "table")]
    [InlineData("a\n1\n2\n", "?window=1&split_seed=2", "split_seed=", "series")]
    [InlineData("a\n1\n2\n", "?size=2", "size=", "table")]
    [InlineData("a\n1\n2\n", "?test=2", "test=2", "nothing to learn from")]
    public void What_cannot_be_used_is_refused_by_its_place(string text, string options, params string[] mentions) =>
        UserError.Of(() => Load(text, options), [.. mentions, "x.csv"]);

    [Fact]
    public void Too_many_classes_are_refused()
    {
        string text = "v,kind\n" + string.Concat(Enumerable.Range(0, 300).Select(row => $"{row},k{row}\n"));
        UserError.Of(() => Load(text, "?label=kind"), "label=kind", "300", "256");
    }

    [Fact]
    public void A_value_of_many_lines_is_shown_in_one() =>
        UserError.Of(() => Load("a\n1\n\"x\ny" + new string('z', 100) + "\"\n", ""), "row 3", "'x yz", "…");

    [Fact]
    public void Random_texts_are_read_or_refused()
    {
        Random random = new(3);
        for (int round = 0; round < 2000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(30)).Select(_ => "12,\"\n\r a."[random.Next(9)])]);
            UserError.OrSuccess(() => Load(text, ""));
        }
    }

    [Fact]
    public void Stocks_are_read()
    {
        string? folder = SharedData.Find("stocks");
        if (folder is null)
        {
            Assert.False(Directory.Exists(folder));
            return;
        }

        DataSplits splits = DataLoader.Load((FileSpec)DataSpec.Parse(Path.Combine(folder, "stockdata.csv") + "?column=AAPL&window=60"));
        Assert.Equal(new Shape(60, 1, 1), splits.Train.Shape);
        Assert.Equal((2306 - 329 - 59, 329 - 59), (splits.Train.Count, splits.Test.Count));
        float[] first = [Values(splits.Train)[0]];
        splits.Scaling!.Invert(first);
        Assert.Equal(11.086612, first[0], 4);
    }

    private static float[] Values(ExampleSet set) => Assert.IsType<VectorSet>(set).Values;

    private static float First(ExampleSet set, int index) => Assert.IsType<VectorSet>(set).Example(index)[0];

    private DataSplits Load(string text, string options)
    {
        File.WriteAllText(_folder.File("x.csv"), text);
        return DataLoader.Load((FileSpec)DataSpec.Parse(_folder.File("x.csv") + options));
    }
}
