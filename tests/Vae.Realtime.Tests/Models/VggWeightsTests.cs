namespace Vae.Realtime.Tests.Models;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Encoders out of files with torchvision's names, whatever they have of VGG's layers.</summary>
[Collection(GpuCollection.Name)]
public sealed class VggWeightsTests(GpuFixture gpu) : IDisposable
{
    private const string Plain = """{"type":"conv","out":4,"kernel":3,"padding":1,"activation":"relu"},{"type":"max_pool","kernel":2,"stride":2}""";

    private const string Normalised =
        """{"type":"conv","out":4,"kernel":3,"padding":1,"activation":"none"},{"type":"batch_norm","activation":"relu"},"""
        + """{"type":"max_pool","kernel":2,"stride":2}""";

    private static readonly string[] BatchNorm = ["weight", "bias", "running_mean", "running_var"];

    public void Dispose() => GpuFixture.AssertClean(gpu.Device);

    [Fact]
    public void Colour_filters_are_taken_as_they_are()
    {
        SafetensorsFile file = File([.. Layer(0, 3), .. Layer(3, 4), .. Layer(6, 4), Tensor("classifier.0.weight", 7, 7)]);
        using VaeModel model = Load(Architecture(Plain, 3), file);
        Assert.Equal(Values(file, "features.0.weight"), Kept(model, "encoder.0.weight"));
        Assert.Equal(Values(file, "features.0.bias"), Kept(model, "encoder.0.bias"));
        Assert.Equal(Values(file, "features.3.weight"), Kept(model, "encoder.2.weight"));
        Assert.Equal(Values(file, "features.3.bias"), Kept(model, "encoder.2.bias"));
    }

    [Fact]
    public void Grey_images_are_three_equal_colours()
    {
        SafetensorsFile file = File([.. Layer(0, 3), .. Layer(3, 4)]);
        using VaeModel model = Load(Architecture(Plain, 1), file);
        float[] colour = Values(file, "features.0.weight");
        Assert.Equal(
            Enumerable.Range(0, 4 * 9).Select(
                i => colour[(i / 9 * 27) + (i % 9)] + colour[(i / 9 * 27) + 9 + (i % 9)] + colour[(i / 9 * 27) + 18 + (i % 9)]),
            Kept(model, "encoder.0.weight"));

        SafetensorsFile grey = File([.. Layer(0, 1), .. Layer(3, 4)]);
        using VaeModel same = Load(Architecture(Plain, 1), grey);
        Assert.Equal(Values(grey, "features.0.weight"), Kept(same, "encoder.0.weight"));
    }

    [Fact]
    public void Batch_norms_come_with_their_averages()
    {
        SafetensorsFile file = File([.. Layer(0, 3), .. Norm(1), .. Layer(4, 4), .. Norm(5), Tensor("features.1.num_batches_tracked")]);
        using VaeModel model = Load(Architecture(Normalised, 3), file);
        foreach (string name in BatchNorm)
        {
            Assert.Equal(Values(file, $"features.1.{name}"), Kept(model, $"encoder.1.{name}"));
            Assert.Equal(Values(file, $"features.5.{name}"), Kept(model, $"encoder.4.{name}"));
        }

        Assert.Equal(Values(file, "features.4.weight"), Kept(model, "encoder.3.weight"));
    }

    [Fact]
    public void The_preset_takes_all_thirteen_convolutions()
    {
        (int Index, int Inputs, int Outputs)[] layers =
        [
            (0, 3, 64), (2, 64, 64), (5, 64, 128), (7, 128, 128), (10, 128, 256), (12, 256, 256), (14, 256, 256),
            (17, 256, 512), (19, 512, 512), (21, 512, 512), (24, 512, 512), (26, 512, 512), (28, 512, 512),
        ];
        SafetensorsFile file = File(layers.SelectMany(layer => new[]
        {
            TensorEntry.FromFloats(
                $"features.{layer.Index}.weight", [layer.Outputs, layer.Inputs, 3, 3], new float[layer.Outputs * layer.Inputs * 9]),
            Tensor($"features.{layer.Index}.bias", layer.Outputs),
        }));
        VaeArchitecture preset = Presets.Create("vgg", new(32, 32, 3), new PresetSize());
        using VaeModel model = Load(preset, file);
        string[] biases = [.. model.Store.Parameters.Select(parameter => parameter.Name)
            .Where(name => name.StartsWith("encoder.", StringComparison.Ordinal) && name.EndsWith("bias", StringComparison.Ordinal))];
        Assert.Equal(layers.Length, biases.Length);
        foreach (((int index, _, _), string bias) in layers.Zip(biases))
        {
            Assert.Equal(Values(file, $"features.{index}.bias"), Kept(model, bias));
        }
    }

    [Fact]
    public void Files_of_other_networks_are_refused_by_name()
    {
        TensorEntry[] right = [.. Layer(0, 3), .. Layer(3, 4)];
        TensorEntry half = new("features.3.bias", "F16", [4], new byte[8]);
        Refused(Architecture(Plain, 3), [], "'vgg.safetensors'", "'features.0.weight'", "lacks");
        Refused(Architecture(Plain, 3), right[..3], "'features.3.bias'", "lacks");
        Refused(Architecture(Plain, 3), [.. right[..3], half], "'features.3.bias'", "F16 [4]", "F32 [4]");
        Refused(Architecture(Plain, 3), [.. Layer(0, 3), .. Layer(3, 5)], "'features.3.weight'", "[4, 5, 3, 3]", "[4, 4, 3, 3]");
        Refused(Architecture(Plain, 2), right, "'features.0.weight'", "[4, 3, 3, 3]", "[4, 2, 3, 3]");
        Refused(Architecture(Plain, 3), [.. right, .. Norm(1)], "'vgg.safetensors'", "'features.1.weight'", "batch norm");
        Refused(Architecture(Plain, 3), [.. right, .. Layer(5, 4)], "'features.5.weight'");
        Refused(Architecture(Normalised, 3), [.. Layer(0, 3), .. Layer(4, 4)], "'features.1.weight'", "lacks");
    }

    [Fact]
    public void Other_encoders_are_refused()
    {
        TensorEntry[] file = [.. Layer(0, 3), .. Layer(3, 4)];
        Refused(Presets.Create("conv", new(8, 8, 3), new PresetSize()), file, "'vgg.safetensors'", "layer 0", "--arch vgg");
        const string linear = """{"type":"linear","out":4,"activation":"relu"}""";
        Refused(Architecture($"{Plain},{Plain},{linear}", 3, once: true), file, "layer 4", "--encoder-weights");
    }

    // The layers twice: torchvision's features 0 and 3, or 0, 1, 4 and 5.
    private static VaeArchitecture Architecture(string layers, int channels, bool once = false) => VaeArchitecture.Parse(
        $$"""{"input":{"height":8,"width":8,"channels":{{channels}}},"encoder":[{{(once ? layers : $"{layers},{layers}")}}],"""
        + """ "latent":2,"decoder":[],"likelihood":"gaussian"}""",
        "test");

    private static SafetensorsFile File(IEnumerable<TensorEntry> tensors) => new([], tensors);

    private static TensorEntry[] Layer(int index, int inputs) =>
        [Tensor($"features.{index}.weight", 4, inputs, 3, 3), Tensor($"features.{index}.bias", 4)];

    private static TensorEntry[] Norm(int index) => [.. BatchNorm.Select(name => Tensor($"features.{index}.{name}", 4))];

    private static TensorEntry Tensor(string name, params int[] shape)
    {
        Random random = new(name.Sum(letter => letter));
        return TensorEntry.FromFloats(
            name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (float)random.NextDouble())]);
    }

    private static float[] Values(SafetensorsFile file, string name) => file.Find(name)!.ToFloats();

    private VaeModel Load(VaeArchitecture architecture, SafetensorsFile file)
    {
        VaeModel model = new(gpu.Device, architecture, trainable: false);
        VggWeights.Load(file, "vgg.safetensors", model);
        return model;
    }

    private void Refused(VaeArchitecture architecture, IEnumerable<TensorEntry> tensors, params string[] mentions)
    {
        using VaeModel model = new(gpu.Device, architecture, trainable: false);
        UserError.Of(() => VggWeights.Load(File(tensors), "vgg.safetensors", model), mentions);
    }

    // As a file would hold it.
    private float[] Kept(VaeModel model, string name)
    {
        Parameter parameter = model.Store.Parameters.Concat(model.Store.Averages).Single(parameter => parameter.Name == name);
        return parameter.Layout.ToFiles(parameter.Value.Download(gpu.Device)).Single().Values;
    }
}
