namespace Vae.Realtime.Tests.Cli;

using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Imaging;
using Xunit;

/// <summary>What a trained model is looked into with: traversals, ways, latents and scores.</summary>
[Collection(CliCollection.Name)]
public sealed class ExplorationTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public ExplorationTests() => TinyData.Train(_folder, "m.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_traversal_has_a_row_for_every_dimension_the_most_telling_first()
    {
        JsonElement plain = Assert.Single(Run("traverse", "m.safetensors", "--out", "a.png", "--json").Json());
        Assert.Equal("image width height dimensions", VaeResult.Keys(plain));
        Assert.Equal([1, 2, 3], plain.GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetInt32()));

        JsonElement sorted = Assert.Single(Run(
            "traverse", "m.safetensors", "--data", TinyData.Name, "--index", "49", "--columns", "5", "--out", "b.png", "--json").Json());
        double[] kl = [.. sorted.GetProperty("kl").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(kl.OrderDescending(), kl);
        Assert.Equal([1, 2, 3], sorted.GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetInt32()).Order());

        Run("traverse", "m.safetensors", "--dims", "3,1", "--seed", "4", "--range", "1.5", "--out", "c.png");
        Run("traverse", "m.safetensors", "--dims", "3,1", "--seed", "4", "--range", "1.5", "--out", "d.png");
        Assert.Equal(File.ReadAllBytes(_folder.File("c.png")), File.ReadAllBytes(_folder.File("d.png")));
        Refused(["50", "49"], "traverse", "m.safetensors", "--data", TinyData.Name, "--index", "50", "--out", "e.png");
        Refused(["--dims", "from 1 to 3", "4"], "traverse", "m.safetensors", "--dims", "4", "--out", "e.png");
        Refused(["--dims", "from 1 to 3", "0"], "traverse", "m.safetensors", "--dims", "0,1", "--out", "e.png");
    }

    [Fact]
    public void Ways_become_sheets_animations_and_folders()
    {
        JsonElement gif = Assert.Single(Run(
            "interpolate", "m.safetensors", "--seeds", "1,2", "--steps", "6", "--size", "24", "--fps", "10", "--out", "a.gif", "--json").Json());
        Assert.Equal("animation pictures width height", VaeResult.Keys(gif));
        GifBytes read = new(File.ReadAllBytes(_folder.File("a.gif")));
        Assert.Equal((24, 24, 10), (read.Width, read.Height, read.Frames.Count));
        Assert.All(read.Delays, delay => Assert.Equal(10, delay));
        Assert.Equal(read.Frames[1], read.Frames[9]);
        Assert.NotEqual(read.Frames[0], read.Frames[5]);

        Run("interpolate", "m.safetensors", "--data", TinyData.Name, "--from", "0", "--to", "49", "--mode", "linear", "--out", "a.png");
        Run("interpolate", "m.safetensors", "--data", TinyData.Name, "--from", "0", "--to", "7", "--steps", "3", "--out", "frames/");
        Assert.Equal(
            ["frame-0000.png", "frame-0001.png", "frame-0002.png"], Directory.GetFiles(_folder.File("frames")).Select(Path.GetFileName).Order());
        Refused(["50", "49"], "interpolate", "m.safetensors", "--data", TinyData.Name, "--from", "0", "--to", "50", "--out", "b.png");
        Refused(["tiny.idx"], "interpolate", "m.safetensors", "--seeds", "1,2", "--out", "tiny.idx/");
    }

    [Fact]
    public void Latents_become_a_table_and_a_plot()
    {
        WriteLabelled();
        Run("encode", "m.safetensors", "--data", "labelled", "--out", "a.csv", "--plot", "a.png", "--split", "train");
        string[][] rows = Rows("a.csv");
        Assert.Equal("index,label,mean_z1,mean_z2,mean_z3,variance_z1,variance_z2,variance_z3", string.Join(',', rows[0]));
        Assert.Equal(20, rows.Length - 1);
        Assert.All(
            rows[1..], row => Assert.Equal(int.Parse(row[0], CultureInfo.InvariantCulture) % 4, int.Parse(row[1], CultureInfo.InvariantCulture)));
        Assert.All(
            rows[1..], row => Assert.All(row[5..], variance => Assert.InRange(double.Parse(variance, CultureInfo.InvariantCulture), 1e-6, 10)));

        JsonElement json = Assert.Single(Run("encode", "m.safetensors", "--data", TinyData.Name, "--out", "b.csv", "--json").Json());
        Assert.Equal("table examples latents", VaeResult.Keys(json));
        Assert.Equal(TinyData.TestCount, json.GetProperty("examples").GetInt32());
        Assert.All(Rows("b.csv")[1..], row => Assert.Equal("", row[1]));
        Refused(["validation=0.1"], "encode", "m.safetensors", "--data", TinyData.Name, "--split", "validation", "--out", "c.csv");
    }

    [Fact]
    public void Scores_are_sorted_and_belong_to_the_evaluation()
    {
        JsonElement eval = Assert.Single(Run("eval", "m.safetensors", "--data", TinyData.Name, "--json").Json());
        JsonElement json = Assert.Single(Run(
            "anomaly", "m.safetensors", "--data", TinyData.Name, "--out", "a.csv", "--sheet", "a.png", "--top", "3", "--json").Json());
        Assert.Equal("table examples sheet highest", VaeResult.Keys(json));
        Assert.Equal(3, json.GetProperty("highest").GetArrayLength());
        string[][] rows = Rows("a.csv");
        Assert.Equal("index,label,negative_elbo,reconstruction,kl", string.Join(',', rows[0]));
        double[] scores = [.. rows[1..].Select(row => double.Parse(row[2], CultureInfo.InvariantCulture))];
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(eval.GetProperty("negative_elbo").GetDouble(), scores.Average(), 1e-3);
        Assert.Contains(
            "all are in b.csv",
            Run("anomaly", "m.safetensors", "--data", TinyData.Name, "--samples", "3", "--out", "b.csv").Output[^1],
            StringComparison.Ordinal);
        Refused(["28x28x1"], "anomaly", "m.safetensors", "--data", StreamKind.Glyphs.Name, "--out", "c.csv");
    }

    private VaeResult Run(params string[] arguments) => VaeProcess.Run(_folder.Root, arguments).Succeeded();

    private void Refused(string[] mentions, params string[] arguments) => VaeProcess.Run(_folder.Root, arguments).Failed(1, mentions);

    private string[][] Rows(string name) => [.. File.ReadAllLines(_folder.File(name)).Select(line => line.Split(','))];

    // Twenty training images of four classes, and as many to test.
    private void WriteLabelled()
    {
        string Path(string name) => _folder.File(System.IO.Path.Combine("labelled", name));
        Directory.CreateDirectory(_folder.File("labelled"));
        foreach (string split in (string[])["train", "t10k"])
        {
            File.WriteAllBytes(
                Path($"{split}-images-idx3-ubyte"), IdxBytes.Of([20, TinyData.Side, TinyData.Side], new byte[20 * TinyData.Side * TinyData.Side]));
            File.WriteAllBytes(
                Path($"{split}-labels-idx1-ubyte"), IdxBytes.Of([20], [.. Enumerable.Range(0, 20).Select(index => (byte)(index % 4))]));
        }
    }
}
