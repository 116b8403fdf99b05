namespace Vae.Realtime.Tests.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Reference;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class AugmentedBatchesTests(GpuFixture gpu)
{
    private const int Rows = 6;
    private const string Everything = "shift=2,flip,zoom=0.1,rotate=10,brightness=0.1,contrast=0.1,noise=0.05,mask=0.1,erase=0.3,blur=0.5";

    private static readonly Shape Shape = new(9, 11, 3);

    [Fact]
    public void Nothing_changes_nothing()
    {
        float[] plain = Read(null, epoch: 1, first: 6);
        Assert.Equal(plain, Read("none", epoch: 1, first: 6));
        Assert.Equal(plain, Read("fill=0.5,border=zero", epoch: 1, first: 6));
    }

    [Fact]
    public void The_same_place_in_a_run_gives_the_same_bits()
    {
        float[] once = Read(Everything, epoch: 1, first: 6);
        Assert.Equal(once, Read(Everything, epoch: 1, first: 6));
        Assert.NotEqual(once, Read(null, epoch: 1, first: 6));
        Assert.NotEqual(once, Read(Everything, epoch: 2, first: 6));
        Assert.NotEqual(once, Read(Everything, epoch: 1, first: 6, seed: 2));
    }

    [Fact]
    public void Rows_past_the_last_example_stay_zero()
    {
        float[] x = Read(Everything, epoch: 0, first: 18);
        Assert.All(x.Take(2 * Shape.Length), value => Assert.InRange(value, 0, 1));
        Assert.NotEqual(0, x.Take(2 * Shape.Length).Sum());
        Assert.All(x.Skip(2 * Shape.Length), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Blur_comes_before_the_rest()
    {
        float[] plain = Read(null, epoch: 1, first: 6);
        ulong noise = RandomKeys.Derive(1, RandomKeys.TrainNoise, 0);
        (uint, uint) key = ((uint)noise, (uint)(noise >> 32));
        double[] blurred = BlurReference.Blur(
            [.. plain.Select(value => (double)value)], (9, 11, 3), Rows, 0.5, (uint)AugmentationUse.Augmentation, 6, 1, key);
        AugmentReference twin = new(9, 11, 3) { Stream = (uint)AugmentationUse.Augmentation, Shift = 2, Repeats = true, Erase = 0.75, Fill = 0.5 };
        double[] expected = twin.Apply(blurred, Rows, 6, 1, key);
        Assert.Equal(
            expected, Read("shift=2,erase=0.75,blur=0.5", epoch: 1, first: 6).Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_corruption_leaves_its_target_clean()
    {
        using ImageBatches source = Source();
        using Augmenter corruption = new(
            gpu.Device, Shape, Augmentation.Parse("noise=0.3,mask=0.2", AugmentationUse.Corruption), AugmentationUse.Corruption);
        using GpuArena arena = gpu.Device.CreateArena("pair of batches");
        (Tensor target, Tensor input) = (Tensor.Reserve(arena, Rows, Shape.Length), Tensor.Reserve(arena, Rows, Shape.Length));
        arena.Commit();
        Run(source, 1, 6, 1, (recording, step) =>
        {
            source.Record(recording, step, target, shuffled: true);
            corruption.Record(recording, step, target, input);
        });
        float[] clean = target.Download(gpu.Device);
        float[] damaged = input.Download(gpu.Device);
        Assert.Equal(Read(null, epoch: 1, first: 6), clean);
        Assert.InRange(damaged.Zip(clean).Count(pair => pair.First == pair.Second) / (double)clean.Length, 0, 0.25);
        Assert.InRange(damaged.Count(value => value == 0.5f) / (double)clean.Length, 0.1, 0.3);
        Assert.Empty(gpu.Device.Validation.Messages);
    }

    [Fact]
    public void A_training_learns_from_changed_examples_and_can_be_repeated()
    {
        float[] Train(string text)
        {
            using AugmentedBatches data = new(gpu.Device, new GlyphBatches(gpu.Device, ProceduralStream.Train), Augmentation.Parse(text));
            using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(28, 28, 1), 16, 2), trainable: true);
            model.Initialise(1);
            using Trainer trainer = new(model, data, new TrainerOptions { Batch = 16 });
            trainer.Submit(2);
            trainer.Drain();
            Assert.Equal(28, data.Shape.Width);
            Assert.Equal(60_000, data.Count);
            return trainer.Pass.X.Download(gpu.Device);
        }

        Assert.Equal(Train("shift=2,noise=0.1"), Train("shift=2,noise=0.1"));
        Assert.NotEqual(Train("shift=2,noise=0.1"), Train("none"));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        using ImageBatches source = Source();
        UserError.Of(() => _ = new AugmentedBatches(gpu.Device, source, new Augmentation { Noise = 2 }), "noise", "from 0 to 1");
    }

    private ImageBatches Source()
    {
        byte[] pixels = new byte[20 * Shape.Length];
        new Random(1).NextBytes(pixels);
        return new ImageBatches(gpu.Device, new ImageSet(Shape, pixels));
    }

    private float[] Read(string? text, long epoch, int first, ulong seed = 1)
    {
        using IBatchSource source = text is null ? Source() : new AugmentedBatches(gpu.Device, Source(), Augmentation.Parse(text));
        using GpuArena arena = gpu.Device.CreateArena("batch");
        Tensor x = Tensor.Reserve(arena, Rows, Shape.Length);
        arena.Commit();
        Run(source, epoch, first, seed, (recording, step) => source.Record(recording, step, x, shuffled: true));
        return x.Download(gpu.Device);
    }

    private void Run(IBatchSource source, long epoch, int first, ulong seed, Action<Recording, StepBindings> record)
    {
        using StepRing ring = new(gpu.Device);
        source.Schedule(ref ring.Entry(0), epoch, first, Rows, seed);
        Recording recording = new("batch");
        record(recording, ring.Bindings);
        gpu.Device.RunOnce(recording);
    }
}
