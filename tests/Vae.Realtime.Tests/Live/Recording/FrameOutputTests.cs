namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Live.Capture;
using Vae.Realtime.Scenes;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class FrameOutputTests(GpuFixture gpu) : IDisposable
{
    private readonly HeldSink _sink = new();

    public void Dispose() => _sink.Gate.Dispose();

    [Fact]
    public void Every_frame_arrives_in_order_and_as_it_was_shown()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using FrameOutput output = new(gpu.Device, (24, 16), null, _ => _sink);
        List<byte> expected = [];
        for (int i = 0; i < 12; i++)
        {
            bench.Show(i - 6, 2, 1, 0);
            bench.Frame(target, 24, 16);
            expected.Add(Middle(target));
            Patience.Until(() => Take(output, bench, 0), "a place", output.Poll);
        }

        Assert.True(output.Finish(Patience.Longest));
        Assert.True(_sink.Finished);
        Assert.Equal(12, _sink.Frames.Count);
        Assert.True(expected.Distinct().Count() > 3, "the frames are alike");
        Assert.Equal(expected, _sink.Frames.Select(frame => frame.Middle));
        Assert.Equal(12, output.Written);
    }

    [Fact]
    public void A_sink_that_hangs_costs_frames_and_no_time()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using FrameOutput output = new(gpu.Device, (24, 16), 10, _ => _sink);
        _sink.Gate.Reset();
        for (int i = 0; i < 40; i++)
        {
            bench.Frame(target, 24, 16);
            Take(output, bench, i / 10.0);
            output.Poll();

            // The thread that feeds it may come late; from then on one frame is with it, and the places fill.
            Patience.Until(() => _sink.Entered, "the sink to hang", output.Poll);
        }

        _sink.Gate.Set();
        Patience.Until(() => output.Written >= 8, "the sink to go on", output.Poll);
        bench.Frame(target, 24, 16);
        Assert.True(Take(output, bench, 4));
        Assert.True(output.Finish(Patience.Longest));

        // The last one stands for all that found no room: the film is as long as the show was.
        Assert.Equal(41, _sink.Frames.Sum(frame => frame.Times));
        Assert.True(_sink.Frames[^1].Times > 20, $"{_sink.Frames[^1].Times}");
        Assert.Equal(41 - _sink.Frames.Count, output.Dropped);
    }

    [Fact]
    public void A_rate_below_the_shows_takes_every_so_many()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using FrameOutput output = new(gpu.Device, (24, 16), 15, _ => _sink);
        for (int i = 0; i < 60; i++)
        {
            bench.Frame(target, 24, 16);

            // Frames are a little early and late by turns.
            double now = (i / 60.0) + (i % 2 * 0.004);
            Patience.Until(() => Take(output, bench, now), "a place", output.Poll);

            output.Poll();
        }

        Assert.True(output.Finish(Patience.Longest));
        Assert.InRange(_sink.Frames.Count, 15, 16);
        Assert.All(_sink.Frames, frame => Assert.Equal(1, frame.Times));
    }

    [Fact]
    public void What_fails_is_told_and_nothing_more_is_taken()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using FrameOutput output = new(gpu.Device, (24, 16), null, _ => _sink);
        _sink.Failure = new VaeException("the disk is full");
        bench.Frame(target, 24, 16);
        Take(output, bench, 0);
        Patience.Until(() => output.IsOver, "the end", output.Poll);
        Assert.Equal("the disk is full", output.Failure);
        Assert.True(Take(output, bench, 1));
        Assert.Equal(0, output.Written);
    }

    [Fact]
    public void Taking_a_frame_allocates_nothing()
    {
        using PluginBench bench = new(gpu.Device);
        using OffscreenTarget target = new(gpu.Device);
        using FrameOutput output = new(gpu.Device, (24, 16), null, _ => _sink);
        Run(20);
        Allocation.AssertNone(() => Run(50));

        void Run(int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                Assert.True(target.TryBegin(23, 16, out RenderTarget frame));
                bench.Plugin.Render(frame);
                SceneFrame picture = bench.Plugin.Picture!;
                output.TryTake(picture.Image, picture.Format.Bgra, 0, frame);
                target.End();
                output.Submitted();
                output.Poll();
            }
        }
    }

    private static bool Take(FrameOutput output, PluginBench bench, double now)
    {
        SceneFrame picture = bench.Plugin.Picture!;
        return output.TryTake(picture.Image, picture.Format.Bgra, now);
    }

    private static byte Middle(OffscreenTarget target)
    {
        byte[] pixels = target.Read();
        return pixels[(pixels.Length / 2) + (24 * 2)];
    }
}
