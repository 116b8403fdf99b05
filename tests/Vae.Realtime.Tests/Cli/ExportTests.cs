namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Models;
using Xunit;

/// <summary>Models that leave the program and come back.</summary>
[Collection(CliCollection.Name)]
public sealed class ExportTests : IDisposable
{
    private static readonly string[] Architecture = ["--arch", "mlp", "--hidden", "24", "--latent", "3"];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public ExportTests() => TinyData.Train(_folder, "m.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_exported_has_the_parameters_and_nothing_of_the_training()
    {
        JsonElement json = Assert.Single(Run("export", "m.safetensors", "--out", "p.safetensors", "--torch", "torch_model", "--json").Json());
        Assert.Equal("model tensors parameters file torch", VaeResult.Keys(json));
        SafetensorsFile trained = SafetensorsFile.Load(_folder.File("m.safetensors"));
        SafetensorsFile exported = SafetensorsFile.Load(_folder.File("p.safetensors"));
        Assert.Equal(["format", "architecture"], exported.Metadata.Keys);
        Assert.Equal(10, exported.Tensors.Count);
        Assert.Equal(json.GetProperty("parameters").GetInt64(), exported.Tensors.Sum(tensor => tensor.Data.Length / sizeof(float)));
        Assert.All(exported.Tensors, tensor => Assert.Equal(trained.Find(tensor.Name)!.ToFloats(), tensor.ToFloats()));
        Assert.Equal(File.ReadAllBytes(_folder.File("p.safetensors")), File.ReadAllBytes(_folder.File("torch_model/model.safetensors")));
        Assert.Contains("class Vae(nn.Module):", File.ReadAllText(_folder.File("torch_model/model.py")), StringComparison.Ordinal);
        Assert.Equal(
            Run("eval", "m.safetensors", "--data", TinyData.Name).Output, Run("eval", "p.safetensors", "--data", TinyData.Name).Output);
    }

    [Fact]
    public void A_model_leaves_for_shaders_and_for_ONNX()
    {
        JsonElement json = Assert.Single(Run(
            [.. "export m.safetensors --onnx graphs --glsl t.glsl --hlsl t.hlsl --wgsl t.wgsl --godot-shader t.gdshader --json".Split(' ')]).Json());
        Assert.Equal(
            "model tensors parameters onnx glsl glsl_weights hlsl hlsl_weights wgsl wgsl_weights godot_shader godot_shader_weights",
            VaeResult.Keys(json));
        Assert.All(json.EnumerateObject().Skip(4), entry => Assert.True(File.Exists(_folder.File(entry.Value.GetString()!))));
        Assert.Equal(["decoder.onnx", "encoder.onnx", "model.onnx"], Directory.GetFiles(_folder.File("graphs")).Select(Path.GetFileName).Order());
        Assert.Contains("t_texture(vec2 uv)", File.ReadAllText(_folder.File("t.glsl")), StringComparison.Ordinal);
        Assert.Equal("t_weights.png", json.GetProperty("godot_shader_weights").GetString());
    }

    [Fact]
    public void Nothing_is_written_of_a_model_that_is_refused()
    {
        VaeProcess.Run(
            _folder.Root,
            ["export", Repository.Folder("assets", "models", "shapes.safetensors"), "--out", "p.safetensors", "--wgsl", "t.wgsl"]).Failed(
            1, "decoder.3", "'conv_transpose'", "--onnx");
        Assert.DoesNotContain("p.safetensors", _folder.Names);
    }

    [Fact]
    public void What_is_imported_is_what_was_exported()
    {
        Run("export", "m.safetensors", "--out", "p.safetensors");

        // PyTorch's tensors come in any order and without metadata.
        SafetensorsFile exported = SafetensorsFile.Load(_folder.File("p.safetensors"));
        SaveState([.. exported.Tensors.Reverse(), new("encoder.0.num_batches_tracked", "I64", [], new byte[8])]);
        Run([.. "import state.safetensors --shape 8x8x1 --out back.safetensors".Split(' '), .. Architecture]);
        Assert.Equal(File.ReadAllBytes(_folder.File("p.safetensors")), File.ReadAllBytes(_folder.File("back.safetensors")));

        File.WriteAllText(_folder.File("a.json"), exported.Metadata["architecture"]);
        Run("import", "state.safetensors", "--arch", "a.json", "--out", "again.safetensors", "--json");
        Assert.Equal(File.ReadAllBytes(_folder.File("p.safetensors")), File.ReadAllBytes(_folder.File("again.safetensors")));
    }

    [Fact]
    public void What_was_matched_is_listed_and_told_and_computes_the_same()
    {
        Run("export", "m.safetensors", "--out", "p.safetensors");
        string[] theirs = ["fc1", "fc21", "fc22", "fc3", "fc4"];
        SaveState(
        [
            .. SafetensorsFile.Load(_folder.File("p.safetensors")).Tensors
                .Select((tensor, i) => new TensorEntry(
                    $"module.{theirs[i / 2]}.{tensor.Name.Split('.')[^1]}", "F32", [.. tensor.Shape], tensor.Data)),
        ]);
        VaeResult listed = VaeProcess.Run(_folder.Root, ["import", "state.safetensors", "--shape", "8x8x1", "--out", "back.safetensors"]);
        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(File.ReadAllBytes(_folder.File("p.safetensors")), File.ReadAllBytes(_folder.File("back.safetensors")));
        Assert.Contains(listed.Output, line => line.StartsWith("posterior_mean.weight", StringComparison.Ordinal)
            && line.Contains("module.fc21.weight", StringComparison.Ordinal) && line.Contains("3x24", StringComparison.Ordinal));
        Assert.Equal(3, listed.Errors.Length);
        VaeResult told = VaeProcess.Run(
            _folder.Root, ["import", "state.safetensors", .. Architecture, "--shape", "8x8x1", "--out", "back.safetensors", "--json"]);
        JsonElement json = Assert.Single(told.Json());
        Assert.Equal("model architecture tensors parameters matched notes", VaeResult.Keys(json));
        Assert.Equal("module.fc1.weight", json.GetProperty("matched")[0].GetProperty("from").GetString());
        Assert.Equal(
            told.Errors, json.GetProperty("notes").EnumerateArray().Select(note => $"vae: {note.GetString()}"));
        VaeProcess.Run(_folder.Root, ["import", "state.safetensors", "--map", "posterior", "--out", "b.safetensors"]).Failed(2, "OURS=THEIRS");
        VaeProcess.Run(_folder.Root, ["import", "state.safetensors", "--out", "b.safetensors"]).Failed(1, "64 values", "--shape 8x8x1");
    }

    [Fact]
    public void A_model_that_Keras_saved_is_imported_and_what_is_left_out_is_told()
    {
        byte[] saved = File.ReadAllBytes(Path.Combine(Repository.Folder("tests", "fixtures", "import"), "keras2.h5"));
        _folder.Write("model.h5", saved);
        File.WriteAllText(_folder.File("a.json"), ImportFixtureTests.KerasArchitecture);
        VaeResult listed = Run("import", "model.h5", "--arch", "a.json", "--out", "keras.safetensors");
        Assert.Contains(listed.Output, line => line.StartsWith("posterior_mean.weight", StringComparison.Ordinal)
            && line.Contains("encoder/z_mean/kernel:0", StringComparison.Ordinal) && line.Contains("transposed", StringComparison.Ordinal));
        Assert.Contains("'optimizer_weights' holds no weights", Assert.Single(listed.Errors), StringComparison.Ordinal);
        Run("sample", "keras.safetensors", "--out", "sheet.png");
        _folder.Write("model.h5", saved[..20_000]);
        VaeProcess.Run(
            _folder.Root, ["import", "model.h5", "--arch", "a.json", "--out", "b.safetensors"]).Failed(1, "'model.h5' is damaged", "cut off");
        Assert.DoesNotContain("b.safetensors", _folder.Names);
    }

    [Fact]
    public void States_of_other_models_are_refused()
    {
        TensorEntry[] tensors =
        [
            .. SafetensorsFile.Load(_folder.File("m.safetensors")).Tensors.Where(
                tensor => !tensor.Name.StartsWith("adam.", StringComparison.Ordinal)),
        ];
        Refused([.. tensors.Where(tensor => tensor.Name != "output.bias")], "8x8x1", "lacks", "output.bias");
        Refused([.. tensors, TensorEntry.FromFloats("critic.weight", [1], [0])], "8x8x1", "critic.weight");
        Refused(tensors, "28x28x1", "encoder.0.weight", "[24, 64]", "[24, 784]");
        Refused(
            [.. tensors.Select(tensor => tensor.Name == "output.bias" ? new TensorEntry(tensor.Name, "I16", [64], new byte[128]) : tensor)],
            "8x8x1",
            "I16",
            "output.bias");
        VaeProcess.Run(_folder.Root, ["import", "m.safetensors", .. Architecture, "--out", "b.safetensors"]).Failed(1, "--shape");
        Assert.DoesNotContain("b.safetensors", _folder.Names);
    }

    private void Refused(TensorEntry[] tensors, string shape, params string[] mentions)
    {
        SaveState(tensors);
        VaeProcess.Run(
            _folder.Root, ["import", "state.safetensors", .. Architecture, "--shape", shape, "--out", "b.safetensors"]).Failed(1, mentions);
    }

    private void SaveState(IEnumerable<TensorEntry> tensors) => new SafetensorsFile([], tensors).Save(_folder.File("state.safetensors"));

    private VaeResult Run(params string[] arguments) => VaeProcess.Run(_folder.Root, arguments).Succeeded();
}
