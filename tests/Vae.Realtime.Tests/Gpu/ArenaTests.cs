namespace Vae.Realtime.Tests.Gpu;

using System.Globalization;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class ArenaTests(GpuFixture gpu)
{
    [Fact]
    public void Turns_in_shared_memory_lie_where_the_largest_does()
    {
        using GpuArena arena = gpu.Device.CreateArena("shared");
        arena.Reserve(1024);
        SharedSlice large = arena.Share("scratch", 4096);
        SharedSlice small = arena.Share("scratch", 64);
        SharedSlice other = arena.Share("other scratch", 16);
        Assert.Contains("before it was committed", Assert.Throws<GpuException>(() => small.Slice).Message, StringComparison.Ordinal);
        arena.Commit();
        Assert.Equal(large.Slice.Offset, small.Slice.Offset);
        Assert.Equal((4096ul, 64ul), (large.Slice.Size, small.Slice.Size));
        Assert.True(small.Slice.Offset >= 1024);
        Assert.False(large.Slice.Overlaps(other.Slice));
        Assert.Contains("is committed", Assert.Throws<GpuException>(() => arena.Share("late", 16)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MemoryKind.Device)]
    [InlineData(MemoryKind.Host)]
    internal void APlanThatDoesNotFitIsRefusedWithBothNumbers(MemoryKind kind)
    {
        IReadOnlyList<string> before = gpu.Device.Ledger.Alive;
        (_, ulong heapBytes) = gpu.Device.Memory.Choose(kind);
        using GpuArena arena = gpu.Device.CreateArena("far too large", kind);
        arena.Reserve(heapBytes);
        arena.Reserve(64 << 20);
        DeviceOutOfMemoryException refused = Assert.Throws<DeviceOutOfMemoryException>(arena.Commit);
        Assert.Contains("'far too large'", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"needs {Mebibytes(arena.Reserved)} MiB", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"has {Mebibytes(heapBytes)} MiB", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, gpu.Device.Ledger.Alive);
    }

    [Theory]
    [InlineData(MemoryKind.Device)]
    [InlineData(MemoryKind.Host)]
    internal void SlicesAreAlignedApartAndZeroed(MemoryKind kind)
    {
        // What was there before: freed memory full of ones, which the next arena is likely to get.
        using (GpuArena dirty = gpu.Device.CreateArena("dirty", kind))
        {
            BufferSlice all = dirty.Reserve(1 << 16);
            dirty.Commit();
            gpu.Device.Transfers.Upload<uint>(all, [.. Enumerable.Repeat(uint.MaxValue, 1 << 14)]);
        }

        using GpuArena arena = gpu.Device.CreateArena("slices", kind);
        BufferSlice[] slices = [.. new ulong[] { 1, 16, 17, 255, 256, 257, 4096, 3 }.Select(bytes => arena.Reserve(bytes))];
        arena.Commit();
        ulong end = 0;
        foreach (BufferSlice slice in slices)
        {
            Assert.InRange(slice.Offset, end, ulong.MaxValue);
            Assert.Equal(0ul, slice.Offset % gpu.Device.Traits.OffsetAlignment);
            Assert.Equal(0ul, slice.Size % 16);
            Assert.All(gpu.Device.Transfers.Download<byte>(slice, (int)slice.Size), value => Assert.Equal(0, value));
            end = slice.Offset + slice.Size;
        }

        Assert.InRange(arena.Reserved, end, ulong.MaxValue);
    }

    [Fact]
    public void Mapped_memory_is_the_devices_own()
    {
        using GpuArena arena = gpu.Device.CreateArena("mapped", MemoryKind.Host);
        (BufferSlice a, BufferSlice b) = (arena.Reserve<float>(4), arena.Reserve<float>(4));
        arena.Commit();
        arena.Map<float>(a)[2] = 1.5f;
        Recording copy = new("copy");
        copy.Copy(a, b);
        gpu.Device.RunOnce(copy);
        Assert.Equal([0f, 0f, 1.5f, 0f], arena.Map<float>(b).ToArray());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using GpuArena arena = gpu.Device.CreateArena("small");
        Assert.Throws<ArgumentOutOfRangeException>(() => arena.Reserve(0));
        BufferSlice slice = arena.Reserve(32);
        Assert.Throws<GpuException>(() => gpu.Device.Transfers.Upload<byte>(slice, [1]));
        arena.Commit();
        Assert.Throws<GpuException>(() => arena.Reserve(16));
        Assert.Throws<GpuException>(() => { arena.Map<byte>(slice); });
        Assert.Throws<ArgumentOutOfRangeException>(() => slice.Part(16, 17));
        Assert.Equal(slice.Offset + 16, slice.Part(16, 16).Offset);
        GpuFixture.AssertOnly(gpu.Device, "buffer: 1", "memory: 1");
    }

    private static string Mebibytes(ulong bytes) => (bytes / 1048576.0).ToString("F1", CultureInfo.InvariantCulture);
}
