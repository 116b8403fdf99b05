namespace Vae.Realtime.Tests.Gpu;

using System.Diagnostics;
using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Live;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Living on a host engine's device: one that the test makes, uses afterwards and destroys itself.</summary>
[Collection(GpuCollection.Name)]
public sealed class AttachTests
{
    [Theory]
    [InlineData(HostKind.Vulkan11)]
    [InlineData(HostKind.Timeline)]
    public void Kernels_run_on_a_foreign_device_which_outlives_them(HostKind kind) => ForeignHost.Run(kind, host =>
    {
        GpuDevice attached = GpuDevice.Attach(host.Handles, new GpuOptions { Shaders = VaeShaders.Library });
        Assert.Equal(host.Handles, attached.Handles);
        IEnumerable<ConformanceCase> oneOfEach = ConformanceSuite.All.GroupBy(work => work.Kernel).Select(cases => cases.First());
        Assert.All(ConformanceSuite.Run(attached, cases: oneOfEach), result => Assert.True(result.Passed, result.Message));
        attached.Dispose();
        Assert.Empty(attached.Ledger.Alive);
    });

    // As an engine does it: by handles and words alone.
    [Theory]
    [InlineData(HostKind.Vulkan12)]
    [InlineData(HostKind.Timeline)]
    public void A_plugin_draws_learns_and_saves_on_a_foreign_device(HostKind kind) => ForeignHost.Run(kind, host =>
    {
        DeviceHandles handles = host.Handles;
        using TemporaryFolder folder = new();
        string saved = folder.File("learned.safetensors");
        using (GpuDevice engine = GpuDevice.Attach(handles))
        using (OffscreenTarget target = new(engine))
        using (VaePlugin plugin = new())
        {
            plugin.Awake(new PluginHost(handles)
            {
                ModelPath = PretrainedModel.Path,
                Data = "glyphs",
                CacheFolder = folder.File("cache"),
                Training = new TrainerOptions { Batch = 16 },
                FramesInFlight = 1,
            });
            Patience.Until(() => plugin.Training!.Steps > 0, "a step", () =>
            {
                Frame(plugin, target);
                plugin.Train(Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 10));
            });
            plugin.Latents.State.Values.Clear();
            plugin.Training!.Paused = true;
            plugin.Training.Settle();
            byte[] learned = Frame(plugin, target);
            Assert.True(learned.Distinct().Count() > 10);
            plugin.Save(saved);
            plugin.OnDestroy();
            Assert.True(Directory.Exists(folder.File("cache")));

            plugin.Awake(new PluginHost(handles) { ModelPath = saved, FramesInFlight = 1 });
            Assert.Null(plugin.Training);
            plugin.Latents.State.Values.Clear();
            Assert.Equal(learned, Frame(plugin, target));
        }

        Assert.Throws<VaeException>(() => new VaePlugin().Awake(new PluginHost(handles) { Data = folder.File("nowhere") }));
    });

    private static byte[] Frame(VaePlugin plugin, OffscreenTarget target)
    {
        plugin.Update(new PluginFrame(0));
        target.TryBegin(64, 48, out RenderTarget frame);
        plugin.Render(frame);
        target.End();
        return target.Read();
    }

    [Fact]
    public void What_a_device_lacks_is_said() => ForeignHost.Run(HostKind.Vulkan12, host =>
    {
        string Refused(DeviceHandles handles) => Assert.Throws<GpuException>(() => GpuDevice.Attach(handles)).Message;
        Assert.Equal("DeviceHandles.Device is 0; give the engine's own handle.", Refused(host.Handles with { Device = 0 }));
        Assert.Contains("DeviceHandles.Queue is 0", Refused(host.Handles with { Queue = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("The queue family 77 of ", Refused(host.Handles with { QueueFamily = 77 }), StringComparison.Ordinal);
    });

    [Fact]
    public void An_engine_for_Vulkan_11_has_no_timeline_semaphores() => ForeignHost.Run(HostKind.Vulkan11, host =>
    {
        GpuException refused = Assert.Throws<GpuException>(() => GpuDevice.Attach(host.Handles with { TimelineSemaphore = true }));
        Assert.Contains("has no timeline semaphores of Vulkan 1.2; leave it unset", refused.Message, StringComparison.Ordinal);
    });
}
