namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Nn;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>A small LSTM VAE's modules against PyTorch: see tests/fixtures/make_lstm_fixture.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class LstmVaeTests(GpuFixture gpu)
{
    private const int Batch = 5;
    private const int Steps = 7;
    private const int Latent = 3;
    private const double ValueTolerance = 1e-5;
    private const double NormTolerance = 1e-4;

    private const string Architecture =
        "{\"input\":{\"height\":7,\"width\":1,\"channels\":1},"
        + "\"encoder\":[{\"type\":\"lstm\",\"hidden\":8,\"return_sequences\":true},{\"type\":\"lstm\",\"hidden\":6,\"return_sequences\":false}],"
        + "\"latent\":3,"
        + "\"decoder\":[{\"type\":\"repeat\",\"count\":7},{\"type\":\"lstm\",\"hidden\":7,\"return_sequences\":true}],"
        + "\"output\":{\"type\":\"time_distributed\",\"out\":1,\"activation\":\"none\"},\"likelihood\":\"bernoulli\"}";

    private readonly SafetensorsFile _fixture =
        SafetensorsFile.Load(Path.Combine(Repository.Folder("tests", "fixtures"), "lstm", "lstm_vae.safetensors"));

    /// <summary>A batch larger than its examples: those past them are zeros and must contribute nothing.</summary>
    [Theory]
    [InlineData(Batch)]
    [InlineData(Batch + 4)]
    public void ComputesWhatPyTorchDoes(int batch)
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Parse(Architecture, "test"), trainable: true))
        using (GpuArena arena = gpu.Device.CreateArena("activations"))
        using (StepRing ring = new(gpu.Device))
        {
            ring.Entry(0) = new StepEntry { Valid = Batch, KlWeight = 1, InverseValid = 1f / Batch };
            foreach (Parameter parameter in model.Store.Parameters)
            {
                parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name => Tensor($"init.{name}")));
            }

            BufferSlice squares = arena.Reserve<float>(PassPlan.SquareRoom(gpu.Device, model.Modules, batch));
            PassPlan plan = new(gpu.Device, arena, batch, training: true, squares);
            FeatureMap x = FeatureMap.ReservePacked(arena, batch, model.Architecture.Input);
            FeatureMap noise = plan.Map(model.Decoder.Input);
            FeatureMap z = plan.Map(model.Decoder.Input);
            BufferSlice kl = plan.Floats(batch);
            StackPass encoder = model.Encoder.Plan(plan, x);
            StackPass posterior = model.Posterior.Plan(plan, encoder.Y);
            StackPass decoder = model.Decoder.Plan(plan, z);
            StackPass output = model.Output.Plan(plan, decoder.Y);
            (FeatureMap dy, FeatureMap decoded, FeatureMap dlatent, FeatureMap dheads, FeatureMap features) =
                (plan.Like(output.Y), plan.Like(decoder.Y), plan.Like(z), plan.Like(posterior.Y), plan.Like(encoder.Y));
            arena.Commit();
            x.Data.Upload(gpu.Device, Padded("x", batch));
            noise.Data.Upload(gpu.Device, Padded("noise", batch));

            ReparameteriseParams size = new(
                (uint)batch, Latent, (uint)posterior.Y.Data.RowStride, (uint)z.Data.RowStride, NoiseMode.Given);
            Recording forward = new("forward");
            encoder.Forward(forward, ring.Bindings);
            posterior.Forward(forward, ring.Bindings);
            forward.Dispatch(new Reparameterise(
                ring.Bindings, posterior.Y.Data.Data, noise.Data.Data, z.Data.Data, kl, size));
            decoder.Forward(forward, ring.Bindings);
            output.Forward(forward, ring.Bindings);
            gpu.Device.RunOnce(forward);
            float[] made = output.Y.Data.Download(gpu.Device)[..(Batch * Steps)];
            AssertClose("heads", posterior.Y.Data.Download(gpu.Device)[..(Batch * 2 * Latent)], ValueTolerance);
            AssertClose("y", made, ValueTolerance);
            Assert.Equal(Tensor("loss")[2], gpu.Device.Download<float>(kl, Batch).Sum() / Batch, ValueTolerance);

            float[] gradient = new float[batch * Steps];
            made.Zip(Tensor("x"), (y, target) => (y - target) / Batch).ToArray().CopyTo(gradient, 0);
            dy.Data.Upload(gpu.Device, gradient);
            Recording backward = new("backward");
            output.Backward(backward, ring.Bindings, dy, Activation.None, decoded);
            decoder.Backward(backward, ring.Bindings, decoded, Activation.None, dlatent);
            backward.Dispatch(new ReparameteriseBackward(
                ring.Bindings, posterior.Y.Data.Data, noise.Data.Data, dlatent.Data.Data, dheads.Data.Data, size));
            posterior.Backward(backward, ring.Bindings, dheads, Activation.None, features);
            encoder.Backward(backward, ring.Bindings, features, Activation.None, null);
            gpu.Device.RunOnce(backward);

            double expected = 0;
            foreach ((string name, float[] values) in model.Store.Parameters.SelectMany(
                parameter => parameter.Layout.ToFiles(parameter.Gradient.Download(gpu.Device))))
            {
                AssertClose($"grad.{name}", values, NormTolerance);
                expected += Tensor($"grad.{name}").Sum(value => (double)value * value);
            }

            float[] sums = gpu.Device.Download<float>(squares, plan.SquareCount);
            Assert.Equal(1, sums.Sum(value => (double)value) / expected, NormTolerance);
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

    [Theory]
    [InlineData("\"return_sequences\":true", "\"return_sequences\":1", "encoder[0].return_sequences must be true or false, not 1")]
    [InlineData("\"hidden\":8,", "", "encoder[0] lacks the key 'hidden'")]
    [InlineData("\"hidden\":8", "\"hidden\":0", "encoder[0].hidden must be")]
    [InlineData("\"count\":7", "\"count\":0", "decoder[0].count must be")]
    [InlineData("\"count\":7", "\"count\":6", "the output layer makes")]
    [InlineData("\"width\":1", "\"width\":2", "an LSTM layer reads a sequence")]
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
