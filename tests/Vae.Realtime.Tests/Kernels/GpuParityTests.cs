namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>The trainer on the device against PyTorch: the same weights, batches and noise give the same losses, gradients and weights.</summary>
[Collection(GpuCollection.Name)]
public sealed class GpuParityTests(GpuFixture gpu)
{
    private const double LossTolerance = 1e-5;
    private const double NormTolerance = 1e-4;

    public static TheoryData<string> Fixtures => Fixture.All;

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Trains_as_PyTorch_does(string name)
    {
        Fixture fixture = new(name);
        Shape shape = new(fixture.Height, fixture.Width, 1);
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(shape, fixture.Hidden, fixture.Latent), trainable: true))
        using (GivenBatches batches = new(gpu.Device, shape, fixture.Batch))
        using (Trainer trainer = new(
            model, batches, new TrainerOptions { Batch = fixture.Batch, LearningRate = Fixture.LearningRate, Noise = NoiseMode.Given }))
        {
            foreach (Parameter parameter in model.Store.Parameters)
            {
                parameter.Value.Upload(gpu.Device, Whole(fixture, "init", parameter.Name));
            }

            List<StepReport> reports = [];
            trainer.StepFinished += (_, report, _) => reports.Add(report);
            for (int step = 0; step < Fixture.Steps; step++)
            {
                batches.Give(fixture[$"step{step}.x"]);
                trainer.Pass.Noise.Upload(gpu.Device, fixture[$"step{step}.noise"]);
                trainer.Submit(1);
                trainer.Drain();
                AssertLoss(reports[step], fixture, step);
                if (step == 0)
                {
                    double squares = AssertClose(model, fixture, "grad", parameter => parameter.Gradient);
                    Assert.Equal(1, reports[0].GradientSquares / squares, NormTolerance);
                }
            }

            AssertClose(model, fixture, "after10", parameter => parameter.Value);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static void AssertLoss(StepReport report, Fixture fixture, int step)
    {
        (double loss, double reconstruction, double kl) = fixture.Loss(step);
        Assert.Equal(1, report.Applied);
        Assert.Equal(1, (report.Reconstruction + (double)report.Kl) / fixture.Batch / loss, LossTolerance);
        Assert.Equal(1, report.Reconstruction / fixture.Batch / reconstruction, LossTolerance);
        Assert.Equal(1, report.Kl / fixture.Batch / kl, LossTolerance);
    }

    // The device keeps both posterior heads as one layer: the mean's rows, then the log-variance's.
    private static float[] Whole(Fixture fixture, string prefix, string name) => name.StartsWith("posterior.", StringComparison.Ordinal)
        ? [.. fixture[$"{prefix}.posterior_mean{name["posterior".Length..]}"],
            .. fixture[$"{prefix}.posterior_log_variance{name["posterior".Length..]}"]]
        : fixture[$"{prefix}.{name}"];

    private double AssertClose(VaeModel model, Fixture fixture, string prefix, Func<Parameter, Tensor> tensor)
    {
        Assert.Equal(8, model.Store.Parameters.Count);
        double squares = 0;
        foreach (Parameter parameter in model.Store.Parameters)
        {
            float[] expected = Whole(fixture, prefix, parameter.Name);
            double error = Fixture.RelativeNorm(tensor(parameter).Download(gpu.Device), expected);
            Assert.True(error <= NormTolerance, $"{prefix}.{parameter.Name} is {error:E2} away");
            squares += expected.Sum(value => (double)value * value);
        }

        return squares;
    }
}
