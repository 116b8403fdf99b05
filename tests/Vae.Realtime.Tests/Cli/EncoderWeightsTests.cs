namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary><c>train --arch vgg</c> that begins with another program's convolutions.</summary>
[Collection(CliCollection.Name)]
public sealed class EncoderWeightsTests : IDisposable
{
    // Their sides can be halved once, which leaves VGG's first two convolutions.
    private static readonly string[] Options =
    [
        "train", "--data", "six.idx", "--arch", "vgg", "--batch", "16", "--epochs", "1", "--out", "m.safetensors",
    ];

    private readonly TemporaryFolder _folder = new();

    public EncoderWeightsTests() => _folder.Write("six.idx", IdxBytes.Counting(42, 6, 6));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_frozen_encoder_stays_what_the_file_says()
    {
        SafetensorsFile given = Vgg();
        Train("--encoder-weights", "vgg.safetensors", "--freeze", "encoder").Succeeded();
        SafetensorsFile model = SafetensorsFile.Load(_folder.File("m.safetensors"));
        float[] colour = given.Find("features.0.weight")!.ToFloats();
        Assert.Equal(
            Enumerable.Range(0, 64 * 9).Select(
                i => colour[(i / 9 * 27) + (i % 9)] + colour[(i / 9 * 27) + 9 + (i % 9)] + colour[(i / 9 * 27) + 18 + (i % 9)]),
            model.Find("encoder.0.weight")!.ToFloats());
        foreach ((string theirs, string own) in new[] { ("0.bias", "0.bias"), ("2.weight", "1.weight"), ("2.bias", "1.bias") })
        {
            Assert.Equal(given.Find($"features.{theirs}")!.ToFloats(), model.Find($"encoder.{own}")!.ToFloats());
        }

        string[] continued =
        [
            "train", "--data", "six.idx", "--resume", "m.safetensors", "--epochs", "2", "--out", "m.safetensors", "--dry-run", "--json",
        ];
        JsonElement still = Assert.Single(VaeProcess.Run(_folder.Root, continued).Succeeded().Json());
        JsonElement thawed = Assert.Single(VaeProcess.Run(_folder.Root, [.. continued, "--freeze", "none"]).Succeeded().Json());
        Assert.Equal((37_568, 0), (still.GetProperty("frozen_parameters").GetInt32(), thawed.GetProperty("frozen_parameters").GetInt32()));

        Train("--encoder-weights", "vgg.safetensors").Succeeded();
        SafetensorsFile learned = SafetensorsFile.Load(_folder.File("m.safetensors"));
        Assert.NotEqual(given.Find("features.2.weight")!.ToFloats(), learned.Find("encoder.1.weight")!.ToFloats());
    }

    [Fact]
    public void A_frozen_encoder_is_in_the_plan()
    {
        JsonElement all = Assert.Single(Train("--dry-run", "--json").Succeeded().Json());
        JsonElement some = Assert.Single(Train("--dry-run", "--json", "--freeze", "encoder").Succeeded().Json());
        Assert.Equal(0, all.GetProperty("frozen_parameters").GetInt64());
        Assert.Equal((64 * 10) + (64 * ((64 * 9) + 1)), some.GetProperty("frozen_parameters").GetInt64());
        Assert.Equal(all.GetProperty("parameters").GetInt64(), some.GetProperty("parameters").GetInt64());
        Assert.True(some.GetProperty("dispatches_per_step").GetInt64() < all.GetProperty("dispatches_per_step").GetInt64());
        Assert.True(some.GetProperty("activation_bytes").GetInt64() < all.GetProperty("activation_bytes").GetInt64());
        string[] lines = Train("--dry-run", "--freeze", "encoder").Succeeded().Output;
        Assert.Contains(lines, line => line.Contains("37,568 are frozen", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.Equal(
            line.StartsWith("  encoder.", StringComparison.Ordinal), line.EndsWith(" frozen", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("decoder", "decoder.", "output.")]
    [InlineData("encoder.1,decoder.3", "encoder.1.", "decoder.3.")]
    public void Other_parts_can_be_frozen(string parts, params string[] names)
    {
        string[] lines = Train("--dry-run", "--freeze", parts).Succeeded().Output;
        Assert.All(lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.Equal(
            Array.Exists(names, name => line.StartsWith($"  {name}", StringComparison.Ordinal)), line.EndsWith(" frozen", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.EndsWith(" frozen", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_that_are_none_cannot_be_frozen()
    {
        Train("--freeze", "encoder.2").Failed(1, "'encoder.2'", "no parameters");
        foreach (string part in new[] { "head", "encoder.x", "encoder,", "encoder.0.weight" })
        {
            VaeResult result = Train("--freeze", part);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains($"'{part}'", result.Errors[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Files_and_models_that_do_not_go_together()
    {
        Train("--encoder-weights", "none.safetensors").Failed(1, "'none.safetensors'", "does not exist");
        SafetensorsFile given = Vgg();
        Train("--arch", "mlp", "--encoder-weights", "vgg.safetensors").Failed(1, "'vgg.safetensors'", "--arch vgg");
        new SafetensorsFile([], given.Tensors.SkipLast(2)).Save(_folder.File("short.safetensors"));
        Train("--encoder-weights", "short.safetensors").Failed(1, "'short.safetensors'", "'features.2.bias'");
        new SafetensorsFile(
            [], [.. given.Tensors.Take(3), TensorEntry.FromFloats("features.2.bias", [3], [1, 2, 3])]).Save(_folder.File("odd.safetensors"));
        Train("--encoder-weights", "odd.safetensors").Failed(1, "'odd.safetensors'", "'features.2.bias'", "[3]", "[64]");
        Assert.DoesNotContain("m.safetensors", _folder.Names);
    }

    [Fact]
    public void A_continued_run_has_its_encoder()
    {
        VaeResult result = VaeProcess.Run(
            _folder.Root, "train", "--data", "six.idx", "--resume", "m.safetensors", "--encoder-weights", "vgg.safetensors",
            "--out", "n.safetensors");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--encoder-weights", result.Errors[0], StringComparison.Ordinal);
    }

    private VaeResult Train(params string[] more) =>
        VaeProcess.Run(_folder.Root, [.. Options.Where((_, i) => !more.Contains("--arch") || i is not (3 or 4)), .. more]);

    // The first two convolutions in colour, and a classifier that nobody reads.
    private SafetensorsFile Vgg()
    {
        Random random = new(7);
        TensorEntry Tensor(string name, params int[] shape) => TensorEntry.FromFloats(
            name,
            shape,
            [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (float)(random.NextDouble() - 0.5) / 10)]);

        SafetensorsFile file = new(
            [],
            [
                Tensor("features.0.weight", 64, 3, 3, 3), Tensor("features.0.bias", 64),
                Tensor("features.2.weight", 64, 64, 3, 3), Tensor("features.2.bias", 64), Tensor("classifier.6.bias", 1000),
            ]);
        file.Save(_folder.File("vgg.safetensors"));
        return file;
    }
}
