namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>Which variant of a kernel a device launches.</summary>
[Collection(GpuCollection.Name)]
public sealed class MemoryPathTests
{
    [Theory]
    [InlineData(false, false, MemoryPath.Storage)]
    [InlineData(false, true, MemoryPath.Storage)]
    [InlineData(true, false, MemoryPath.Texel)]
    [InlineData(true, true, MemoryPath.WideTexel)]
    public void Stores_are_wide_where_loads_are_texels_and_integers_long(bool texelLoads, bool addresses, int path)
    {
        using GpuDevice device = GpuFixture.Open(texelLoads, addresses: addresses);
        using GpuArena arena = device.CreateArena("kernels");
        BufferSlice slice = arena.Reserve(64);
        arena.Commit();
        Recording recording = new("adam");
        recording.Dispatch(new Adam(slice, slice, slice, slice, slice, new AdamParams(4, 0.9f, 0.999f, 1e-8f), Group: 8));
        using CompiledRecording compiled = device.Compile(recording);
        int expected = path == MemoryPath.WideTexel && !device.Traits.Addresses ? MemoryPath.Texel : path;
        Assert.Equal([$"adam;LD={expected};WG=8"], device.Kernels.VariantsInUse("adam"));
    }
}
