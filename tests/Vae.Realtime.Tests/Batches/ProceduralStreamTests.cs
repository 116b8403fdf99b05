namespace Vae.Realtime.Tests.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class ProceduralStreamTests(GpuFixture gpu)
{
    [Fact]
    public void The_training_stream_goes_on_from_epoch_to_epoch()
    {
        StepEntry last = Entry(ProceduralStream.Train, epoch: 0, first: 59_904, seed: 3);
        StepEntry next = Entry(ProceduralStream.Train, epoch: 1, first: 0, seed: 3);
        Assert.Equal(96u, last.Valid);
        Assert.Equal(last.Cursor + last.Valid, next.Cursor);
        Assert.Equal(last.OrderKey, next.OrderKey);
        Assert.NotEqual(last.OrderKey, Entry(ProceduralStream.Train, epoch: 0, first: 59_904, seed: 4).OrderKey);
    }

    [Fact]
    public void The_test_stream_is_the_same_every_time()
    {
        StepEntry first = Entry(ProceduralStream.Test, epoch: 0, first: 128, seed: 3);
        StepEntry later = Entry(ProceduralStream.Test, epoch: 5, first: 128, seed: 4);
        Assert.Equal((first.Cursor, first.OrderKey, first.Valid), (later.Cursor, later.OrderKey, later.Valid));
        Assert.NotEqual(first.OrderKey, Entry(ProceduralStream.Train, epoch: 0, first: 128, seed: 0).OrderKey);
    }

    [Theory]
    [InlineData("shapes", 32)]
    [InlineData("shapes?size=64", 64)]
    [InlineData("textures", 64)]
    [InlineData("textures?size=32", 32)]
    public void A_specification_opens_both_streams_of_its_size(string text, int side)
    {
        using BatchSources sources = BatchSources.Open(gpu.Device, DataSpec.Parse(text));
        Assert.Equal(new Shape(side, side, 3), sources.Train.Shape);
        Assert.Equal(sources.Train.Shape, sources.Test.Shape);
        Assert.Equal((60_000, 10_000), (sources.Train.Count, sources.Test.Count));
    }

    [Fact]
    public void Labels_name_what_is_drawn()
    {
        using ShapeBatches shapes = new(32, ProceduralStream.Test);
        using TextureBatches textures = new(32, ProceduralStream.Test);
        Assert.Equal(ShapeReference.KindCount, shapes.ClassNames.Count);
        Assert.Equal(TextureReference.KindCount, textures.ClassNames.Count);
        StepEntry entry = Entry(ProceduralStream.Test, epoch: 0, first: 0, seed: 1);
        (uint, uint) key = ((uint)entry.OrderKey, (uint)(entry.OrderKey >> 32));
        Assert.Equal(
            Range(100, e => ShapeReference.Label(key, e)),
            Labels((r, step, labels) => shapes.RecordLabels(r, step, labels, 100, false)));
        Assert.Equal(
            Range(100, e => TextureReference.Label(key, e)),
            Labels((r, step, labels) => textures.RecordLabels(r, step, labels, 100, false)));
    }

    private static StepEntry Entry(ProceduralStream stream, long epoch, int first, ulong seed)
    {
        StepEntry entry = default;
        stream.Schedule(ref entry, epoch, first, 128, seed);
        return entry;
    }

    private static uint[] Range(int count, Func<uint, int> label) => [.. Enumerable.Range(0, count).Select(e => (uint)label((uint)e))];

    private uint[] Labels(Action<Recording, StepBindings, BufferSlice> record)
    {
        using GpuArena arena = gpu.Device.CreateArena("labels");
        BufferSlice schedule = arena.Reserve<StepEntry>(1);
        BufferSlice state = arena.Reserve<uint>(6);
        BufferSlice labels = arena.Reserve<uint>(100);
        arena.Commit();
        gpu.Device.Transfers.Upload<StepEntry>(schedule, [Entry(ProceduralStream.Test, epoch: 0, first: 0, seed: 1)]);
        gpu.Device.Transfers.Upload<uint>(state, new uint[6]);
        Recording recording = new("labels");
        record(recording, new StepBindings(schedule, state), labels);
        gpu.Device.RunOnce(recording);
        return gpu.Device.Transfers.Download<uint>(labels, 100);
    }
}
