namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] Rates =
        ["--lr-schedule", "step:2:0.5", "--lr-warmup", "0.5", "--beta", "2", "--beta-warmup", "3", "--accumulate", "3", "--importance", "2"];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_and_three_epochs_are_six_to_the_bit()
    {
        Train("six.safetensors", [.. TinyData.Options, .. Rates, "--epochs", "6"]);
        Train("three.safetensors", [.. TinyData.Options, .. Rates, "--epochs", "3"]);
        Train("resumed.safetensors", ["--data", TinyData.Name, "--resume", "three.safetensors", "--epochs", "6"]);
        Assert.Equal(Bytes("six.safetensors"), Bytes("resumed.safetensors"));
        Assert.NotEqual(Bytes("three.safetensors"), Bytes("resumed.safetensors"));
    }

    /// <summary>A layer of one unit has a matrix of one row.</summary>
    [Fact]
    public void A_series_of_one_column_goes_on_too()
    {
        _folder.Write("one.csv", System.Text.Encoding.ASCII.GetBytes(
            "a\n" + string.Join('\n', Enumerable.Range(0, 60).Select(row => $"{(row * 7) % 11}"))));
        string[] data = ["--data", "one.csv?window=5", "--batch", "8"];
        Train("two.safetensors", [.. data, "--arch", "lstm", "--hidden", "4", "--latent", "2", "--epochs", "2"]);
        Train("one.safetensors", [.. data, "--arch", "lstm", "--hidden", "4", "--latent", "2", "--epochs", "1"]);
        Train("resumed.safetensors", ["--data", data[1], "--resume", "one.safetensors", "--epochs", "2"]);
        Assert.Equal(Bytes("two.safetensors"), Bytes("resumed.safetensors"));
    }

    [Fact]
    public void A_run_interrupted_anywhere_ends_as_if_it_had_not_been()
    {
        using VaeProcess training = VaeProcess.Start(
            _folder.Root, ["train", .. TinyData.Options, "--epochs", "100000", "--out", "part.safetensors", "--json"]);
        training.ReadLine();
        training.Send("INT");
        VaeResult interrupted = training.Wait();
        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("--resume part.safetensors", Assert.Single(interrupted.Errors), StringComparison.Ordinal);
        string epochs = (interrupted.Json().Length + 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        JsonElement resumed = Train(
            "resumed.safetensors", ["--data", TinyData.Name, "--resume", "part.safetensors", "--epochs", epochs, "--json"]).Json()[^1];
        JsonElement whole = Train("whole.safetensors", [.. TinyData.Options, "--epochs", epochs, "--json"]).Json()[^1];
        Assert.Equal(whole.GetProperty("train").GetRawText(), resumed.GetProperty("train").GetRawText());
        Assert.Equal(Bytes("whole.safetensors"), Bytes("resumed.safetensors"));
    }

    [Fact]
    public void What_would_train_nothing_says_what_to_give()
    {
        // Nothing is an improvement by a million nats but the first epoch, of which there was none before.
        Train("three.safetensors", [.. TinyData.Options, "--epochs", "3", "--min-delta", "1e6"]);
        byte[] before = Bytes("three.safetensors");
        void Refused(string[] options, params string[] mentions) => VaeProcess
            .Run(_folder.Root, ["train", "--data", TinyData.Name, "--resume", "three.safetensors", .. options, "--out", "more.safetensors"])
            .Failed(2, ["nothing to train", .. mentions]);
        Refused(["--epochs", "3"], "3 epochs behind it", "--epochs 4 or more");
        Refused(["--epochs", "2"], "3 epochs behind it", "--epochs 4 or more");
        Refused(["--epochs", "9", "--patience", "2"], "not improved for 2 epochs", "--patience 3 or more");
        Assert.Equal(["three.safetensors", TinyData.Name], _folder.Names);
        Assert.Equal(before, Bytes("three.safetensors"));
    }

    [Fact]
    public void A_full_disk_for_the_metrics_does_not_cost_the_model()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        File.CreateSymbolicLink(_folder.File("m.jsonl"), "/dev/full");
        VaeResult result = VaeProcess.Run(
            _folder.Root, ["train", .. TinyData.Options, "--epochs", "5", "--metrics", "m.jsonl", "--out", "m.safetensors"]);
        result.Failed(1, "the disk is full", "continue with --resume m.safetensors");
        Train("more.safetensors", ["--data", TinyData.Name, "--resume", "m.safetensors", "--epochs", "2"]);
    }

    [Fact]
    public void A_model_without_an_optimiser_cannot_be_continued()
    {
        VaeResult result = VaeProcess.Run(
            _folder.Root, "train", "--data", "glyphs", "--resume", PretrainedPath, "--out", "m.safetensors");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("adam.mean.", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal([TinyData.Name], _folder.Names);
    }

    [Fact]
    public void The_architecture_is_the_files()
    {
        Train("m.safetensors", [.. TinyData.Options, "--epochs", "1"]);
        VaeResult result = VaeProcess.Run(
            _folder.Root, "train", "--data", TinyData.Name, "--resume", "m.safetensors", "--latent", "4", "--out", "n.safetensors");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--latent", result.Errors[0], StringComparison.Ordinal);
    }

    private static string PretrainedPath => Path.Combine(AppContext.BaseDirectory, "assets", "models", "glyphs.safetensors");

    private VaeResult Train(string model, string[] options) =>
        VaeProcess.Run(_folder.Root, ["train", .. options, "--out", model]).Succeeded();

    private byte[] Bytes(string name) => File.ReadAllBytes(_folder.File(name));
}
