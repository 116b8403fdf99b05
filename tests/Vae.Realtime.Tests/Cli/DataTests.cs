namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary><c>vae data</c>, and data options on the command line.</summary>
[Collection(CliCollection.Name)]
public sealed class DataTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_is_there_and_draws_it()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, "data", TinyData.Name + "?validation=30", "--count", "9", "--out", "d.png").Succeeded();
        string text = string.Join('\n', result.Output);
        Assert.Contains("8x8x1", text, StringComparison.Ordinal);
        Assert.Contains("train 270, validation 30, test 50", text, StringComparison.Ordinal);
        Assert.Contains("from ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("labels", text, StringComparison.Ordinal);
        Assert.Equal(["d.png", TinyData.Name], _folder.Names);
        byte[] first = File.ReadAllBytes(_folder.File("d.png"));
        VaeProcess.Run(_folder.Root, "data", TinyData.Name + "?validation=30", "--count", "9", "--seed", "2", "--out", "d.png").Succeeded();
        Assert.NotEqual(first, File.ReadAllBytes(_folder.File("d.png")));
    }

    [Fact]
    public void Json_has_every_figure()
    {
        File.WriteAllText(
            _folder.File("x.csv"), "a,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row},{(row < 20 ? "low" : "high")}\n")));
        JsonElement json = Assert.Single(
            VaeProcess.Run(
                _folder.Root,
                "data",
                "x.csv?label=kind&test=10&validation=5",
                "--split",
                "validation",
                "--out",
                "d.png",
                "--json").Succeeded().Json());
        Assert.Equal(
            "data shape(height width channels) splits(train validation test) split examples mean standard_deviation minimum maximum "
            + "histogram(low high counts) scaling(scale columns) labels image width height",
            VaeResult.Keys(json));
        Assert.Equal((45, 5, 10), (Number(json, "train"), Number(json, "validation"), Number(json, "test")));
        Assert.Equal(["high", "low"], json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("name").GetString()!));
        Assert.Equal(5, json.GetProperty("labels").EnumerateArray().Sum(label => label.GetProperty("count").GetInt32()));
    }

    [Fact]
    public void Without_a_picture_it_only_says_what_is_there()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, "data", TinyData.Name).Succeeded();
        Assert.Contains(result.Output, line => line.StartsWith("splits ", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Output, line => line.StartsWith("picture", StringComparison.Ordinal));
        JsonElement json = Assert.Single(VaeProcess.Run(_folder.Root, "data", TinyData.Name, "--json").Succeeded().Json());
        Assert.False(json.TryGetProperty("image", out _));
        Assert.Equal([TinyData.Name], _folder.Names);
    }

    [Fact]
    public void A_split_that_is_not_there_is_refused() =>
        VaeProcess.Run(_folder.Root, "data", TinyData.Name, "--split", "validation", "--out", "d.png").Failed(1, "validation=0.1");

    [Fact]
    public void Options_that_make_no_sense_are_wrong_usage()
    {
        VaeProcess.Run(_folder.Root, "data", "x?sise=3", "--out", "d.png").Failed(2, "SPEC", "'sise'", "size=");
        VaeProcess.Run(_folder.Root, "data", "--sise", "--out", "d.png").Failed(2, "--sise");
        VaeProcess.Run(_folder.Root, "train", "--data", "x?window=0", "--out", "m.safetensors").Failed(2, "--data", "window=");
        VaeProcess.Run(_folder.Root, "data", TinyData.Name, "--out", "d.png", "--split", "all").Failed(2, "--split");
        VaeProcess.Run(_folder.Root, "data", TinyData.Name + "?scale=none", "--out", "d.png").Failed(1, "scale=", TinyData.Name);
        Assert.Equal([TinyData.Name], _folder.Names);
    }

    [Fact]
    public void Streaming_trains_the_same_model()
    {
        TinyData.Train(_folder, "a.safetensors");
        string[] options = [.. TinyData.Options.Select(option => option == TinyData.Name ? option + "?memory=16K" : option)];
        VaeProcess.Run(_folder.Root, ["train", .. options, "--epochs", "2", "--out", "b.safetensors"]).Succeeded();
        Assert.Equal(Tensors("a.safetensors"), Tensors("b.safetensors"));
    }

    private static int Number(JsonElement json, string split) => json.GetProperty("splits").GetProperty(split).GetInt32();

    private byte[] Tensors(string name)
    {
        byte[] file = File.ReadAllBytes(_folder.File(name));
        return file[(8 + (int)BitConverter.ToInt64(file))..];
    }
}
