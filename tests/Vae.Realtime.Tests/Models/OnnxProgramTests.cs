namespace Vae.Realtime.Tests.Models;

using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Exported models compute in ONNX Runtime what they compute here: every preset, and every kind of layer and likelihood.</summary>
[Collection(GpuCollection.Name)]
public sealed class OnnxProgramTests(GpuFixture gpu)
{
    private const int Batch = 2;
    private const double Tolerance = 1e-4;

    public static TheoryData<string> PresetNames => [.. Presets.Names];

    [Theory]
    [MemberData(nameof(PresetNames))]
    public void A_preset_computes_the_same(string name)
    {
        Shape shape = name switch
        {
            "tabular" => new Shape(1, 1, 9),
            "lstm" => new Shape(12, 1, 2),
            _ => new Shape(8, 8, 3),
        };
        Compare(Presets.Create(name, shape, new PresetSize(null, 6)), new Random(7));
    }

    [Fact]
    public void Every_kind_of_layer_and_likelihood_computes_the_same()
    {
        foreach ((int index, string json) in TorchProgramTests.Architectures.Index())
        {
            Compare(VaeArchitecture.Parse(json, "test"), new Random(index));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"embedding\":3")]
    public void Labels_are_an_input(string embedding) => Compare(
        VaeArchitecture.Parse(
            $$"""
            {"input":{"height":4,"width":4,"channels":2},
             "encoder":[{"type":"conv","out":3,"kernel":3,"stride":1,"padding":1,"activation":"relu"}],"latent":3,
             "decoder":[{"type":"linear","out":7,"activation":"tanh"}],"labels":{"classes":4{{embedding}}},"likelihood":"bernoulli"}
            """,
            "test"),
        new Random(3));

    [Fact]
    public void A_layer_that_has_no_counterpart_is_refused_by_name()
    {
        VaeArchitecture architecture = VaeArchitecture.Parse(
            """
            {"input":{"height":2,"width":3,"channels":2},"encoder":[{"type":"flatten"},{"type":"repeat","count":2}],"latent":2,"decoder":[],
             "likelihood":"bernoulli"}
            """,
            "test");
        using VaeModel model = new(gpu.Device, architecture, trainable: false);
        using TemporaryFolder folder = new();
        ModelFile.Save(folder.File("m.safetensors"), model, []);
        SafetensorsFile parameters = ModelFile.ReadParameters(folder.File("m.safetensors"));
        UserError.Of(() => OnnxProgram.Save(folder.File("onnx"), parameters, "m"), "encoder.1", "'repeat'", "ONNX", "--out");
        Assert.False(Directory.Exists(folder.File("onnx")));
    }

    [Fact]
    public void Files_are_the_same_each_time_and_keep_what_the_model_file_tells()
    {
        string path = Repository.Folder("assets", "models", "textures.safetensors");
        SafetensorsFile parameters = ModelFile.ReadParameters(path);
        using TemporaryFolder folder = new();
        OnnxProgram.Save(folder.File("a"), parameters, path);
        OnnxProgram.Save(folder.File("b"), parameters, path);
        foreach (string name in (string[])["encoder.onnx", "decoder.onnx", "model.onnx"])
        {
            Assert.Equal(File.ReadAllBytes(folder.File($"a/{name}")), File.ReadAllBytes(folder.File($"b/{name}")));
            using InferenceSession session = new(folder.File($"a/{name}"));
            Assert.Equal(parameters.Metadata["architecture"], session.ModelMetadata.CustomMetadataMap["architecture"]);
        }
    }

    private void Compare(VaeArchitecture architecture, Random random)
    {
        using VaeModel model = new(gpu.Device, architecture, trainable: false);
        Randomise(model, random);
        using TemporaryFolder folder = new();
        ModelFile.Save(folder.File("m.safetensors"), model, []);
        OnnxProgram.Save(folder.File("onnx"), ModelFile.ReadParameters(folder.File("m.safetensors")), "m");

        Shape shape = architecture.Input;
        float[] x = [.. Enumerable.Range(0, Batch * shape.Length).Select(_ => random.NextSingle())];
        float[] z = [.. Enumerable.Range(0, Batch * architecture.Latent).Select(_ => (4 * random.NextSingle()) - 2)];
        using LatentCodec codec = new(model, Batch);
        (float[] means, float[] logVariances) = codec.Encode(x);
        Dictionary<string, float[]> encoded = Run(folder, "encoder", architecture, ("x", ChannelsFirst(x, shape)));
        Close(means, encoded["mean"], architecture, "mean");
        Close(logVariances, encoded["log_variance"], architecture, "log_variance");
        float[] pictures = codec.Decode(z);
        Close(ChannelsFirst(pictures, shape), Run(folder, "decoder", architecture, ("z", z))["y"], architecture, "decoder's y");
        Dictionary<string, float[]> whole = Run(folder, "model", architecture, ("x", ChannelsFirst(x, shape)));
        Close(ChannelsFirst(codec.Decode(means), shape), whole["y"], architecture, "model's y");
        if (architecture.Labels is not null)
        {
            Assert.NotEqual(whole["y"], Run(folder, "model", architecture, ("x", ChannelsFirst(x, shape)), label: 1)["y"]);
        }
    }

    // A scale at which signals neither die nor explode, however many layers there are.
    private void Randomise(VaeModel model, Random random)
    {
        Dictionary<string, int[]> shapes = model.Architecture.TensorShapes.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        foreach (Parameter parameter in model.Store.Parameters.Concat(model.Store.Averages))
        {
            parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name =>
            {
                int[] shape = shapes[name];
                double scale = shape.Length == 1 ? 0.5 : Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1, (product, size) => product * size));
                float offset = name.EndsWith("running_var", StringComparison.Ordinal) ? 1 : 0;
                return [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size))
                    .Select(_ => offset + (float)(scale * ((2 * random.NextDouble()) - 1)))];
            }));
        }
    }

    // What this program takes for the first class where it is not told.
    private static Dictionary<string, float[]> Run(
        TemporaryFolder folder, string file, VaeArchitecture architecture, (string Name, float[] Values) input, long label = 0)
    {
        using InferenceSession session = new(folder.File($"onnx/{file}.onnx"));
        List<NamedOnnxValue> inputs =
        [
            NamedOnnxValue.CreateFromTensor(
                input.Name, new DenseTensor<float>(input.Values, [Batch, .. session.InputMetadata[input.Name].Dimensions.Skip(1)])),
        ];
        if (architecture.Labels is not null)
        {
            inputs.Add(NamedOnnxValue.CreateFromTensor("label", new DenseTensor<long>(Enumerable.Repeat(label, Batch).ToArray(), [Batch])));
        }

        Assert.Equal(inputs.Select(value => value.Name).Order(), session.InputNames.Order());
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs);
        return outputs.ToDictionary(output => output.Name, output => output.AsTensor<float>().ToArray());
    }

    private static void Close(float[] expected, float[] found, VaeArchitecture architecture, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        double worst = expected.Zip(found, (a, b) => Math.Abs((double)a - b) / Math.Max(1, Math.Abs(a))).Max();
        Assert.True(worst <= Tolerance, $"{what} of {architecture} is {worst:E2} away");
        Assert.True(expected.Distinct().Count() > 1, $"{what} of {architecture} says nothing");
    }

    // (N, H, W, C) to (N, C, H, W).
    private static float[] ChannelsFirst(float[] images, Shape shape)
    {
        (int channels, int pixels) = (shape.Channels, shape.Height * shape.Width);
        return [.. Enumerable.Range(0, images.Length).Select(at =>
            images[(at / shape.Length * shape.Length) + (at % pixels * channels) + (at % shape.Length / pixels)])];
    }
}
