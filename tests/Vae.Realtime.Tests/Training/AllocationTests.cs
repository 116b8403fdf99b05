namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A running training costs the managed heap nothing.</summary>
[Collection(GpuCollection.Name)]
public sealed class AllocationTests
{
    private const int Steps = 200;

    private static readonly Shape Shape = new(8, 8, 1);

    [Fact]
    public void Steps_allocate_nothing() => AssertFree((trainer, steps) =>
    {
        for (int i = 0; i < steps; i += 4)
        {
            trainer.Submit(4);
            if (trainer.InFlight > 2)
            {
                trainer.WaitForOldest();
            }
        }
    });

    [Fact]
    public void Slices_allocate_nothing() => AssertFree((trainer, steps) =>
    {
        trainer.WarmUp(sliced: true);
        for (int i = 0; i < steps * trainer.Slices; i += 5)
        {
            trainer.SubmitSlices(5);
            trainer.Poll();
            if (trainer.InFlight > 2)
            {
                trainer.WaitForOldest();
            }
        }
    });

    private static void AssertFree(Action<Trainer, int> train)
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using VaeModel model = new(device, VaeArchitecture.Mlp(Shape, hidden: 16, latent: 2), trainable: true);
        model.Initialise(1);
        using ImageBatches data = new(device, new ImageSet(Shape, new byte[1000 * Shape.Length]));
        using Trainer trainer = new(model, data, new TrainerOptions { Batch = 8 });
        long finished = 0;
        trainer.StepFinished += (step, _, _) => finished = step;
        train(trainer, 40);
        trainer.Drain();
        long before = GC.GetAllocatedBytesForCurrentThread();
        train(trainer, Steps);
        trainer.Drain();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(finished >= Steps, $"only {finished} steps");
    }
}
