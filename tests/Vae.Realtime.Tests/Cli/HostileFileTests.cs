namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Formats;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Models and sessions that no run of this program wrote so: weights that are no numbers, senseless records, paths to elsewhere.</summary>
[Collection(CliCollection.Name)]
public sealed class HostileFileTests : IDisposable
{
    private const string Session = """
        {"format":"vae.realtime session 1","model":MODEL,"data":DATA,"seed":1,"latent":[0,0,0],"dragged":1,"locked":[],"keyframes":[],
        "walking":true,"training":false,"overlay":false,"parameters":{}}
        """;

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public HostileFileTests() => TinyData.Train(_folder, "m.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("decoder.0.weight", float.NaN, "NaN")]
    [InlineData("output.bias", float.NegativeInfinity, "infinity")]
    public void Weights_that_are_not_finite_are_refused_with_their_tensor(string tensor, float value, string what)
    {
        Change("bad.safetensors", tensor, value);
        string[] mentions = ["'bad.safetensors'", $"'{tensor}'", what];
        string[] data = ["--data", TinyData.Name];
        Run("sample", "bad.safetensors", "--out", "p.png").Failed(1, mentions);
        Run(["eval", "bad.safetensors", .. data]).Failed(1, mentions);
        Run(["train", "--resume", "bad.safetensors", .. data, "--epochs", "5", "--out", "n.safetensors"]).Failed(1, mentions);
        Run("export", "bad.safetensors", "--out", "n.safetensors").Failed(1, mentions);
        Run("render", "bad.safetensors", "--seconds", "0.1", "--out", "n.gif").Failed(1, mentions);
        Assert.DoesNotContain("n.safetensors", _folder.Names);
    }

    [Theory]
    [InlineData("adam.mean.output.bias", float.NaN, "NaN")]
    [InlineData("adam.square.encoder.0.weight", float.PositiveInfinity, "infinity")]
    [InlineData("adam.square.encoder.0.weight", -1f, "squares below zero")]
    public void An_optimiser_that_makes_no_sense_begins_again_and_tells(string tensor, float value, string what)
    {
        Change("bad.safetensors", tensor, value);
        VaeResult result = Run("train", "--resume", "bad.safetensors", "--data", TinyData.Name, "--epochs", "1", "--out", "n.safetensors");
        Assert.Equal(0, result.ExitCode);
        string line = Assert.Single(result.Errors, line => !VaeResult.IsOfLatents(line));
        Assert.Contains($"'{tensor}' holds {what}", line, StringComparison.Ordinal);
        Assert.Contains("begin again", line, StringComparison.Ordinal);
        SafetensorsFile trained = SafetensorsFile.Load(_folder.File("n.safetensors"));
        Assert.All(trained.Tensors, one => Assert.Null(one.NotFinite()));
        Assert.Equal("5", trained.Metadata["training.steps"]);
    }

    [Theory]
    [InlineData("training.steps", "-5")]
    [InlineData("training.steps", "99999999999999999999")]
    [InlineData("training.learning_rate", "-1")]
    [InlineData("training.learning_rate", "NaN")]
    [InlineData("training.batch", "0")]
    [InlineData("training.best_loss", "NaN")]
    [InlineData("training.best_loss", "-Infinity")]
    [InlineData("training.epoch_sums", "NaN 0 0 0")]
    [InlineData("training.stale_epochs", "-1")]
    [InlineData("training.beta", "\u001b[31m1")]
    public void A_record_that_makes_no_sense_is_refused_where_it_is_needed(string key, string value)
    {
        SafetensorsFile model = SafetensorsFile.Load(_folder.File("m.safetensors"));
        new SafetensorsFile(model.Metadata.Select(entry => entry.Key == key ? new(key, value) : entry), model.Tensors)
            .Save(_folder.File("bad.safetensors"));
        string shown = PrintableText.Of(value);
        Run("train", "--resume", "bad.safetensors", "--data", TinyData.Name, "--epochs", "5", "--out", "n.safetensors")
            .Failed(1, "'bad.safetensors'", $"'{key}'", shown);
        VaeResult sampled = Run("sample", "bad.safetensors", "--out", "p.png");
        Assert.Equal(0, sampled.ExitCode);
        string line = Assert.Single(sampled.Errors);
        Assert.Contains($"'{key}' is '{shown}'", line, StringComparison.Ordinal);
        Assert.Contains("its parameters are used all the same", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "\"/\"")]
    [InlineData("null", "\"..\"")]
    [InlineData("null", "\"../../nothing.csv\"")]
    [InlineData("\"/etc/passwd\"", "\"glyphs\"")]
    [InlineData("null", "\"away\"")]
    [InlineData("null", "\"away/deeper?size=8\"")]
    public void A_session_that_names_what_lies_outside_its_folder_is_refused(string model, string data)
    {
        File.CreateSymbolicLink(_folder.File("away"), "/usr");
        Write("s.json", model, data);
        string[] mentions = ["'s.json'", "outside the session's folder", "--trust-session"];
        Run("render", "s.json", "--seconds", "0.1", "--out", "n.gif").Failed(1, mentions);
        Run("live", "s.json", "--headless", "--seconds", "0.1", "--out", "shots").Failed(1, mentions);
    }

    [Fact]
    public void A_session_within_its_folder_needs_no_trust_and_one_beside_it_does()
    {
        Directory.CreateDirectory(_folder.File("deep"));
        Write("s.json", "\"m.safetensors\"", $"\"{TinyData.Name}\"");
        Write("deep/s.json", "\"../m.safetensors\"", $"\"../{TinyData.Name}\"");
        string[] film = ["--seconds", "0.1", "--size", "64x64", "--fps", "10", "--out", "n.gif"];
        Run(["render", "s.json", .. film]).Succeeded();
        Run(["render", "deep/s.json", .. film]).Failed(1, "--trust-session", "model names");
        Run(["render", "deep/s.json", "--trust-session", .. film]).Succeeded();
    }

    [Fact]
    public void Control_characters_are_shown_as_codes_wherever_they_come_from()
    {
        const string Red = "\u001b]0;owned\u0007\u001b[31mRED\u202e";
        const string Shown = @"\u001b]0;owned\u0007\u001b[31mRED\u202e";
        Write("s.json", "\"" + Shown.Replace("\\u202e", "\u202e", StringComparison.Ordinal) + "\"", "\"glyphs\"");
        Run("render", "s.json", "--seconds", "0.1", "--out", "n.gif").Failed(1, Shown);
        Run("eval", Red + ".safetensors", "--data", TinyData.Name).Failed(1, Shown);
        Run("eval", "m.safetensors", "--data", Red + ".csv").Failed(1, Shown);
        Run("eval", "m.safetensors", "--" + Red).Failed(2, Shown);
        SafetensorsFile model = SafetensorsFile.Load(_folder.File("m.safetensors"));
        new SafetensorsFile([], model.Tensors.Append(TensorEntry.FromFloats(Red, [1], [0]))).Save(_folder.File("bad.safetensors"));
        string[] options = ["--arch", "mlp", "--hidden", "24", "--latent", "3", "--shape", "8x8x1", "--out", "n.safetensors"];
        Run(["import", "bad.safetensors", .. options]).Failed(1, "adam");
        new SafetensorsFile([], [TensorEntry.FromFloats(Red + ".weight", [3, 4], new float[12])]).Save(_folder.File("bad.safetensors"));
        Run("import", "bad.safetensors", "--arch", "mlp", "--shape", "8x8x1", "--out", "n.safetensors").Failed(1, Shown);
        VaeResult traced = VaeProcess.Run(_folder.Root, [("VAE_TRACE", "1")], ["eval", Red + ".safetensors", "--data", TinyData.Name]);
        Assert.All(traced.Errors, line => Assert.DoesNotContain(line, c => char.IsControl(c)));
    }

    private VaeResult Run(params string[] arguments) => VaeProcess.Run(_folder.Root, arguments);

    private void Write(string name, string model, string data) => File.WriteAllText(
        _folder.File(name),
        Session.Replace("MODEL", model, StringComparison.Ordinal).Replace("DATA", data, StringComparison.Ordinal));

    private void Change(string name, string tensor, float value)
    {
        SafetensorsFile model = SafetensorsFile.Load(_folder.File("m.safetensors"));
        new SafetensorsFile(model.Metadata, model.Tensors.Select(one =>
        {
            if (one.Name != tensor)
            {
                return one;
            }

            float[] values = one.ToFloats();
            values[^1] = value;
            return TensorEntry.FromFloats(one.Name, [.. one.Shape.Select(size => (int)size)], values);
        })).Save(_folder.File(name));
    }
}
