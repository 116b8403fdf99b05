namespace Vae.Realtime.Tests.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Data that stream through device memory train and measure as data that stay there, to the bit.</summary>
[Collection(GpuCollection.Name)]
public sealed class StreamingTests(GpuFixture gpu)
{
    private const int Examples = 1000;
    private const int Batch = 16;

    // Two blocks of 96 examples of 15 bytes and a label.
    private const long Memory = 2 * 96 * 16;

    private static readonly ImageSet Images = BatchSourceTests.Images(Examples);

    [Fact]
    public void Training_is_the_same_to_the_bit()
    {
        (List<StepReport> reports, float[] weights) = Train(null, (trainer, steps) => trainer.Submit(steps));
        foreach (int together in new[] { 1, 7, 150 })
        {
            (List<StepReport> streamed, float[] found) = Train(Memory, (trainer, steps) =>
            {
                for (int left = steps; left > 0; left -= together)
                {
                    trainer.Submit(Math.Min(left, together));
                }
            });
            Assert.Equal(reports, streamed);
            Assert.Equal(weights, found);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Training_in_slices_is_the_same_to_the_bit()
    {
        (List<StepReport> reports, float[] weights) = Train(null, (trainer, steps) => trainer.Submit(steps));
        foreach (int together in new[] { 1, 5, 1000 })
        {
            (List<StepReport> streamed, float[] found) = Train(Memory, (trainer, steps) =>
            {
                trainer.WarmUp(sliced: true);
                for (int left = steps * trainer.Slices; left > 0; left -= together)
                {
                    trainer.SubmitSlices(Math.Min(left, together));
                    trainer.Poll();
                }
            });
            Assert.Equal(reports, streamed);
            Assert.Equal(weights, found);
        }
    }

    [Fact]
    public void Measuring_is_the_same_to_the_bit()
    {
        using VaeModel model = Model();
        using ImageBatches resident = new(gpu.Device, Images);
        using PagedBatches streamed = new(gpu.Device, Images, 2 * 512 * 16);
        using Evaluator one = new(model, resident);
        using Evaluator other = new(model, streamed);
        LossTerms expected = one.Run(3);
        Assert.Equal(expected, other.Run(3));
        Assert.Equal(expected, other.Run(3));
        Assert.Equal(ExampleScore.Of(model, resident, 3, 1), ExampleScore.Of(model, streamed, 3, 1));
        EncodedSet encoded = EncodedSet.Of(model, resident, 777, 1);
        EncodedSet again = EncodedSet.Of(model, streamed, 777, 1);
        Assert.Equal(encoded.Means, again.Means);
        Assert.Equal(encoded.LogVariances, again.LogVariances);
        Assert.Equal(encoded.Labels, again.Labels);
        Assert.Equal(
            Reconstructor.Run(
                model, resident, 9, 1, Augmentation.None).Originals, Reconstructor.Run(model, streamed, 9, 1, Augmentation.None).Originals);
    }

    [Fact]
    public void What_fits_stays_and_what_does_not_streams()
    {
        Assert.Null(PagedBatches.Budget(gpu.Device, Images, null));
        Assert.Null(PagedBatches.Budget(gpu.Device, Images, Images.Bytes));
        Assert.Equal(Images.Bytes - 1, PagedBatches.Budget(gpu.Device, Images, Images.Bytes - 1));
        using TemporaryFolder folder = Cli.TinyData.Folder();
        using BatchSources sources = BatchSources.Open(gpu.Device, DataSpec.Parse(folder.File(Cli.TinyData.Name) + "?memory=8K"));
        Assert.IsType<PagedBatches>(sources.Train);
        Assert.IsType<ImageBatches>(sources.Test);
    }

    [Fact]
    public void Too_little_memory_is_refused()
    {
        UserError.Of(() => new PagedBatches(gpu.Device, Images, 2 * 15 * 16).Dispose(), "memory=", "480", "512");
        using (VaeModel model = Model())
        using (PagedBatches source = new(gpu.Device, Images, Memory))
        {
            UserError.Of(() => new Trainer(model, source, new TrainerOptions { Batch = 97 }).Dispose(), "97", "96", "memory=", "--batch");
            UserError.Of(() => new Evaluator(model, source).Dispose(), "500", "96");
            source.Record(new Recording("x"), default, new Tensor(default, 16, 15), shuffled: true);
            StepEntry entry = default;
            Assert.Throws<ArgumentException>(() => source.Schedule(ref entry, 0, 88, 16, 1));
        }
    }

    private VaeModel Model()
    {
        VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(Images.Shape, hidden: 12, latent: 2), trainable: true);
        model.Initialise(4);
        return model;
    }

    private (List<StepReport> Reports, float[] Weights) Train(long? memory, Action<Trainer, int> submit)
    {
        using VaeModel model = Model();
        using IBatchSource source = memory is long bytes ? new PagedBatches(gpu.Device, Images, bytes) : new ImageBatches(gpu.Device, Images);
        using Trainer trainer = new(model, source, new TrainerOptions { Batch = Batch, Seed = 9 });
        List<StepReport> reports = [];
        trainer.StepFinished += (_, report, _) => reports.Add(report);

        // Two epochs and a half of 63 steps.
        submit(trainer, 157);
        trainer.Drain();
        return (reports, model.Store.Parameters[0].Value.Download(gpu.Device));
    }
}
