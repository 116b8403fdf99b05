namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class ConcatenationTests(GpuFixture gpu)
{
    private static readonly float[] First = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Joins_maps_and_splits_their_gradient()
    {
        using (GpuArena arena = gpu.Device.CreateArena("maps"))
        {
            PassPlan plan = new(gpu.Device, arena, batch: 2, training: true, default);
            FeatureMap a = plan.Map(new Shape(2, 1, 2));
            FeatureMap b = plan.Map(new Shape(2, 1, 1));
            Concatenation joined = Concatenation.Plan(plan, a, b);
            (FeatureMap da, FeatureMap db) = (plan.Like(a), plan.Like(b));
            arena.Commit();
            a.Matrix.Upload(gpu.Device, First);
            b.Matrix.Upload(gpu.Device, [10, -20, 30, -40]);
            Recording recording = new("concatenation");
            joined.Forward(recording);
            joined.Backward(recording, joined.Y, second: false, Activation.None, da);
            joined.Backward(recording, joined.Y, second: true, Activation.Relu, db);
            gpu.Device.RunOnce(recording);

            Assert.Equal([1, 2, 10, 3, 4, -20, 5, 6, 30, 7, 8, -40], joined.Y.Matrix.Download(gpu.Device));
            Assert.Equal(First, da.Matrix.Download(gpu.Device));
            Assert.Equal([10, 0, 30, 0], db.Matrix.Download(gpu.Device));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Every_pixel_gets_a_vector()
    {
        using (GpuArena arena = gpu.Device.CreateArena("maps"))
        {
            PassPlan plan = new(gpu.Device, arena, batch: 2, training: false, default);
            FeatureMap a = plan.Map(new Shape(2, 1, 2));
            FeatureMap b = plan.Map(new Shape(1, 1, 1));
            Concatenation joined = Concatenation.Plan(plan, a, b);
            arena.Commit();
            a.Matrix.Upload(gpu.Device, First);
            b.Matrix.Upload(gpu.Device, [10, 20]);
            Recording recording = new("concatenation");
            joined.Forward(recording);
            gpu.Device.RunOnce(recording);
            Assert.Equal([1, 2, 10, 3, 4, 10, 5, 6, 20, 7, 8, 20], joined.Y.Matrix.Download(gpu.Device));
        }

        GpuFixture.AssertClean(gpu.Device);
    }
}
