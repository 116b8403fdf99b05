namespace Vae.Realtime.Tests.Data.Tables;

using System.Globalization;
using System.Text;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Columns that grow by parts of themselves are learned by their logarithms where that is asked for, and advised where it helps.</summary>
public sealed class LogarithmTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scale_log_brings_logarithms_to_the_range_and_back()
    {
        DataSplits splits = Load(Prices(40), "?columns=price&window=4&scale=log&test=10");
        DataScaling scaling = splits.Scaling!;
        Assert.Equal((ScalingKind.Log, "log"), (scaling.Kind, scaling.KindName));
        VectorSet train = Assert.IsType<VectorSet>(splits.Train);

        // Prices grow by a tenth a day, so that logarithms rise evenly from 0 on the first to 1 on the last of the 30 days that are learned.
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(step / 29f, train.Example(0)[step], 2e-5);
        }

        float[] test = Assert.IsType<VectorSet>(splits.Test).Example(0).ToArray();
        Assert.Equal(30f / 29, test[0], 2e-5);
        scaling.Invert(test);
        Assert.Equal(10 * Math.Pow(1.1, 30), test[0], 1e-3);
        Assert.Equal((10 * Math.Pow(1.1, 29)) - 10, scaling.Span(0), 1e-3);
        DataScaling read = DataScaling.FromJson(scaling.ToJson(), "'m'");
        Assert.Equal(scaling.Own(0, 0.3), read.Own(0, 0.3), 12);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-2.5")]
    public void A_value_without_a_logarithm_is_named(string value)
    {
        string text = "price,change\n1,1\n2,1\n" + $"3,{value}\n" + string.Concat(Enumerable.Repeat("4,2\n", 20));
        UserError.Of(() => Load(text, "?scale=log"), "x.csv", $"the value {value} in the column 'change'", "scale=minmax");
        Assert.Equal(ScalingKind.Log, Load(text, "?columns=price&scale=log").Scaling!.Kind);
        DataScaling model = new(ScalingKind.Log, ["price", "change"], [0, 0], [1, 1]);
        UserError.Of(() => Load(text, "", model), "x.csv", "'change'", "the model learned with scale=log");
    }

    [Fact]
    public void Values_that_were_never_learned_from_are_told_with_what_helps()
    {
        string note = Assert.Single(Load(Prices(100), "?columns=price&window=4").Notes);
        Assert.Contains("100 % of the held-back values of 'price' lie outside", note, StringComparison.Ordinal);
        Assert.Contains("scale=log reaches further", note, StringComparison.Ordinal);
        note = Assert.Single(Load(Prices(100), "?columns=price&window=4&scale=log").Notes);
        Assert.DoesNotContain("scale=log", note, StringComparison.Ordinal);
        note = Assert.Single(Load(Prices(100), "?columns=drift&window=4").Notes);
        Assert.DoesNotContain("scale=log", note, StringComparison.Ordinal);
        Assert.Empty(Load(Prices(100), "?columns=wave&window=4").Notes);
    }

    private static string Prices(int rows)
    {
        StringBuilder text = new("price,drift,wave\n");
        for (int row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{10 * Math.Pow(1.1, row):R},{row - 20},{Math.Sin(row):R}\n");
        }

        return text.ToString();
    }

    private DataSplits Load(string text, string options, DataScaling? scaling = null)
    {
        _folder.Write("x.csv", Encoding.UTF8.GetBytes(text));
        return DataLoader.Load((FileSpec)DataSpec.Parse(_folder.File("x.csv") + options), new LoadOptions { Scaling = scaling });
    }
}
