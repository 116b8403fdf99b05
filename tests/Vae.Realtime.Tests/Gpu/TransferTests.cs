namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Memory;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class TransferTests(GpuFixture gpu)
{
    private const int Staging = 16 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(4099)]
    [InlineData(Staging)]
    [InlineData(Staging + 1)]
    [InlineData((2 * Staging) + 13)]
    public void What_goes_up_comes_down(int length)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        using (GpuArena arena = gpu.Device.CreateArena("transfer"))
        {
            BufferSlice before = arena.Reserve(256);
            BufferSlice slice = arena.Reserve((ulong)length);
            BufferSlice after = arena.Reserve(256);
            arena.Commit();
            gpu.Device.Transfers.Upload<byte>(slice, data);
            Assert.True(data.AsSpan().SequenceEqual(gpu.Device.Transfers.Download<byte>(slice, length)));
            Assert.All(gpu.Device.Transfers.Download<byte>(before, 256), value => Assert.Equal(0, value));
            Assert.All(gpu.Device.Transfers.Download<byte>(after, 256), value => Assert.Equal(0, value));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void A_part_of_a_slice_is_replaced_alone()
    {
        using GpuArena arena = gpu.Device.CreateArena("transfer");
        BufferSlice slice = arena.Reserve<int>(12);
        arena.Commit();
        gpu.Device.Transfers.Upload<int>(slice, [.. Enumerable.Range(0, 12)]);
        gpu.Device.Transfers.Upload<int>(slice.Part(16, 32), [-1, -2, -3]);
        Assert.Equal([0, 1, 2, 3, -1, -2, -3, 7, 8, 9, 10, 11], gpu.Device.Transfers.Download<int>(slice, 12));
        gpu.Device.Transfers.Upload<int>(slice, []);
        Assert.Empty(gpu.Device.Transfers.Download<int>(slice, 0));
    }

    [Fact]
    public void More_than_the_slice_holds_is_refused()
    {
        using GpuArena arena = gpu.Device.CreateArena("transfer");
        BufferSlice slice = arena.Reserve<int>(4);
        arena.Commit();
        Assert.Throws<ArgumentOutOfRangeException>(() => gpu.Device.Transfers.Upload<int>(slice, [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => gpu.Device.Transfers.Download<int>(slice, 5));
    }
}
