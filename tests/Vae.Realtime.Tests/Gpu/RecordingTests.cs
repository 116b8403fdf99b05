namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class RecordingTests(GpuFixture gpu)
{
    [Fact]
    public void Commands_run_in_order_as_often_as_submitted()
    {
        using (GpuArena arena = gpu.Device.CreateArena("recording", MemoryKind.Host))
        {
            (BufferSlice a, BufferSlice b, BufferSlice c) = (arena.Reserve<uint>(4), arena.Reserve<uint>(4), arena.Reserve<uint>(4));
            arena.Commit();
            Recording recording = new("rotate");
            recording.Copy(a, c);
            recording.Copy(b, a);
            recording.Copy(c, b);
            (arena.Map<uint>(a)[0], arena.Map<uint>(b)[0]) = (1, 2);
            using CompiledRecording work = gpu.Device.Compile(recording);
            Assert.Equal(1, work.Slices);
            ulong ticket = gpu.Device.Queue.Submit(work, times: 3);
            Assert.Equal(gpu.Device.Queue.Submitted, ticket);
            gpu.Device.Queue.Wait(ticket);
            Assert.Equal(ticket, gpu.Device.Queue.Completed);
            Assert.Equal((2u, 1u), (arena.Map<uint>(a)[0], arena.Map<uint>(b)[0]));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Slices_are_cut_where_the_recording_allows_it()
    {
        using (GpuArena arena = gpu.Device.CreateArena("slices", MemoryKind.Host))
        {
            BufferSlice[] parts = [.. Enumerable.Range(0, 3).Select(_ => arena.Reserve<uint>(4))];
            arena.Commit();
            Recording recording = new("three parts");
            recording.Cut();
            recording.Fill(parts[0], 1);
            recording.Cut();
            recording.Cut();
            recording.Copy(parts[0], parts[1]);
            recording.Fill(parts[0], 2);
            recording.Cut();
            recording.Copy(parts[0], parts[2]);
            recording.Cut();
            using (CompiledRecording whole = gpu.Device.Compile(recording))
            {
                Assert.Equal(1, whole.Slices);
            }

            using CompiledRecording work = gpu.Device.Compile(recording, sliced: true);
            Assert.Equal(3, work.Slices);
            uint[][] expected = [[1, 0, 0], [2, 1, 0], [2, 1, 2]];
            for (int slice = 0; slice < work.Slices; slice++)
            {
                gpu.Device.Queue.Wait(gpu.Device.Queue.SubmitSlices(work, slice, 1));
                Assert.Equal(expected[slice], parts.Select(part => arena.Map<uint>(part)[3]));
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void A_recording_knows_its_kernels()
    {
        using GpuArena arena = gpu.Device.CreateArena("kernels");
        Recording recording = new("kernels");
        recording.Dispatch(new UniformFill(arena.Reserve(64), new UniformFillParams(2, 8, 8, 1, 0, 0)));
        recording.Fill(arena.Reserve(64), 0);
        Assert.Equal(1, recording.Dispatches);
        Assert.Equal(["uniform_fill"], recording.Kernels);
    }

    [Fact]
    public void A_kernel_must_bind_what_it_declares()
    {
        GpuException refused = Assert.Throws<GpuException>(() => new Recording("wrong").Dispatch(new Undeclared()));
        Assert.Contains("'undeclared' declares 2 bindings and 8 push bytes but bound 0 and 4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_was_not_built_is_named()
    {
        using GpuArena arena = gpu.Device.CreateArena("kernels");
        BufferSlice slice = arena.Reserve(64);
        arena.Commit();
        Recording recording = new("adam");
        recording.Dispatch(new Adam(slice, slice, slice, slice, slice, new AdamParams(4, 0.9f, 0.999f, 1e-8f), Group: 5));
        GpuException refused = Assert.Throws<GpuException>(() => gpu.Device.Compile(recording));
        Assert.Contains("'adam;LD=", refused.Message, StringComparison.Ordinal);
        Assert.Contains(";WG=5'", refused.Message, StringComparison.Ordinal);
        GpuFixture.AssertOnly(gpu.Device, "buffer: 1", "memory: 1");
    }

    [Fact]
    public void A_binding_larger_than_the_device_allows_is_refused_with_both_numbers()
    {
        using GpuArena arena = gpu.Device.CreateArena("endless");
        BufferSlice slice = arena.Reserve(gpu.Device.Traits.MaxStorageRange + 16);
        Recording recording = new("fill");
        recording.Dispatch(new UniformFill(slice, new UniformFillParams(2, 8, 8, 1, 0, 0)));
        DeviceOutOfMemoryException refused = Assert.Throws<DeviceOutOfMemoryException>(() => gpu.Device.Compile(recording));
        Assert.Matches(@"'uniform_fill' would bind [\d.]+ MiB of 'endless' but the device allows [\d.]+ MiB", refused.Message);
        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void A_copy_must_fit()
    {
        using GpuArena arena = gpu.Device.CreateArena("copy");
        (BufferSlice small, BufferSlice large) = (arena.Reserve(16), arena.Reserve(32));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recording("copy").Copy(large, small));
    }

    private readonly record struct Undeclared : IKernel<Undeclared>
    {
        public static KernelInfo Info { get; } = new("undeclared", [Access.Read, Access.Write], 8);

        public DispatchSize Groups => new(1);

        public void Bind(ref KernelArguments args) => args.Push(default(OneWord));
    }

    private readonly record struct OneWord(uint Word) : IPushConstants;
}
