namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Xunit;

/// <summary>Where barriers go.</summary>
[Collection(GpuCollection.Name)]
public sealed class HazardsTests(GpuFixture gpu) : IDisposable
{
    private readonly GpuArena _arena = gpu.Device.CreateArena("hazards");
    private readonly GpuArena _other = gpu.Device.CreateArena("other hazards");
    private readonly Hazards _hazards = new();

    public void Dispose()
    {
        _arena.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(Access.Read, Access.Read, false)]
    [InlineData(Access.Load, Access.Read, false)]
    [InlineData(Access.Read, Access.Write, true)]
    [InlineData(Access.Load, Access.ReadWrite, true)]
    [InlineData(Access.Write, Access.Read, true)]
    [InlineData(Access.Write, Access.Load, true)]
    [InlineData(Access.Write, Access.Write, true)]
    [InlineData(Access.ReadWrite, Access.Load, true)]
    internal void TwoKernelsOnTheSameMemory(Access first, Access second, bool barrier)
    {
        BufferSlice slice = _arena.Reserve(64);
        Assert.False(_hazards.Needs(Dispatch((first, slice))));
        Assert.Equal(barrier, _hazards.Needs(Dispatch((second, slice))));
    }

    [Fact]
    public void Overlap_counts_not_identity()
    {
        BufferSlice whole = _arena.Reserve(64);
        Assert.False(_hazards.Needs(Dispatch((Access.Write, whole.Part(0, 32)))));
        Assert.False(_hazards.Needs(Dispatch((Access.Read, whole.Part(32, 32)))));
        Assert.True(_hazards.Needs(Dispatch((Access.Read, whole.Part(16, 32)))));
    }

    [Fact]
    public void Equal_offsets_of_two_arenas_are_two_places()
    {
        Assert.False(_hazards.Needs(Dispatch((Access.Write, _arena.Reserve(64)))));
        Assert.False(_hazards.Needs(Dispatch((Access.Write, _other.Reserve(64)))));
    }

    [Fact]
    public void A_barrier_settles_everything_before_it()
    {
        (BufferSlice a, BufferSlice b) = (_arena.Reserve(64), _arena.Reserve(64));
        Assert.False(_hazards.Needs(Dispatch((Access.Write, a), (Access.Write, b))));
        Assert.True(_hazards.Needs(Dispatch((Access.Read, a))));
        Assert.False(_hazards.Needs(Dispatch((Access.Read, b))));
        Assert.True(_hazards.Needs(Dispatch((Access.Write, a))));
    }

    [Fact]
    public void A_kernel_that_binds_a_place_twice_needs_no_barrier_with_itself()
    {
        BufferSlice slice = _arena.Reserve(64);
        Assert.False(_hazards.Needs(Dispatch((Access.Load, slice), (Access.Write, slice))));
        Assert.True(_hazards.Needs(Dispatch((Access.Load, slice), (Access.Write, slice))));
    }

    [Fact]
    public void Copies_read_and_write_fills_write_cuts_do_neither()
    {
        (BufferSlice a, BufferSlice b) = (_arena.Reserve(64), _arena.Reserve(64));
        Assert.False(_hazards.Needs(new CopyCommand(a, b)));
        Assert.False(_hazards.Needs(Dispatch((Access.Read, a))));
        Assert.False(_hazards.Needs(new CutCommand()));
        Assert.True(_hazards.Needs(new FillCommand(a, 0)));
        Assert.False(_hazards.Needs(Dispatch((Access.Read, b))));
        Assert.True(_hazards.Needs(new CopyCommand(b, a)));
    }

    private static DispatchCommand Dispatch(params (Access Access, BufferSlice Slice)[] bindings) => new(
        new KernelInfo("test", [.. bindings.Select(binding => binding.Access)], 0),
        new Dictionary<string, int>(),
        [.. bindings.Select(binding => binding.Slice)],
        [],
        new DispatchSize(1));
}
