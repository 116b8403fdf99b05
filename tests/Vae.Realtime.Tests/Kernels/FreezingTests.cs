namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Parameters that are frozen stay what they are to the bit; the others move as if nothing were frozen.</summary>
[Collection(GpuCollection.Name)]
public sealed class FreezingTests(GpuFixture gpu)
{
    private static readonly (int Rows, int Columns)[] Shapes = [(3, 5), (1, 7), (9, 4), (1, 9), (2, 2)];

    [Theory]
    [InlineData("", 1)]
    [InlineData("0", 1)]
    [InlineData("4", 1)]
    [InlineData("12", 2)]
    [InlineData("13", 3)]
    [InlineData("01234", 0)]
    public void Only_the_others_move(string frozen, int dispatches)
    {
        float[][] all = Update("", out _);
        float[][] some = Update(frozen, out int recorded);
        Assert.Equal(dispatches, recorded);
        for (int i = 0; i < Shapes.Length; i++)
        {
            Assert.Equal(frozen.Contains((char)('0' + i)) ? Initial(i) : all[i], some[i]);
            Assert.NotEqual(Initial(i), all[i]);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static float[] Initial(int index) =>
        [.. Enumerable.Range(0, Shapes[index].Rows * Shapes[index].Columns).Select(i => (0.1f * (i + 1)) + index)];

    private float[][] Update(string frozen, out int dispatches)
    {
        using ParameterStore store = new(gpu.Device, trainable: true);
        for (int i = 0; i < Shapes.Length; i++)
        {
            store.Add($"{i}", Shapes[i].Rows, Shapes[i].Columns);
        }

        store.Commit();
        for (int i = 0; i < Shapes.Length; i++)
        {
            store.Parameters[i].Value.Upload(gpu.Device, Initial(i));
            store.Parameters[i].Gradient.Upload(gpu.Device, Initial(i));
        }

        using GpuArena arena = gpu.Device.CreateArena("state");
        BufferSlice state = arena.Reserve<uint>(8);
        arena.Commit();
        uint one = BitConverter.SingleToUInt32Bits(1);
        gpu.Device.Transfers.Upload<uint>(state, [0, 1, 0, BitConverter.SingleToUInt32Bits(0.1f), one, one, one, 0]);
        Recording recording = new("update");
        store.RecordAdam(recording, state, 0.9, 0.999, 1e-8, frozen: parameter => frozen.Contains(parameter.Name, StringComparison.Ordinal));
        dispatches = recording.Dispatches;
        if (dispatches > 0)
        {
            gpu.Device.RunOnce(recording);
        }

        return [.. store.Parameters.Select(parameter => parameter.Value.Download(gpu.Device))];
    }
}
