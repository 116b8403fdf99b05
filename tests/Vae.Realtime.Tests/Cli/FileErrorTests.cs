namespace Vae.Realtime.Tests.Cli;

using System.Text;
using Vae.Realtime.Formats;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Model files that are none and files that cannot be written: exit code 1, one line that names the file, nothing half-written.</summary>
[Collection(CliCollection.Name)]
public sealed class FileErrorTests : IDisposable
{
    private static readonly byte[] Precious = [1, 2, 3];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_that_is_missing() =>
        VaeProcess.Run(_folder.Root, "eval", "none.safetensors", "--data", TinyData.Name).Failed(1, "'none.safetensors'", "does not exist");

    [Fact]
    public void A_model_that_is_no_safetensors_file() =>
        VaeProcess.Run(_folder.Root, "sample", TinyData.Name, "--out", "p.png").Failed(1, $"'{TinyData.Name}'");

    [Fact]
    public void A_model_of_another_architecture_than_the_data_ask_for()
    {
        TinyData.Train(_folder, "m.safetensors");
        string[] mentions = ["'m.safetensors'", "28x28x1", "8x8x1"];
        VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", "glyphs").Failed(1, mentions);
        VaeProcess.Run(_folder.Root, "reconstruct", "m.safetensors", "--data", "glyphs", "--out", "p.png").Failed(1, mentions);
        VaeProcess.Run(_folder.Root, "train", "--resume", "m.safetensors", "--data", "glyphs", "--out", "n.safetensors").Failed(1, mentions);
        VaeProcess.Run(_folder.Root, "live", "--model", "m.safetensors", "--data", "glyphs", "--headless", "--out", ".").Failed(1, mentions);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void A_model_whose_tensors_are_of_another_architecture()
    {
        TinyData.Train(_folder, "m.safetensors");
        string content = Encoding.Latin1.GetString(File.ReadAllBytes(_folder.File("m.safetensors")));
        string other = content.Replace("\\\"latent\\\":3", "\\\"latent\\\":4", StringComparison.Ordinal);
        Assert.NotEqual(content, other);
        _folder.Write("other.safetensors", Encoding.Latin1.GetBytes(other));
        string[] mentions = ["'other.safetensors'", "'posterior_mean.weight'", "[3, 24]", "[4, 24]"];
        string[] data = ["--data", TinyData.Name];
        VaeProcess.Run(_folder.Root, "sample", "other.safetensors", "--out", "p.png").Failed(1, mentions);
        VaeProcess.Run(_folder.Root, ["eval", "other.safetensors", .. data]).Failed(1, mentions);
        VaeProcess.Run(_folder.Root, ["train", "--resume", "other.safetensors", .. data, "--out", "n.safetensors"]).Failed(1, mentions);
        VaeProcess.Run(_folder.Root, ["live", "--model", "other.safetensors", .. data, "--headless", "--out", "."]).Failed(1, mentions);
        Assert.Equal(["m.safetensors", "other.safetensors", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void An_optimiser_of_another_shape()
    {
        TinyData.Train(_folder, "m.safetensors");
        SafetensorsFile model = SafetensorsFile.Load(_folder.File("m.safetensors"));
        new SafetensorsFile(
            model.Metadata,
            model.Tensors.Select(tensor => tensor.Name == "adam.mean.output.bias" ? TensorEntry.FromFloats(tensor.Name, [2], [0, 0]) : tensor))
            .Save(_folder.File("other.safetensors"));
        VaeProcess.Run(_folder.Root, "train", "--resume", "other.safetensors", "--data", TinyData.Name, "--out", "n.safetensors")
            .Failed(1, "'other.safetensors'", "'adam.mean.output.bias'", "[2]", "[64]");
    }

    [Theory]
    [InlineData("nowhere/m.safetensors", "nowhere")]
    [InlineData("taken.safetensors", "folder")]
    public void A_model_file_that_cannot_be_written_is_refused_before_training(string path, string mention)
    {
        Directory.CreateDirectory(_folder.File("taken.safetensors"));
        VaeResult result = VaeProcess.Run(_folder.Root, ["train", .. TinyData.Options, "--out", path]);
        result.Failed(1, $"'{path}'", mention);
        Assert.Empty(result.Output);
        Assert.Equal(["taken.safetensors", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void A_picture_that_cannot_be_written()
    {
        TinyData.Train(_folder, "m.safetensors");
        VaeProcess.Run(_folder.Root, "sample", "m.safetensors", "--out", "nowhere/p.png").Failed(1, "'nowhere/p.png'");
    }

    [Fact]
    public void A_full_disk()
    {
        VaeProcess.Run(_folder.Root, ["train", .. TinyData.Options, "--epochs", "1", "--out", "/dev/full"]).Failed(1, "'/dev/full'", "disk is full");
        TinyData.Train(_folder, "m.safetensors");
        VaeProcess.Run(_folder.Root, "sample", "m.safetensors", "--out", "/dev/full").Failed(1, "'/dev/full'", "disk is full");
    }

    [Fact]
    public void A_failed_training_leaves_an_older_model_alone()
    {
        _folder.Write("m.safetensors", Precious);
        VaeProcess.Run(_folder.Root, "train", "--data", "nothing.idx", "--out", "m.safetensors").Failed(1, "'nothing.idx'");
        Assert.Equal(Precious, File.ReadAllBytes(_folder.File("m.safetensors")));
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void Those_who_want_to_know_where_get_a_trace()
    {
        VaeResult result = VaeProcess.Run(_folder.Root, [("VAE_TRACE", "1")], ["eval", "none.safetensors", "--data", TinyData.Name]);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("vae: error: ", result.Errors[0], StringComparison.Ordinal);
        Assert.Contains(result.Errors[1..], line => line.Contains("   at ", StringComparison.Ordinal));
    }
}
