namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Nn;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>A small convolutional VAE against PyTorch: see tests/fixtures/make_conv_fixture.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class ConvVaeTests(GpuFixture gpu)
{
    private const int Batch = 5;
    private const double ValueTolerance = 1e-5;
    private const double NormTolerance = 1e-4;

    private const string Architecture =
        "{\"input\":{\"height\":6,\"width\":6,\"channels\":3},"
        + "\"encoder\":[{\"type\":\"conv\",\"out\":10,\"kernel\":3,\"stride\":2,\"padding\":1,\"activation\":\"relu\"},"
        + "{\"type\":\"conv\",\"out\":9,\"kernel\":2,\"stride\":1,\"padding\":0,\"activation\":\"tanh\"}],"
        + "\"latent\":3,"
        + "\"decoder\":[{\"type\":\"conv_transpose\",\"out\":11,\"kernel\":3,\"stride\":1,\"padding\":0,\"output_padding\":0,\"activation\":\"leaky_relu\"}],"
        + "\"output\":{\"type\":\"conv_transpose\",\"out\":3,\"kernel\":3,\"stride\":2,\"padding\":1,\"output_padding\":1,\"activation\":\"none\"},"
        + "\"likelihood\":\"bernoulli\"}";

    private readonly SafetensorsFile _fixture =
        SafetensorsFile.Load(Path.Combine(Repository.Folder("tests", "fixtures"), "conv", "conv_vae.safetensors"));

    /// <summary>A batch larger than its examples: those past them must contribute nothing.</summary>
    [Theory]
    [InlineData(Batch)]
    [InlineData(Batch + 4)]
    public void ComputesWhatPyTorchDoes(int batch)
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Parse(Architecture, "test"), trainable: true))
        using (VaePass pass = new(model, batch, training: true))
        using (StepRing ring = new(gpu.Device))
        {
            ring.Entry(0) = new StepEntry { Valid = Batch, KlWeight = 1, InverseValid = 1f / Batch };
            foreach (Parameter parameter in model.Store.Parameters)
            {
                parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name => Tensor($"init.{name}")));
            }

            pass.X.Upload(gpu.Device, Padded("x", batch));
            pass.Noise.Upload(gpu.Device, Padded("noise", batch));
            Recording recording = new("step");
            pass.RecordForward(recording, ring.Bindings, NoiseMode.Given);
            pass.Backward!.Record(recording, ring.Bindings);
            gpu.Device.RunOnce(recording);

            AssertClose("heads", pass.Heads.Download(gpu.Device)[..(Batch * 6)], ValueTolerance);
            double reconstruction = gpu.Device.Download<float>(pass.Losses, pass.LossCount).Sum(value => (double)value) / Batch;
            Assert.Equal(1, reconstruction / Tensor("loss")[1], ValueTolerance);
            double expected = 0;
            foreach ((string name, float[] values) in model.Store.Parameters.SelectMany(
                parameter => parameter.Layout.ToFiles(parameter.Gradient.Download(gpu.Device))))
            {
                AssertClose($"grad.{name}", values, NormTolerance);
                expected += Tensor($"grad.{name}").Sum(value => (double)value * value);
            }

            float[] squares = gpu.Device.Download<float>(pass.Backward.Squares, pass.Backward.SquareCount);
            Assert.Equal(1, squares.Sum(value => (double)value) / expected, NormTolerance);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void TheArchitectureKeepsItsTextAndPyTorchsNames()
    {
        VaeArchitecture architecture = VaeArchitecture.Parse(Architecture, "test");
        Assert.Equal(Architecture, architecture.ToJson());
        Assert.Equal(
            _fixture.Tensors.Where(tensor => tensor.Name.StartsWith("init.", StringComparison.Ordinal)).Select(tensor => tensor.Name[5..]).Order(),
            architecture.ParameterShapes.Select(parameter => parameter.Name).Order());
        Assert.All(architecture.ParameterShapes, parameter => Assert.True(_fixture.Find($"init.{parameter.Name}")!.HasShape(parameter.Shape)));
    }

    [Fact]
    public void StridesAndPaddingsNeedNotBeGiven() => Assert.Equal(
        Architecture,
        VaeArchitecture.Parse(
            Architecture
                .Replace(",\"stride\":1,\"padding\":0,\"output_padding\":0", "", StringComparison.Ordinal)
                .Replace(",\"stride\":1,\"padding\":0", "", StringComparison.Ordinal),
            "test").ToJson());

    [Theory]
    [InlineData("\"kernel\":2", "\"kernel\":4", "a convolution with kernel 4 and padding 0 does not fit on 3x3x10")]
    [InlineData("\"kernel\":2", "\"kernel\":0", "encoder[1].kernel must be")]
    [InlineData("\"stride\":2", "\"stride\":0", "output.stride must be")]
    [InlineData("\"out\":10", "\"out\":0", "encoder[0].out must be")]
    [InlineData("\"output_padding\":1", "\"output_padding\":2", "the output padding of a convolution must be less than its stride 2, not 2")]
    [InlineData("\"output_padding\":1", "\"output_padding\":0", "the output layer makes 5x5x3")]
    [InlineData("\"kernel\":3,\"stride\":1,\"padding\":0", "\"kernel\":3,\"stride\":1,\"padding\":2", "leaves nothing of 1x1x3")]
    [InlineData("\"kernel\":3,\"stride\":1", "\"kernel\":3,\"step\":1", "decoder[0].step is not known")]
    public void MistakesAreNamed(string right, string wrong, string mention)
    {
        VaeException error = Assert.Throws<VaeException>(
            () => VaeArchitecture.Parse(Architecture.Replace(right, wrong, StringComparison.Ordinal), "test"));
        Assert.Contains(mention, error.Message, StringComparison.Ordinal);
    }

    private float[] Tensor(string name) => _fixture.Find(name)!.ToFloats();

    private float[] Padded(string name, int batch)
    {
        float[] values = Tensor(name);
        return [.. values, .. new float[(batch - Batch) * values.Length / Batch]];
    }

    private void AssertClose(string name, float[] found, double tolerance)
    {
        double error = Fixture.RelativeNorm(found, Tensor(name));
        Assert.True(error <= tolerance, $"{name} is {error:E2} away");
    }
}
