namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>
/// Training with a frozen part does less, and the rest learns to the bit what it would learn if somebody put the part back after every step.
/// </summary>
[Collection(GpuCollection.Name)]
public sealed class FrozenPartTests(GpuFixture gpu) : IDisposable
{
    private const int Examples = 24;
    private const int Steps = 3;

    private const string Mlp =
        """{"input":{"height":8,"width":8,"channels":1},"encoder":[LINEAR,LINEAR],"latent":3,"decoder":[LINEAR,LINEAR],"likelihood":"bernoulli"}""";

    private const string Conv =
        """
        {"input":{"height":8,"width":8,"channels":1},
         "encoder":[CONV,{"type":"max_pool","kernel":2,"stride":2},
          {"type":"residual","body":[CONV,{"type":"group_norm","groups":3,"activation":"silu"}],"shortcut":[],"activation":"relu"}],
         "latent":3,
         "decoder":[LINEAR,{"type":"reshape","height":4,"width":4,"channels":1},CONV,{"type":"upsample","factor":2,"mode":"nearest"},
          {"type":"residual","body":[CONV,{"type":"group_norm","groups":3,"activation":"tanh"}],
           "shortcut":[{"type":"conv","out":6,"kernel":1,"activation":"tanh"}],"activation":"relu"},
          {"type":"conv_transpose","out":4,"kernel":3,"padding":1,"activation":"relu"}],
         "output":{"type":"conv","out":1,"kernel":3,"padding":1,"activation":"none"},
         "likelihood":"gaussian"}
        """;

    private const string Lstm =
        """
        {"input":{"height":8,"width":8,"channels":1},
         "encoder":[{"type":"reshape","height":16,"width":1,"channels":4},
          {"type":"lstm","hidden":6,"return_sequences":true},{"type":"lstm","hidden":5,"return_sequences":false}],
         "latent":3,
         "decoder":[{"type":"repeat","count":16},{"type":"lstm","hidden":6,"return_sequences":true},
          {"type":"time_distributed","out":5,"activation":"relu"}],
         "output":{"type":"linear","out":64,"activation":"none"},
         "likelihood":"gaussian"}
        """;

    public void Dispose() => GpuFixture.AssertClean(gpu.Device);

    [Theory]
    [InlineData(Mlp, "encoder.")]
    [InlineData(Mlp, "encoder.0")]
    [InlineData(Mlp, "posterior")]
    [InlineData(Mlp, "decoder.")]
    [InlineData(Mlp, "output")]
    [InlineData(Conv, "encoder.")]
    [InlineData(Conv, "encoder.0")]
    [InlineData(Conv, "encoder.2")]
    [InlineData(Conv, "decoder.")]
    [InlineData(Conv, "decoder.4.body")]
    [InlineData(Conv, "decoder.4")]
    [InlineData(Conv, "encoder.0.,decoder.2.,output.")]
    [InlineData(Lstm, "encoder.")]
    [InlineData(Lstm, "encoder.1")]
    [InlineData(Lstm, "encoder.2")]
    [InlineData(Lstm, "decoder.")]
    public void The_rest_learns_the_same(string json, string part)
    {
        VaeArchitecture architecture = Parse(json);
        TrainerOptions options = new() { Batch = Examples, Freeze = part };
        (Dictionary<string, float[]> expected, int all) = Train(architecture, options with { Freeze = null }, part);
        (Dictionary<string, float[]> found, int some) = Train(architecture, options, part);
        (Dictionary<string, float[]> inParts, _) = Train(architecture, options with { Batch = Examples / 2, Accumulate = 2 }, part);
        Dictionary<string, float[]> before = Initial(architecture);
        Assert.Contains(before.Keys, name => Frozen(name, part));
        foreach ((string name, float[] value) in before)
        {
            Assert.Equal(expected[name], found[name]);
            Assert.Equal(Frozen(name, part), value.SequenceEqual(found[name]));
            Assert.Equal(Frozen(name, part), value.SequenceEqual(inParts[name]));
        }

        // Adam goes over one run of parameters more where a part lies between others, and spares a gradient for it.
        bool between = part is "posterior" or "decoder.";
        Assert.True(some < all + (between ? 1 : 0), $"{some} dispatches, {all} with nothing frozen");
    }

    /// <summary>A step of the encoder is: forward. Nothing goes back into it, and nothing of its gradients lies in memory.</summary>
    [Theory]
    [InlineData(Mlp)]
    [InlineData(Conv)]
    [InlineData(Lstm)]
    public void A_frozen_encoder_is_only_read_forward(string json)
    {
        VaeArchitecture architecture = Parse(json);
        using VaeModel model = Model(architecture);
        using ImageBatches data = Data(architecture.Input);
        using Trainer all = new(model, data, new TrainerOptions { Batch = Examples });
        using Trainer some = new(model, data, new TrainerOptions { Batch = Examples, Freeze = "encoder." });
        Assert.All(model.Store.Parameters, parameter => Assert.All(parameter.Gradient.Download(gpu.Device), value => Assert.Equal(0, value)));
        some.Submit(1);
        some.Drain();
        Assert.True(some.Pass.ReservedBytes < all.Pass.ReservedBytes);
        foreach (Parameter parameter in model.Store.Parameters)
        {
            float[] gradient = parameter.Gradient.Download(gpu.Device);
            Assert.Equal(Frozen(parameter.Name, "encoder."), Array.TrueForAll(gradient, value => value == 0));
        }

        double squares = gpu.Device.Transfers.Download<float>(
            some.Pass.Backward!.Squares, some.Pass.Backward.SquareCount).Sum(value => (double)value);
        Assert.Equal(
            1,
            squares / model.Store.Parameters.SelectMany(parameter => parameter.Gradient.Download(gpu.Device)).Sum(value => (double)value * value),
            1e-5);
    }

    /// <summary>A frozen batch norm is what it is in inference: an affine map, which can as well be part of the layer before.</summary>
    [Fact]
    public void A_frozen_batch_norm_keeps_its_averages()
    {
        const string normalised = """{"type":"linear","out":9,"activation":"none"},{"type":"batch_norm","activation":"tanh"}""";
        const string plain = """{"type":"linear","out":9,"activation":"tanh"}""";
        using VaeModel model = Model(Parse(Mlp.Replace("\"decoder\":[LINEAR,LINEAR]", $"\"decoder\":[{normalised}]", StringComparison.Ordinal)));
        using VaeModel folded = Model(Parse(Mlp.Replace("\"decoder\":[LINEAR,LINEAR]", $"\"decoder\":[{plain}]", StringComparison.Ordinal)));
        Fill(model.Store.Averages, "running_mean", i => 0.1f * i);
        Fill(model.Store.Averages, "running_var", i => 0.5f + i);
        Fill(model.Store.Parameters, "decoder.1.weight", i => 1 - (0.2f * i));
        Fill(model.Store.Parameters, "decoder.1.bias", i => 0.3f - (0.1f * i));
        foreach (Parameter parameter in folded.Store.Parameters)
        {
            parameter.Value.Upload(gpu.Device, Values(model, parameter.Name));
        }

        float[] scale =
        [
            .. Values(model, "decoder.1.weight").Zip(Averages(model)[1], (weight, variance) => weight / MathF.Sqrt(variance + Norm.Epsilon)),
        ];
        float[] mean = Averages(model)[0];
        int inputs = model.Architecture.Latent;
        Fill(folded.Store.Parameters, "decoder.0.weight", i => Values(model, "decoder.0.weight")[i] * scale[i / inputs]);
        Fill(folded.Store.Parameters, "decoder.0.bias", i =>
            ((Values(model, "decoder.0.bias")[i] - mean[i]) * scale[i]) + Values(model, "decoder.1.bias")[i]);

        (float[] Mean, float[] Variance) before = (Averages(model)[0], Averages(model)[1]);
        TrainerOptions options = new() { Batch = Examples, Freeze = "decoder." };
        using ImageBatches data = Data(model.Architecture.Input);
        foreach (VaeModel each in new[] { model, folded })
        {
            using Trainer trainer = new(each, data, options);
            trainer.Submit(1);
            trainer.Drain();
        }

        Assert.Equal(before.Mean, Averages(model)[0]);
        Assert.Equal(before.Variance, Averages(model)[1]);
        foreach (Parameter parameter in folded.Store.Parameters.Where(parameter => !Frozen(parameter.Name, "decoder.")))
        {
            float[] found = model.Store.Parameters.Single(other => other.Name == parameter.Name).Gradient.Download(gpu.Device);
            Assert.InRange(Fixture.RelativeNorm(found, parameter.Gradient.Download(gpu.Device)), 0, 1e-5);
        }
    }

    private static bool Frozen(string name, string parts) =>
        Array.Exists(parts.Split(','), part => name.StartsWith(part, StringComparison.Ordinal));

    private static VaeArchitecture Parse(string json) => VaeArchitecture.Parse(
        json
            .Replace("LINEAR", """{"type":"linear","out":16,"activation":"tanh"}""", StringComparison.Ordinal)
            .Replace("CONV", """{"type":"conv","out":6,"kernel":3,"padding":1,"activation":"relu"}""", StringComparison.Ordinal),
        "test");

    // The parameters after some steps, each of which begins with the part as it was.
    private (Dictionary<string, float[]> Parameters, int Dispatches) Train(VaeArchitecture architecture, TrainerOptions options, string part)
    {
        using VaeModel model = Model(architecture);
        using ImageBatches data = Data(architecture.Input);
        using Trainer trainer = new(model, data, options);
        Dictionary<string, float[]> before = Parameters(model);
        for (int step = 0; step < Steps; step++)
        {
            trainer.Submit(1);
            trainer.Drain();
            foreach (Parameter parameter in model.Store.Parameters.Where(parameter => options.Freeze is null && Frozen(parameter.Name, part)))
            {
                parameter.Value.Upload(gpu.Device, before[parameter.Name]);
            }
        }

        return (Parameters(model), trainer.DispatchesPerStep);
    }

    private Dictionary<string, float[]> Initial(VaeArchitecture architecture)
    {
        using VaeModel model = Model(architecture);
        return Parameters(model);
    }

    private VaeModel Model(VaeArchitecture architecture)
    {
        VaeModel model = new(gpu.Device, architecture, trainable: true);
        model.Initialise(5);
        return model;
    }

    private ImageBatches Data(Shape shape)
    {
        byte[] pixels = new byte[Examples * shape.Length];
        new Random(2).NextBytes(pixels);
        return new ImageBatches(gpu.Device, new ImageSet(shape, pixels));
    }

    private void Fill(IEnumerable<Parameter> parameters, string name, Func<int, float> value)
    {
        Parameter parameter = parameters.Single(parameter => parameter.Name.EndsWith(name, StringComparison.Ordinal));
        parameter.Value.Upload(gpu.Device, [.. Enumerable.Range(0, parameter.Value.Rows * parameter.Value.Columns).Select(value)]);
    }

    private float[] Values(VaeModel model, string name) =>
        model.Store.Parameters.Single(parameter => parameter.Name == name).Value.Download(gpu.Device);

    private float[][] Averages(VaeModel model) => [.. model.Store.Averages.Select(average => average.Value.Download(gpu.Device))];

    private Dictionary<string, float[]> Parameters(VaeModel model) =>
        model.Store.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.Download(gpu.Device));
}
