namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary><c>train --labels</c> and <c>sample --label</c>.</summary>
[Collection(CliCollection.Name)]
public sealed class LabelTests : IDisposable
{
    private const int Side = 4;
    private const int Count = 48;

    private readonly TemporaryFolder _folder = new();

    public LabelTests()
    {
        Directory.CreateDirectory(_folder.File("digits"));
        foreach (string split in (string[])["train", "t10k"])
        {
            _folder.Write($"digits/{split}-images-idx3-ubyte", IdxBytes.Of(
                [Count, Side, Side], [.. Enumerable.Range(0, Count * Side * Side).Select(at => (byte)(at / 16 % 3 == at % 3 ? 240 : 10))]));
            File.Copy(_folder.File($"digits/{split}-images-idx3-ubyte"), _folder.File($"{split}.idx"));
            _folder.Write($"digits/{split}-labels-idx1-ubyte", IdxBytes.Of([Count], [.. Enumerable.Range(0, Count).Select(at => (byte)(at % 3))]));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_learns_classes_and_draws_them()
    {
        Run(
            "train", "--data", "digits", "--hidden", "8", "--latent", "2", "--batch", "20", "--labels", "onehot", "--epochs", "2", "--out",
            "m.safetensors")
            .Succeeded();
        Run("train", "--data", "digits", "--resume", "m.safetensors", "--epochs", "3", "--out", "n.safetensors").Succeeded();
        Run("eval", "n.safetensors", "--data", "digits", "--importance-samples", "4").Succeeded();
        Run("reconstruct", "n.safetensors", "--data", "digits", "--out", "r.png").Succeeded();
        Run("sample", "n.safetensors", "--out", "rows.png").Succeeded();
        Run("sample", "n.safetensors", "--label", "2", "--grid", "2x2", "--out", "twos.png").Succeeded();
        Run("sample", "n.safetensors", "--label", "3", "--out", "x.png").Failed(1, "'3'", "0 to 2");
        Run("eval", "n.safetensors", "--data", "t10k.idx").Failed(1, "no labels");
    }

    [Fact]
    public void Labels_that_are_not_there_are_missed()
    {
        string[] train = ["train", "--hidden", "8", "--latent", "2", "--epochs", "1", "--out", "m.safetensors", "--batch", "8", "--data"];
        Run([.. train, "train.idx", "--labels", "4"]).Failed(1, "no labels");
        Run([.. train, "digits"]).Succeeded();
        Run("sample", "m.safetensors", "--label", "1", "--out", "x.png").Failed(1, "--label");
    }

    private VaeResult Run(params string[] arguments) => VaeProcess.Run(_folder.Root, arguments);
}
