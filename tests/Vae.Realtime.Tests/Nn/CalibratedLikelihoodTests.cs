namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>The variances of a calibrated likelihood are those of the errors, channel by channel.</summary>
[Collection(GpuCollection.Name)]
public sealed class CalibratedLikelihoodTests(GpuFixture gpu)
{
    private const int Examples = 40;
    private static readonly Shape Shape = new(6, 1, 3);

    private static readonly VaeArchitecture Architecture = new(
        Shape,
        [new LinearSpec(7, Activation.Tanh)],
        2,
        [new LinearSpec(5, Activation.Tanh)],
        new Likelihood(LikelihoodFamily.CalibratedGaussian));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_moves_each_variance_a_tenth_towards_the_squared_errors_of_its_batch(int samples)
    {
        using (VectorBatches source = new(gpu.Device, Data()))
        using (VaeModel model = new(gpu.Device, Architecture, trainable: true))
        {
            model.Initialise(3);
            Assert.Equal([1f, 1f, 1f], model.Variances!.Value.Download(gpu.Device));
            TrainerOptions options = new()
            {
                Batch = Examples,
                Noise = NoiseMode.Zero,
                Importance = samples > 1 ? samples : 0,
            };
            using Trainer trainer = new(model, source, options);
            double[] expected = [1, 1, 1];

            // 40 examples and 2 latents: errors of others are expected to be as much larger.
            const double Widening = (1 + (2 / 40.0)) / (1 - (2 / 40.0));
            for (int step = 0; step < 4; step++)
            {
                double[] before = [.. Errors(model, source).Select(error => Widening * error)];
                trainer.Submit(1);
                trainer.Drain();
                float[] newest = model.Variances.Gradient.Download(gpu.Device);
                float[] running = model.Variances.Value.Download(gpu.Device);
                for (int c = 0; c < Shape.Channels; c++)
                {
                    expected[c] += 0.1 * (before[c] - expected[c]);
                    Assert.Equal(before[c], newest[c], 1e-4 * before[c]);
                    Assert.Equal(expected[c], running[c], 1e-4 * expected[c]);
                }
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(8, 1000, 1.008 / 0.992)]
    [InlineData(16, 90, 106 / 74.0)]
    [InlineData(16, 32, 3)]
    [InlineData(16, 9, 3)]
    [InlineData(16, 1, 3)]
    [InlineData(0, 5, 1)]
    public void The_fewer_examples_the_larger_errors_are_expected_of_others(int latent, int examples, double factor) =>
        Assert.Equal(factor, VarianceUpdate.Widening(latent, examples), 12);

    [Fact]
    public void A_frozen_output_keeps_its_variances_and_a_file_holds_them()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("m.safetensors");
        using (VectorBatches source = new(gpu.Device, Data()))
        using (VaeModel model = new(gpu.Device, Architecture, trainable: true))
        {
            model.Initialise(3);
            Train(model, source, frozen: null);
            float[] learned = model.Variances!.Value.Download(gpu.Device);
            Assert.All(learned, variance => Assert.InRange(variance, 1e-4f, 0.9f));
            Train(model, source, frozen: "decoder.,output.");
            Assert.Equal(learned, model.Variances.Value.Download(gpu.Device));
            ModelFile.Save(path, model, []);
            using VaeModel loaded = ModelFile.Load(gpu.Device, path, trainable: false);
            Assert.Equal(learned, loaded.Variances!.Value.Download(gpu.Device));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    /// <summary>A fixed deviation of 1 hides all that values within 0 and 1 hold; one that is measured does not.</summary>
    [Fact]
    public void A_measured_variance_keeps_the_posterior_from_collapsing()
    {
        using (VectorBatches source = new(gpu.Device, Data()))
        {
            Assert.True(Use(LikelihoodFamily.Gaussian).Collapsed);
            PosteriorUse use = Use(LikelihoodFamily.CalibratedGaussian);
            Assert.False(use.Collapsed, $"{use}");

            PosteriorUse Use(LikelihoodFamily family)
            {
                using VaeModel model = new(gpu.Device, Architecture.With(new Likelihood(family)), trainable: true);
                model.Initialise(3);
                Train(model, source, frozen: null, steps: 1500);
                ReconstructionFit fit = ReconstructionFit.Of(model, source, null, 1);
                Assert.Equal(family == LikelihoodFamily.CalibratedGaussian, fit.RSquared > 0.8);
                return PosteriorUse.Of(model, source, 1);
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static void Train(VaeModel model, VectorBatches source, string? frozen, int steps = 60)
    {
        using Trainer trainer = new(model, source, new TrainerOptions { Batch = Examples, LearningRate = 5e-3, Freeze = frozen });
        for (int step = 0; step < steps; step += 20)
        {
            trainer.Submit(20);
            trainer.Drain();
        }
    }

    // Mean squared error of each channel, of what the model makes of posterior means.
    private static double[] Errors(VaeModel model, VectorBatches source)
    {
        (_, float[] made, float[] originals) = Reconstructor.Run(model, source, source.Count, 1, Augmentation.None);
        double[] sums = new double[Shape.Channels];
        for (int at = 0; at < made.Length; at++)
        {
            double error = made[at] - originals[at];
            sums[at % Shape.Channels] += error * error * Shape.Channels / made.Length;
        }

        return sums;
    }

    // Three columns over six steps, of which a phase says all, and a little noise, different in each.
    private static VectorSet Data()
    {
        Random random = new(4);
        float[] values = new float[Examples * Shape.Length];
        for (int at = 0; at < values.Length; at++)
        {
            (int example, int step, int c) = (at / Shape.Length, at / Shape.Channels % Shape.Height, at % Shape.Channels);
            double phase = Math.Tau * example / Examples;
            values[at] = (float)(0.5 + (0.5 * Math.Sin(phase + step + c)) + (0.02 * (c + 1) * (random.NextDouble() - 0.5)));
        }

        return new VectorSet(Shape, values);
    }
}
