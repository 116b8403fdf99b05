namespace Vae.Realtime.Tests.Gpu;

using System.Diagnostics;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class ProfileTests(GpuFixture gpu)
{
    [Fact]
    public void Every_launch_is_timed_in_order_within_the_submit()
    {
        using (GpuArena arena = gpu.Device.CreateArena("filled"))
        {
            BufferSlice small = arena.Reserve<float>(64 * 64);
            BufferSlice large = arena.Reserve<float>(2048 * 2048);
            arena.Commit();
            Recording recording = new("two fills");
            recording.Dispatch(new UniformFill(small, new UniformFillParams(64, 64, 64, 1, 1, 2)));
            recording.Dispatch(new UniformFill(large, new UniformFillParams(2048, 2048, 2048, 1, 1, 2)));
            using GpuProfile profile = new(gpu.Device, recording);
            ProfiledSubmit run = Checked(profile.Run());

            // Others on the machine may hold up either, or the waiting. In a run where they do not, a thousand times the work takes longer,
            // and most of the wait is the large fill's: the times are of the work, not of its being queued.
            Patience.Until(
                () => run.Kernels[1].Duration > run.Kernels[0].Duration && run.Kernels[1].Duration > 0.2 * Waited(run),
                () => $"times of the work, after {run.Kernels[0].Duration} and {run.Kernels[1].Duration} of {Waited(run)} ns",
                () => run = Checked(profile.Run()));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static ProfiledSubmit Checked(ProfiledSubmit run)
    {
        Assert.Equal(["uniform_fill", "uniform_fill"], run.Kernels.Select(kernel => kernel.Variant));
        Assert.Equal([16u, 16_384u], run.Kernels.Select(kernel => kernel.Groups.X));
        Assert.All(run.Kernels, kernel => Assert.True(kernel.Duration > 0, $"{kernel.Duration} ns"));
        Assert.True(run.Kernels[1].Start >= run.Kernels[0].Start + run.Kernels[0].Duration, "the launches overlap");
        Assert.InRange(run.Kernels[1].Start + run.Kernels[1].Duration - run.Kernels[0].Start, 0, Waited(run));
        return run;
    }

    // Nanoseconds.
    private static double Waited(ProfiledSubmit run) => Stopwatch.GetElapsedTime(run.Begun, run.Finished).TotalNanoseconds;
}
