namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>Steps of several micro-batches learn as steps of one large batch do.</summary>
[Collection(GpuCollection.Name)]
public sealed class AccumulationTests(GpuFixture gpu)
{
    private const int Examples = 50;
    private const int Epochs = 2;

    private static readonly Shape Shape = new(6, 6, 1);

    // An epoch of 50 ends in a step of 2 examples, or of 14 whose last micro-batch has 2.
    private static readonly TrainerOptions Large =
        new() { Batch = 12, GradientLimit = 5, Epochs = Epochs, LearningRateSchedule = Cosine(), LearningRateWarmUp = 1, L2 = 0.01 };

    [Theory]
    [InlineData(12, 4, 3)]
    [InlineData(18, 6, 3)]
    [InlineData(12, 12, 1)]
    [InlineData(48, 8, 6)]
    public void Many_small_batches_are_a_large_one(int large, int small, int together)
    {
        (float[] expected, List<(StepReport Report, uint Examples)> steps) = Train(Large with { Batch = large }, Run);
        (float[] found, List<(StepReport Report, uint Examples)> accumulated) = Train(Large with { Batch = small, Accumulate = together }, Run);
        Assert.Equal(steps.Count, accumulated.Count);
        foreach (((StepReport Report, uint Examples) a, (StepReport Report, uint Examples) b) in steps.Zip(accumulated))
        {
            Assert.Equal((a.Examples, a.Report.Applied), (b.Examples, b.Report.Applied));
            Assert.Equal(1, b.Report.Reconstruction / a.Report.Reconstruction, 1e-4);
            Assert.Equal(1, b.Report.Kl / a.Report.Kl, 1e-3);
            Assert.Equal(1, b.Report.GradientSquares / a.Report.GradientSquares, 1e-3);
        }

        Assert.InRange(Fixture.RelativeNorm(found, expected), 0, 1e-4);
        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void However_they_are_submitted()
    {
        TrainerOptions options = Large with { Batch = 4, Accumulate = 3 };
        float[] whole = Train(options, Run).Parameters;
        Assert.Equal(whole, Train(options, trainer =>
        {
            trainer.WarmUp(sliced: true);
            for (int left = 13 * Epochs * trainer.Slices; left > 0; left -= 7)
            {
                trainer.SubmitSlices(Math.Min(left, 7));
            }
        }).Parameters);
        Assert.Equal(whole, Train(options, trainer =>
        {
            trainer.SubmitSlices(2);
            trainer.Drain();
            Assert.Equal((1, 1), (trainer.Submitted, trainer.Finished));
            trainer.Submit((Epochs * trainer.StepsPerEpoch) - 1);
        }).Parameters);
    }

    [Fact]
    public void A_run_is_continued_at_any_step()
    {
        TrainerOptions options = Large with { Batch = 4, Accumulate = 3 };
        using VaeModel model = Model();
        using ImageBatches data = Data();
        using (Trainer first = new(model, data, options))
        {
            first.Submit(7);
            first.Drain();
            Assert.Equal(7, first.Finished);
        }

        using Trainer second = new(model, data, options);
        second.ContinueFrom(7);
        second.Submit(3);
        second.Drain();
        Assert.Equal((10, 10), (second.Submitted, second.Finished));
        Assert.Equal(Train(options, Run).Parameters, Parameters(model));
    }

    [Fact]
    public void A_step_with_a_broken_micro_batch_changes_nothing()
    {
        using VaeModel model = Model();
        using ImageBatches data = Data();
        using Trainer trainer = new(model, data, Large with { Batch = 4, Accumulate = 3, LearningRate = 1000, GradientLimit = 0 });
        List<float> applied = [];
        trainer.StepFinished += (_, report, _) => applied.Add(report.Applied);
        trainer.Submit(40);
        trainer.Drain();
        Assert.All(Parameters(model), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(40, applied.Count);
        Assert.Contains(0, applied);
    }

    private static void Run(Trainer trainer)
    {
        Assert.Equal((Examples + trainer.ExamplesPerStep - 1) / trainer.ExamplesPerStep, trainer.StepsPerEpoch);
        trainer.Submit(Epochs * trainer.StepsPerEpoch);
    }

    private static LearningRateSchedule Cosine() =>
        LearningRateSchedule.TryParse("cosine", out LearningRateSchedule cosine) ? cosine : throw new InvalidOperationException();

    private (float[] Parameters, List<(StepReport Report, uint Examples)> Steps) Train(TrainerOptions options, Action<Trainer> train)
    {
        using VaeModel model = Model();
        using ImageBatches data = Data();
        using Trainer trainer = new(model, data, options);
        List<(StepReport, uint)> steps = [];
        trainer.StepFinished += (step, report, examples) =>
        {
            Assert.Equal(steps.Count, step);
            steps.Add((report, examples));
        };
        train(trainer);
        trainer.Drain();
        return (Parameters(model), steps);
    }

    private VaeModel Model()
    {
        VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(Shape, hidden: 16, latent: 3), trainable: true);
        model.Initialise(3);
        return model;
    }

    private ImageBatches Data()
    {
        byte[] pixels = new byte[Examples * Shape.Length];
        new Random(2).NextBytes(pixels);
        return new ImageBatches(gpu.Device, new ImageSet(Shape, pixels));
    }

    private float[] Parameters(VaeModel model) => [.. model.Store.Parameters.SelectMany(parameter => parameter.Value.Download(gpu.Device))];
}
