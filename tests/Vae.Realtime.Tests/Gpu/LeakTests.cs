namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Xunit;

/// <summary>The two detectors that the other tests rely on do detect.</summary>
[Collection(GpuCollection.Name)]
public sealed class LeakTests
{
    [Fact]
    public void What_is_not_destroyed_is_counted_and_reported()
    {
        GpuDevice device = GpuFixture.Open();
        GpuArena leaked = device.CreateArena("leaked");
        leaked.Reserve(16);
        leaked.Commit();
        Assert.Empty(device.Validation.Messages);
        Assert.Equal(["buffer: 1", "memory: 1"], device.Ledger.Alive);
        device.Dispose();
        Assert.Equal(["buffer: 1", "memory: 1"], device.Ledger.Alive);
        Assert.Contains(device.Validation.Messages, message => message.Contains("has not been destroyed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_leaves_nothing_behind()
    {
        GpuDevice device = GpuFixture.Open();
        using (GpuArena arena = device.CreateArena("kept"))
        {
            arena.Reserve(16);
            arena.Commit();
        }

        device.Dispose();
        device.Dispose();
        Assert.Empty(device.Ledger.Alive);
        Assert.Empty(device.Validation.Messages);
    }
}
