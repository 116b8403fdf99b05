namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>Every layer without products in one stack, against PyTorch: see tests/fixtures/make_layer_fixture.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class LayerStackTests(GpuFixture gpu)
{
    private const int Batch = 5;
    private const double Tolerance = 1e-4;

    private const string Layers =
        "[{\"type\":\"batch_norm\",\"activation\":\"relu\"},"
        + "{\"type\":\"residual\",\"body\":[{\"type\":\"group_norm\",\"groups\":3,\"activation\":\"silu\"},"
        + "{\"type\":\"batch_norm\",\"activation\":\"tanh\"}],"
        + "\"shortcut\":[],\"activation\":\"leaky_relu\"},"
        + "{\"type\":\"upsample\",\"factor\":2,\"mode\":\"bilinear\"},"
        + "{\"type\":\"max_pool\",\"kernel\":3,\"stride\":2,\"padding\":1},"
        + "{\"type\":\"activation\",\"activation\":\"gelu\"},"
        + "{\"type\":\"residual\",\"body\":[{\"type\":\"max_pool\",\"kernel\":2,\"stride\":2,\"padding\":0},"
        + "{\"type\":\"batch_norm\",\"activation\":\"none\"}],"
        + "\"shortcut\":[{\"type\":\"max_pool\",\"kernel\":2,\"stride\":2,\"padding\":0},"
        + "{\"type\":\"group_norm\",\"groups\":1,\"activation\":\"sigmoid\"}],"
        + "\"activation\":\"none\"},"
        + "{\"type\":\"upsample\",\"factor\":3,\"mode\":\"nearest\"},"
        + "{\"type\":\"flatten\"},"
        + "{\"type\":\"activation\",\"activation\":\"tanh\"},"
        + "{\"type\":\"batch_norm\",\"activation\":\"none\"},"
        + "{\"type\":\"linear\",\"out\":5,\"activation\":\"softplus\"},"
        + "{\"type\":\"batch_norm\",\"activation\":\"none\"},"
        + "{\"type\":\"linear\",\"out\":24,\"activation\":\"silu\"},"
        + "{\"type\":\"batch_norm\",\"activation\":\"tanh\"},"
        + "{\"type\":\"reshape\",\"height\":2,\"width\":4,\"channels\":3},"
        + "{\"type\":\"group_norm\",\"groups\":1,\"activation\":\"none\"},"
        + "{\"type\":\"residual\",\"body\":[{\"type\":\"batch_norm\",\"activation\":\"none\"}],\"shortcut\":[],\"activation\":\"sigmoid\"}]";

    private const string Json =
        "{\"input\":{\"height\":6,\"width\":5,\"channels\":3},\"encoder\":" + Layers + ",\"latent\":2,\"decoder\":[],\"likelihood\":\"bernoulli\"}";

    private static readonly Shape Entering = new(6, 5, 3);

    private static readonly Shape Leaving = new(2, 4, 3);

    private readonly SafetensorsFile _fixture =
        SafetensorsFile.Load(Path.Combine(Repository.Folder("tests", "fixtures"), "layers", "layers.safetensors"));

    /// <summary>A batch larger than its examples: those past them must contribute nothing.</summary>
    [Theory]
    [InlineData(Batch, true)]
    [InlineData(Batch, false)]
    [InlineData(Batch + 6, true)]
    public void Computes_what_PyTorch_does(int batch, bool packed)
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Parse(Json, "test"), trainable: true))
        using (GpuArena arena = gpu.Device.CreateArena("activations"))
        using (StepRing ring = new(gpu.Device))
        {
            ring.Entry(0) = new StepEntry { Valid = Batch };
            model.Initialise(seed: 1);
            Parameter[] learned = [.. model.Store.Parameters.Where(parameter => parameter.Name.StartsWith("encoder.", StringComparison.Ordinal))];
            foreach (Parameter parameter in learned)
            {
                parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name => Tensor($"init.{Inner(name)}")));
            }

            BufferSlice squares = arena.Reserve<float>(PassPlan.SquareRoom(gpu.Device, model.Modules, batch));
            PassPlan plan = new(gpu.Device, arena, batch, training: true, squares);
            FeatureMap x = packed ? FeatureMap.ReservePacked(arena, batch, Entering) : plan.Map(Entering);
            StackPass training = model.Encoder.Plan(plan, x);
            StackPass inference = model.Encoder.Plan(new PassPlan(gpu.Device, arena, batch, training: false, default), x);
            (FeatureMap dy, FeatureMap dx) = (plan.Like(training.Y), plan.Like(x));
            arena.Commit();
            x.Matrix.Upload(gpu.Device, ChannelsLast("x", Entering, batch));

            // The stack ends in a sigmoid: whoever comes after multiplies by its derivative.
            Recording forward = new("forward");
            training.Forward(forward, ring.Bindings);
            gpu.Device.RunOnce(forward);
            float[] y = training.Y.Matrix.Download(gpu.Device);
            AssertClose("y", y[..(Batch * Leaving.Length)], ChannelsLast("y", Leaving, Batch));
            dy.Matrix.Upload(gpu.Device, [.. ChannelsLast("slope", Leaving, batch).Zip(y, (slope, value) => slope * value * (1 - value))]);
            Recording backward = new("backward");
            training.Backward(backward, ring.Bindings, dy, Activation.None, dx);
            gpu.Device.RunOnce(backward);
            AssertClose("dx", dx.Matrix.Download(gpu.Device)[..(Batch * Entering.Length)], ChannelsLast("dx", Entering, Batch));
            double expected = 0;
            foreach ((string name, float[] values) in learned.SelectMany(
                parameter => parameter.Layout.ToFiles(parameter.Gradient.Download(gpu.Device))))
            {
                AssertClose($"grad.{name}", values, Tensor($"grad.{Inner(name)}"));
                expected += Tensor($"grad.{Inner(name)}").Sum(value => (double)value * value);
            }

            Assert.Equal(1, gpu.Device.Transfers.Download<float>(squares, plan.SquareCount).Sum(value => (double)value) / expected, Tolerance);
            CheckAverages(model, ring);

            Recording evaluation = new("evaluation");
            inference.Forward(evaluation, ring.Bindings);
            gpu.Device.RunOnce(evaluation);
            AssertClose("y_eval", inference.Y.Matrix.Download(gpu.Device)[..(Batch * Leaving.Length)], ChannelsLast("y_eval", Leaving, Batch));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void The_architecture_keeps_its_text_and_PyTorchs_names()
    {
        VaeArchitecture architecture = VaeArchitecture.Parse(Json, "test");
        Assert.Equal(Json, architecture.ToJson());
        Assert.Equal(architecture, VaeArchitecture.Parse(architecture.ToJson(), "test"));
        string[] learned = [.. Own(architecture.ParameterShapes).Select(shape => shape.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(Names("init."), learned);
        Assert.Equal(Names("average."), Own(architecture.TensorShapes).Select(shape => shape.Name).Except(learned).Order(StringComparer.Ordinal));
        Assert.All(Own(architecture.ParameterShapes), shape => Assert.True(_fixture.Find($"init.{shape.Name}")!.HasShape(shape.Shape)));
    }

    [Fact]
    public void A_model_keeps_its_averages_in_its_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("model.safetensors");
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Parse(Json, "test"), trainable: true))
        {
            model.Initialise(seed: 1);
            model.Store.Averages[0].Value.Upload(gpu.Device, [1, 2, 3]);
            ModelFile.Save(path, model, []);
        }

        using VaeModel loaded = ModelFile.Load(gpu.Device, path, trainable: false);
        Assert.Equal([1, 2, 3], loaded.Store.Averages[0].Value.Download(gpu.Device));
        Assert.Equal([1, 1, 1], loaded.Store.Averages[1].Value.Download(gpu.Device));
        Assert.Equal("encoder.0.running_mean", loaded.Store.Averages[0].Name);
    }

    private static string Inner(string name) => name["encoder.".Length..];

    private static (string Name, int[] Shape)[] Own(IEnumerable<(string Name, int[] Shape)> tensors) =>
        [
            .. tensors.Where(
                tensor => tensor.Name.StartsWith("encoder.", StringComparison.Ordinal)).Select(tensor => (Inner(tensor.Name), tensor.Shape)),
        ];

    private static void AssertClose(string name, float[] found, float[] expected)
    {
        double error = Fixture.RelativeNorm(found, expected);
        Assert.True(error <= Tolerance, $"{name} is {error:E2} away");
    }

    private void CheckAverages(VaeModel model, StepRing ring)
    {
        float[][] before = Averages(model);
        Assert.All(before.Where((_, i) => i % 2 == 0), mean => Assert.All(mean, value => Assert.Equal(0, value)));
        Assert.All(before.Where((_, i) => i % 2 == 1), variance => Assert.All(variance, value => Assert.Equal(1, value)));

        // A rejected step leaves them alone.
        Recording average = new("averages");
        model.Store.RecordAverages(average, ring.Bindings.State, BatchNorm.Momentum);
        gpu.Device.Transfers.Upload<uint>(ring.Bindings.State, [0, 0]);
        gpu.Device.RunOnce(average);
        Assert.Equal(before, Averages(model));

        gpu.Device.Transfers.Upload<uint>(ring.Bindings.State, [0, 1]);
        gpu.Device.RunOnce(average);
        gpu.Device.Transfers.Upload<uint>(ring.Bindings.State, [0, 0]);
        foreach ((string name, float[] values) in model.Store.Averages.SelectMany(kept => kept.Layout.ToFiles(kept.Value.Download(gpu.Device))))
        {
            AssertClose(name, values, Tensor($"average.{Inner(name)}"));
        }
    }

    private float[][] Averages(VaeModel model) => [.. model.Store.Averages.Select(kept => kept.Value.Download(gpu.Device))];

    private string[] Names(string prefix) =>
    [
        .. _fixture.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tensor => tensor.Name[prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    private float[] Tensor(string name) => _fixture.Find(name)!.ToFloats();

    // Images of a file as (batch, H, W, C), and zeros for examples past the file's.
    private float[] ChannelsLast(string name, Shape shape, int batch)
    {
        float[] file = Tensor(name);
        float[] values = new float[batch * shape.Length];
        int pixels = shape.Height * shape.Width;
        for (int i = 0; i < file.Length; i++)
        {
            (int example, int channel, int pixel) = (i / shape.Length, i / pixels % shape.Channels, i % pixels);
            values[(((example * pixels) + pixel) * shape.Channels) + channel] = file[i];
        }

        return values;
    }
}
