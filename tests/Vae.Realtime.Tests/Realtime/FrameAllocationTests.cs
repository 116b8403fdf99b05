namespace Vae.Realtime.Tests.Realtime;

using System.Diagnostics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
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
