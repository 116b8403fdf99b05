namespace Vae.Realtime.Tests.Cli;

using System.Globalization;
using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Tables and series from the CSV file to the CSV file.</summary>
[Collection(CliCollection.Name)]
public sealed class ColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_of_normal_numbers()
    {
        Random random = new(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
        string[] names = [.. Enumerable.Range(1, 20).Select(column => $"x{column}")];
        double[][] rows = [.. Enumerable.Range(0, 100).Select(_ => names.Select(_ => Normal()).ToArray())];
        Write("normal.csv", names, rows);

        // Columns that have nothing in common: what is learned of them by heart is of no use.
        VaeResult noise = VaeProcess.Run(_folder.Root, "train", "--data", "normal.csv?scale=none", "--arch", "tabular", "--out", "noise.safetensors");
        Assert.Contains(noise.Errors, line => line.StartsWith("vae: warning: what was learned does not carry over", StringComparison.Ordinal));

        double[] losses = Train("normal.csv?scale=none", "--arch", "tabular", "--batch", "16", "--epochs", "30");
        Assert.True(losses[^1] < losses[0] - 0.3, $"{losses[0]} to {losses[^1]}");
        double[][] made = Reconstruct("normal.csv?scale=none", 14, ["index", .. names, .. names.Select(name => $"{name}_reconstruction")]);
        Assert.Equal(14, made.Length);
        foreach (double[] row in made)
        {
            Assert.Single(rows, original => original.Zip(row.Skip(1)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5));
        }

        // Half of what a table holds may be below 0, and so may what is made of it.
        Assert.Contains(made, row => row.Skip(21).Any(value => value < 0));
    }

    [Fact]
    public void A_table_of_share_prices_comes_back_in_dollars()
    {
        if (SharedData.Find("stocks") is not string stocks)
        {
            return;
        }

        string[] names = ["MSFT", "IBM", "SBUX", "AAPL", "GSPC"];
        string data = Path.Combine(stocks, "stockdata.csv") + "?scale=standard";
        double[] losses = Train(data, "--arch", "tabular", "--likelihood", "gaussian:0.3", "--batch", "64", "--epochs", "12");
        Assert.True(losses[^1] < losses[0] / 2, $"{losses[0]} to {losses[^1]}");
        double[][] made = Reconstruct(data, 300, ["index", .. names, .. names.Select(name => $"{name}_reconstruction")]);
        for (int column = 1; column <= names.Length; column++)
        {
            double[] own = [.. made.Select(row => row[column])];
            double variance = own.Average(value => Math.Pow(value - own.Average(), 2));
            double error = made.Average(row => Math.Pow(row[column] - row[column + names.Length], 2));
            Assert.True(error < variance / 2, $"{names[column - 1]}: squared error {error}, variance {variance}");
        }

        Assert.All(made, row => Assert.InRange(row[5], 600, 2500));
    }

    [Fact]
    public void Windows_of_a_series_have_a_row_for_every_step()
    {
        double[][] rows = [.. Enumerable.Range(0, 120).Select(row => new[] { 50 + (10 * Math.Sin(row * 0.3)), row })];
        Write("waves.csv", ["wave", "line"], rows);
        Train("waves.csv?window=8&test=30", "--arch", "lstm", "--hidden", "8", "--latent", "2", "--batch", "16", "--epochs", "1");
        double[][] made = Reconstruct(
            "waves.csv?window=8&test=40", 5, ["index", "step", "wave", "line", "wave_reconstruction", "line_reconstruction"]);
        Assert.Equal(5 * 8, made.Length);
        for (int row = 0; row < made.Length; row++)
        {
            (int window, int step) = (row / 8, row % 8);
            Assert.Equal((window, step), ((int)made[row][0], (int)made[row][1]));
            Assert.Equal(rows[80 + window + step][0], made[row][2], 1e-4);
            Assert.Equal(80 + window + step, made[row][3], 1e-4);
        }
    }

    [Fact]
    public void Other_data_are_measured_by_the_scaling_that_the_model_learned_with()
    {
        double[][] rows = [.. Enumerable.Range(0, 60).Select(row => new[] { Math.Sin(row * 0.7), Math.Cos(row * 0.4) })];
        Write("near.csv", ["a", "b"], rows);
        Write("far.csv", ["a", "b"], [.. rows.Select(row => new[] { 50 + (9 * row[0]), 50 + (9 * row[1]) })]);
        Train("near.csv?scale=standard", "--arch", "tabular", "--batch", "16", "--epochs", "2");

        // Scaled by themselves, both would be the same numbers.
        Assert.True(Loss("far.csv?scale=standard") > 10 * Loss("near.csv?scale=standard"));
        double Loss(string data) => VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", data, "--json").Succeeded().Json()
            .Single().GetProperty("negative_elbo").GetDouble();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Write(string name, string[] names, double[][] rows) => File.WriteAllLines(
        _folder.File(name), [string.Join(',', names), .. rows.Select(row => string.Join(',', row.Select(Number)))]);

    private double[] Train(string data, params string[] more) =>
    [
        .. VaeProcess.Run(_folder.Root, ["train", "--data", data, "--json", "--out", "m.safetensors", .. more]).Succeeded().Json()
            .Where(line => line.TryGetProperty("epoch", out _))
            .Select(line => line.GetProperty("train").GetProperty("loss").GetDouble()),
    ];

    private double[][] Reconstruct(string data, int count, string[] headings)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        VaeProcess.Run(_folder.Root, "reconstruct", "m.safetensors", "--data", data, "--count", number, "--out", "r.png", "--csv", "r.csv")
            .Succeeded();
        Assert.Contains("r.png", _folder.Names);
        string[] lines = File.ReadAllLines(_folder.File("r.csv"));
        Assert.Equal(headings, lines[0].Split(','));
        return [.. lines.Skip(1).Select(line => line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
    }
}
