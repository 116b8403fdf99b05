namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Live.Capture;
using Vae.Realtime.Scenes;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class FrameRingTests(GpuFixture gpu)
{
    [Fact]
    public void A_place_is_not_given_back_under_the_hand_that_reads_it()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using ManualResetEventSlim taken = new();
        using ManualResetEventSlim read = new();
        bench.Show(1, -1, 0.5f, 0);
        bench.Frame(target, 24, 16);
        SceneFrame picture = bench.Plugin.Picture!;
        FrameRing ring = new(gpu.Device, 2);
        Assert.True(ring.TryTake(picture.Image, picture.Format.Bgra, 1));
        ring.Flush();
        Task<byte[]> reading = OwnThread.Run(() =>
        {
            FrameRing.Place place = ring.Next()!;
            taken.Set();
            read.Wait();
            byte[] pixels = place.Pixels.ToArray();
            ring.Release();
            return pixels;
        });
        Patience.Until(() => taken.IsSet, "the other thread to take the place");
        Task leaving = OwnThread.Run(ring.Dispose);

        // Who does not wait has gone meanwhile, and the pixels with it.
        Thread.Sleep(50);
        Assert.False(leaving.IsCompleted, "It went while the place was in hand.");
        read.Set();
        byte[] pixels = Patience.Of(reading, "the pixels");
        Patience.Of(leaving, "the ring to go");
        Assert.Equal(24 * 16 * 4, pixels.Length);
        Assert.True(pixels.Distinct().Count() > 3, "the picture is flat");
    }

    [Fact]
    public void Who_waits_for_a_place_gets_none_any_more()
    {
        FrameRing ring = new(gpu.Device, 2);
        Task<FrameRing.Place?> waiting = OwnThread.Run(ring.Next);
        ring.Dispose();
        Assert.Null(Patience.Of(waiting, "the end of the pictures"));
    }
}
