namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>However a step is cut, it is the same step.</summary>
[Collection(GpuCollection.Name)]
public sealed class SlicedStepTests(GpuFixture gpu)
{
    private const int Steps = 7;

    private static readonly Shape Shape = new(6, 6, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Slices_come_to_the_same_bits_as_whole_steps(int joined)
    {
        float[] whole = Train(trainer => trainer.Submit(Steps));
        float[] sliced = Train(trainer =>
        {
            trainer.WarmUp(sliced: true);
            Assert.True(trainer.Slices > 4);
            int left = Steps * trainer.Slices;
            while (left > 0)
            {
                int count = Math.Min(left, joined);
                trainer.SubmitSlices(count);
                left -= count;
                trainer.Poll();
            }

            Assert.Equal((0, Steps), (trainer.NextSlice, trainer.Submitted));
        });
        Assert.Equal(whole, sliced);
    }

    [Fact]
    public void Launches_in_parts_come_to_the_same_bits()
    {
        float[] whole = Train(trainer => trainer.Submit(Steps), large: true);
        float[] split = Train(trainer =>
        {
            trainer.WarmUp(sliced: true);
            int sections = trainer.Sections.Max() + 1;
            for (int step = 0; step < Steps; step++)
            {
                int before = trainer.Slices;
                trainer.Split([.. Enumerable.Range(0, sections).Select(section => 1 + ((step + section) % 3 * 4))]);
                Assert.True(step > 0 || trainer.Slices > before, $"{before} slices became {trainer.Slices}");
                for (int slice = 0; slice < trainer.Slices; slice++)
                {
                    trainer.SubmitSlices(1);
                }
            }
        }, large: true);
        Assert.Equal(whole, split);
    }

    [Fact]
    public void A_step_that_was_begun_in_slices_is_finished_before_whole_ones()
    {
        float[] whole = Train(trainer => trainer.Submit(Steps));
        float[] mixed = Train(trainer =>
        {
            trainer.SubmitSlices(2);
            Assert.Equal(2, trainer.NextSlice);
            trainer.Submit(Steps - 1);
        });
        Assert.Equal(whole, mixed);
    }

    private float[] Train(Action<Trainer> train, bool large = false)
    {
        Shape shape = large ? new(25, 27, 1) : Shape;
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(shape, hidden: large ? 210 : 16, latent: 3), trainable: true);
        model.Initialise(3);
        byte[] pixels = new byte[50 * shape.Length];
        new Random(2).NextBytes(pixels);
        using ImageBatches data = new(gpu.Device, new ImageSet(shape, pixels));
        using Trainer trainer = new(model, data, new TrainerOptions { Batch = 8 });
        List<long> finished = [];
        trainer.StepFinished += (step, _, _) => finished.Add(step);
        train(trainer);
        trainer.Drain();
        Assert.Equal(Enumerable.Range(0, Steps).Select(step => (long)step), finished);
        return [.. model.Store.Parameters.SelectMany(parameter => parameter.Value.Download(gpu.Device))];
    }
}
