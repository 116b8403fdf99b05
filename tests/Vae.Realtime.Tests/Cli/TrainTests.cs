namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prints_an_object_per_epoch_with_just_the_documented_members()
    {
        JsonElement[] epochs = TinyData.Train(_folder, "m.safetensors", "--json").Json();
        Assert.Equal(2, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(
            "epoch train(loss reconstruction kl) test(loss reconstruction kl) seconds images_per_second", VaeResult.Keys(epoch)));
        Assert.Equal([1, 2], epochs.Select(epoch => epoch.GetProperty("epoch").GetInt32()));
        JsonElement test = epochs[^1].GetProperty("test");
        Assert.Equal(
            test.GetProperty("loss").GetDouble(),
            test.GetProperty("reconstruction").GetDouble() + test.GetProperty("kl").GetDouble());
        Assert.True(test.GetProperty("loss").GetDouble() < epochs[0].GetProperty("test").GetProperty("loss").GetDouble(), "nothing was learned");
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void Eval_of_the_file_gives_the_last_test_figures_to_the_last_digit()
    {
        JsonElement test = TinyData.Train(_folder, "m.safetensors", "--seed", "5", "--json").Json()[^1].GetProperty("test");
        VaeResult result = VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", TinyData.Name, "--seed", "5", "--json").Succeeded();
        JsonElement eval = Assert.Single(result.Json());
        Assert.Equal(
            "negative_elbo reconstruction kl bits_per_dimension latent active_units r_squared columns likelihood examples", VaeResult.Keys(eval));
        Assert.Equal(test.GetProperty("loss").GetRawText(), eval.GetProperty("negative_elbo").GetRawText());
        Assert.Equal(test.GetProperty("reconstruction").GetRawText(), eval.GetProperty("reconstruction").GetRawText());
        Assert.Equal(test.GetProperty("kl").GetRawText(), eval.GetProperty("kl").GetRawText());
        Assert.Equal("bernoulli", eval.GetProperty("likelihood").GetString());
        Assert.Equal(TinyData.TestCount, eval.GetProperty("examples").GetInt32());
    }

    [Fact]
    public void A_model_that_learned_nothing_of_single_examples_is_told_with_the_cure()
    {
        VaeResult collapsed = TinyData.Train(_folder, "m.safetensors", "--likelihood", "gaussian");
        string warning = Assert.Single(collapsed.Errors);
        Assert.StartsWith("vae: warning: the model has learned nothing of single examples (posterior collapse): ", warning, StringComparison.Ordinal);
        Assert.EndsWith("--likelihood gaussian_calibrated, which measures it", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_examples_than_a_batch_are_one_batch_and_told()
    {
        VaeResult run = VaeProcess.Run(
            _folder.Root,
            ["train", "--data", TinyData.Name + "?test=300", "--hidden", "8", "--latent", "2", "--json", "--epochs", "3", "--out", "m.safetensors"]);
        Assert.Equal(0, run.ExitCode);
        const string note = "the training split has 50 examples, so a batch is all of them, not 128 (--batch)";
        Assert.Contains($"vae: {note}", run.Errors);
        Assert.Equal(note, Assert.Single(run.Json()[0].GetProperty("notes").EnumerateArray()).GetString());
        Assert.False(run.Json()[1].TryGetProperty("notes", out _));
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name + "?test=300", "--batch", "128", "--out", "m.safetensors")
            .Failed(1, "50 examples", "--batch");
    }

    [Fact]
    public void Own_pictures_of_any_size_are_learned_with_what_fits_them()
    {
        Directory.CreateDirectory(_folder.File("photos"));
        foreach (int index in Enumerable.Range(0, 9))
        {
            using Image<Rgb24> picture = new(40 + index, 36, new Rgb24((byte)(25 * index), 90, 200));
            picture.SaveAsPng(_folder.File($"photos/{index}.png"));
        }

        VaeResult run = VaeProcess.Run(_folder.Root, "train", "--data", "photos", "--epochs", "2", "--json", "--out", "m.safetensors");
        Assert.Equal(0, run.ExitCode);
        string[] notes = [.. run.Json()[0].GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
        Assert.Equal(4, notes.Length);
        Assert.Contains(notes, note => note.Contains("scaled to cover 32x32", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("begins with what 'shapes' has learned", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("--augment", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("(--batch)", StringComparison.Ordinal));
        VaeResult told = VaeProcess.Run(
            _folder.Root, "train", "--data", "photos", "--arch", "mlp", "--epochs", "1", "--json", "--out", "n.safetensors");
        Assert.Equal(2, told.Json()[0].GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public void Eval_takes_the_split_and_the_seed_it_is_told()
    {
        TinyData.Train(_folder, "m.safetensors");
        string Eval(params string[] more) =>
            VaeProcess.Run(_folder.Root, ["eval", "m.safetensors", "--data", TinyData.Name, "--json", .. more]).Succeeded().Output[0];
        Assert.Contains($"\"examples\":{TinyData.Count - TinyData.TestCount}}}", Eval("--split", "train"), StringComparison.Ordinal);
        Assert.Equal(Eval(), Eval("--split", "test", "--seed", "1"));
        Assert.NotEqual(Eval(), Eval("--seed", "2"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_file_and_another_seed_another()
    {
        TinyData.Train(_folder, "a.safetensors");
        TinyData.Train(_folder, "b.safetensors");
        TinyData.Train(_folder, "c.safetensors", "--seed", "2");
        byte[] first = File.ReadAllBytes(_folder.File("a.safetensors"));
        Assert.Equal(first, File.ReadAllBytes(_folder.File("b.safetensors")));
        Assert.NotEqual(first, File.ReadAllBytes(_folder.File("c.safetensors")));
    }

    [Fact]
    public void An_architecture_from_a_file_is_trained_like_the_same_one_from_options()
    {
        File.WriteAllText(_folder.File("a.json"), """
            {"input": {"height": 8, "width": 8, "channels": 1}, "latent": 3, "likelihood": "bernoulli",
             "encoder": [{"type": "linear", "out": 24, "activation": "relu"}],
             "decoder": [{"type": "linear", "out": 24, "activation": "relu"}]}
            """);
        TinyData.Train(_folder, "m.safetensors");
        string[] options = ["--data", TinyData.Name, "--arch", "a.json", "--batch", "64", "--epochs", "2", "--out", "f.safetensors"];
        VaeProcess.Run(_folder.Root, ["train", .. options]).Succeeded();
        Assert.Equal(File.ReadAllBytes(_folder.File("m.safetensors")), File.ReadAllBytes(_folder.File("f.safetensors")));
    }

    [Fact]
    public void Without_a_terminal_it_prints_plain_lines()
    {
        VaeResult result = TinyData.Train(_folder, "m.safetensors");
        Assert.DoesNotContain(string.Concat(result.Output), char.IsControl);
        Assert.Contains(result.Output, line => line.StartsWith("epoch 2/2  train ", StringComparison.Ordinal));
        Assert.Equal("saved in m.safetensors", result.Output[^1]);
    }
}
