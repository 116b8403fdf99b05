namespace Vae.Realtime.Tests.Realtime;

using System.Diagnostics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Models;
using Vae.Realtime.Realtime;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A frame costs the managed heap nothing, training in between included.</summary>
[Collection(GpuCollection.Name)]
public sealed class FrameAllocationTests
{
    private const int Frames = 200;

    [Fact]
    public void FramesAllocateNothing()
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using VaeModel model = new(device, VaeArchitecture.Mlp(new ImageShape(28, 28, 1), hidden: 16, latent: 4), trainable: true);
        model.Initialise(1);
        using VaePlugin plugin = new();
        plugin.Awake(new PluginHost(device) { Data = new GlyphsSpec(), Model = model, Training = new() { Batch = 8 } });
        using OffscreenTarget target = new(device);
        for (int i = 0; i < 20 && !plugin.Training!.Ready; i++)
        {
            Run(plugin, target, Frames);
        }

        Assert.True(plugin.Training!.Ready, "the training did not get ready");
        long steps = plugin.Training.Steps;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(plugin, target, Frames);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(plugin.Training.Steps > steps, "nothing was trained");
    }

    [Fact]
    public void PlayingAllocatesNothing()
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using VaeModel model = new(device, VaeArchitecture.Mlp(new ImageShape(28, 28, 1), hidden: 16, latent: 4), trainable: true);
        model.Initialise(1);
        using VaePlugin plugin = new();
        plugin.Awake(new PluginHost(device) { Data = new GlyphsSpec(), Model = model, Training = new() { Batch = 8 } });
        Instrument instrument = new(plugin) { TrainingPaused = true };
        LiveParameter dimension = instrument.Parameters.Find("latent.2")!;
        LiveParameter gamma = instrument.Parameters.Find("gamma")!;
        using OffscreenTarget target = new(device);
        instrument.Latents.Keyframes.Add([1, 2, 3, 4]);
        instrument.Latents.Keyframes.Add([4, 3, 2, 1]);
        instrument.Latents.ToggleWalk();
        for (int i = 0; i < 10; i++)
        {
            Play();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Play();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Play()
        {
            for (int i = 0; i < Frames; i++)
            {
                dimension.Value = i / (double)Frames;
                gamma.Position = i / (double)Frames;
                instrument.Latents.Hold();
                instrument.Latents.Drag(0.01f, 0);
                instrument.Latents.Release();
                instrument.Advance(i / 60.0, 1.0 / 60);
                Assert.True(target.TryBegin(64, 64, out RenderTarget frame));
                plugin.Render(frame);
                target.End();
                instrument.Frames.Presented(i / 60.0);
            }
        }
    }

    private static void Run(VaePlugin plugin, OffscreenTarget frames, int count)
    {
        for (int i = 0; i < count; i++)
        {
            plugin.Update(new PluginFrame(1.0 / 60));
            Assert.True(frames.TryBegin(64, 64, out RenderTarget target));
            plugin.Render(target);
            frames.End();
            plugin.Train(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 200));
        }
    }
}
