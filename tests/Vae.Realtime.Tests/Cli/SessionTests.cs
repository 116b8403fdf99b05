namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class SessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ends_early_and_keeps_the_best_epoch()
    {
        // A rate this large soon makes the loss worse.
        VaeResult result = Train("m.safetensors", "--lr", "0.1", "--epochs", "200", "--patience", "3", "--keep", "best", "--metrics", "m.jsonl");
        Assert.Contains(result.Output, line => line.StartsWith("no improvement in 3 epochs", StringComparison.Ordinal));
        JsonElement[] epochs = [.. File.ReadAllLines(_folder.File("m.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.InRange(epochs.Length, 4, 199);
        double[] losses = [.. epochs.Select(epoch => epoch.GetProperty("test").GetProperty("loss").GetDouble())];
        Assert.Equal(losses.Length - 4, Array.IndexOf(losses, losses.Min()));
        Assert.Equal(
            epochs.Select((_, i) => losses[i] == losses[..(i + 1)].Min()),
            epochs.Select(epoch => epoch.GetProperty("best").GetBoolean()));
        JsonElement kept = Assert.Single(VaeProcess.Run(
            _folder.Root, "eval", "m.safetensors", "--data", TinyData.Name, "--json").Succeeded().Json());
        Assert.Equal(losses.Min(), kept.GetProperty("negative_elbo").GetDouble());
    }

    [Fact]
    public void Saves_checkpoints_beside_the_file_and_metrics_as_a_table()
    {
        Train("m.safetensors", "--epochs", "5", "--checkpoint-every", "2", "--metrics", "m.csv");
        Assert.Equal(
            ["m.csv", "m.epoch-0002.safetensors", "m.epoch-0004.safetensors", "m.safetensors", TinyData.Name], _folder.Names);
        string[] rows = File.ReadAllLines(_folder.File("m.csv"));
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Split(',').Length, row.Split(',').Length));
        Assert.Equal(["1", "2", "3", "4", "5"], rows[1..].Select(row => row.Split(',')[0]));
    }

    [Fact]
    public void A_dry_run_tells_the_plan_and_trains_nothing()
    {
        VaeResult result = Train("m.safetensors", "--epochs", "2", "--dry-run", "--json");
        JsonElement plan = Assert.Single(result.Json());
        Assert.Equal((64 * 24) + 24 + (6 * 24) + 6 + (24 * 3) + 24 + (24 * 64) + 64, plan.GetProperty("parameters").GetInt32());
        Assert.Equal(16, plan.GetProperty("dispatches_per_step").GetInt32());
        Assert.Equal(5, plan.GetProperty("steps_per_epoch").GetInt32());
        Assert.Equal([TinyData.Name], _folder.Names);
        string[] words = Train("m.safetensors", "--epochs", "2", "--dry-run").Output;
        Assert.Contains(words, line => line.Contains("16 dispatches", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("4", false)]
    public void The_weight_of_the_KL_term_is_heeded(string beta, bool more)
    {
        double Kl(params string[] options) =>
            Train("m.safetensors", ["--epochs", "8", "--json", .. options]).Json()[^1].GetProperty("test").GetProperty("kl").GetDouble();
        (double weighted, double elbo) = (Kl("--beta", beta), Kl());
        Assert.True(more ? weighted > elbo : weighted < elbo, $"{weighted} nats with --beta {beta}, {elbo} without");
    }

    private VaeResult Train(string model, params string[] more) =>
        VaeProcess.Run(_folder.Root, ["train", .. TinyData.Options, "--out", model, .. more]).Succeeded();
}
