namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>Training on the importance-weighted bound, against PyTorch (see tests/fixtures/make_iwae_fixtures.py) and against the ELBO.</summary>
[Collection(GpuCollection.Name)]
public sealed class ImportanceTrainingTests(GpuFixture gpu)
{
    private const int Batch = 6;

    [Theory]
    [InlineData("onehot", 1)]
    [InlineData("embedding", 1)]
    [InlineData("embedding", 2)]
    [InlineData("embedding", 1, "encoder.")]
    [InlineData("embedding", 2, "encoder.,decoder.")]
    public void Learns_what_PyTorch_does(string name, int accumulate, string? frozen = null)
    {
        TrainerOptions options = new() { Importance = 3, Accumulate = accumulate, Freeze = frozen };
        new ModelFixture($"iwae/{name}.safetensors").AssertTraining(gpu.Device, options);
        GpuFixture.AssertClean(gpu.Device);
    }

    /// <summary>One sample gives the ELBO with its KL term sampled as well: the decoder learns the same, and the loss differs by that.</summary>
    [Fact]
    public void One_sample_is_the_ELBO_with_a_sampled_KL()
    {
        Random random = new(4);
        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];
        (float[] x, float[] noise) = (Values(Batch * 30), Values(Batch * 5));
        (Dictionary<string, float[]> elbo, StepReport losses, double[] difference) = Learn(0, x, noise);
        (Dictionary<string, float[]> bound, StepReport loss, _) = Learn(1, x, noise);
        Assert.Equal(losses.Reconstruction + difference.Sum(), loss.Reconstruction, 1e-3);
        foreach ((string name, float[] expected) in elbo.Where(entry => !entry.Key.StartsWith("posterior", StringComparison.Ordinal)
            && !entry.Key.StartsWith("encoder", StringComparison.Ordinal)))
        {
            Assert.InRange(Fixture.RelativeNorm(bound[name], expected), 0, 1e-5);
        }

        Assert.NotEqual(elbo["posterior_mean.weight"], bound["posterior_mean.weight"]);
    }

    [Fact]
    public void What_a_bound_cannot_have_is_refused()
    {
        UserError.Of(() => new TrainerOptions { Importance = 5, FreeBits = 0.1 }.Validate(), "Free bits");
        VaeArchitecture mlp = VaeArchitecture.Mlp(new Shape(4, 4, 1), 8, 2);
        using VaeModel model = new(
            gpu.Device,
            new VaeArchitecture(mlp.Input, mlp.Encoder, mlp.Latent, [.. mlp.Decoder, new BatchNormSpec(Activation.None)]),
            trainable: true);
        using GivenBatches batches = new(gpu.Device, mlp.Input, Batch);
        UserError.Of(() => _ = new Trainer(model, batches, new TrainerOptions { Batch = Batch, Importance = 2 }), "--importance");
    }

    private static StepReport Step(Trainer trainer)
    {
        StepReport found = default;
        trainer.StepFinished += (_, report, _) => found = report;
        trainer.Submit(1);
        trainer.Drain();
        return found;
    }

    private (Dictionary<string, float[]> Gradients, StepReport Report, double[] SampledKl) Learn(int samples, float[] x, float[] noise)
    {
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(5, 6, 1), 11, 5), trainable: true);
        model.Initialise(2);
        using GivenBatches batches = new(gpu.Device, model.Architecture.Input, Batch);
        using Trainer trainer = new(
            model, batches, new TrainerOptions { Batch = Batch, Noise = NoiseMode.Given, Importance = samples });
        batches.Give(x);
        trainer.Pass.Noise.Upload(gpu.Device, noise);
        StepReport report = Step(trainer);
        float[] heads = trainer.Pass.Heads.Download(gpu.Device);
        float[] z = trainer.Pass.Z.Download(gpu.Device);
        double[] kl = [.. z.Select((value, i) => 0.5 * ((value * value) - (noise[i] * noise[i]) - heads[(i / 5 * 10) + 5 + (i % 5)]))];
        return (Gradients(model).ToDictionary(), report, kl);
    }

    private IEnumerable<(string Name, float[] Values)> Gradients(VaeModel model) => model.Store.Parameters.SelectMany(
        parameter => parameter.Layout.ToFiles(parameter.Gradient.Download(gpu.Device)));
}
