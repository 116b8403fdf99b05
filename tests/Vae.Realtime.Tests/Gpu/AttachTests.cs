namespace Vae.Realtime.Tests.Gpu;

using System.Diagnostics;
using Silk.NET.Vulkan;
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
public sealed unsafe class AttachTests
{
    [Fact]
    public void Kernels_run_on_a_foreign_device_which_outlives_them() => OnForeignDevice(handles =>
    {
        GpuDevice attached = GpuDevice.Attach(handles, new GpuOptions { Shaders = VaeShaders.Library });
        Assert.Equal(handles, attached.Handles);
        IEnumerable<ConformanceCase> oneOfEach = ConformanceSuite.All.GroupBy(work => work.Kernel).Select(cases => cases.First());
        Assert.All(ConformanceSuite.Run(attached, cases: oneOfEach), result => Assert.True(result.Passed, result.Message));
        attached.Dispose();
        Assert.Empty(attached.Ledger.Alive);
    });

    // As an engine does it: by handles and words alone.
    [Fact]
    public void A_plugin_draws_learns_and_saves_on_a_foreign_device() => OnForeignDevice(handles =>
    {
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

    private static void OnForeignDevice(Action<DeviceHandles> work)
    {
        GpuInstance host = new([], validation: true);
        PhysicalDevice physical = PhysicalDevices.All(host.Vk, host.Handle)[0];
        uint family = PhysicalDevices.ComputeFamily(host.Vk, physical);
        Device device = CreateDevice(host.Vk, physical, family);
        Queue queue;
        host.Vk.GetDeviceQueue(device, family, 0, &queue);
        work(new DeviceHandles(host.Handle.Handle, physical.Handle, device.Handle, queue.Handle, family));
        UseAndDestroy(host.Vk, device, queue, family);
        host.Dispose();
        Assert.Empty(host.Log.Messages);
    }

    private static Device CreateDevice(Vk vk, PhysicalDevice physical, uint family)
    {
        float priority = 1;
        DeviceQueueCreateInfo queue = new()
        {
            SType = StructureType.DeviceQueueCreateInfo,
            QueueFamilyIndex = family,
            QueueCount = 1,
            PQueuePriorities = &priority,
        };
        PhysicalDeviceTimelineSemaphoreFeatures timeline = new()
        {
            SType = StructureType.PhysicalDeviceTimelineSemaphoreFeatures,
            TimelineSemaphore = true,
        };
        DeviceCreateInfo info = new()
        {
            SType = StructureType.DeviceCreateInfo,
            PNext = &timeline,
            QueueCreateInfoCount = 1,
            PQueueCreateInfos = &queue,
        };
        Device device;
        Assert.Equal(Result.Success, vk.CreateDevice(physical, &info, null, &device));
        vk.CurrentDevice = device;
        return device;
    }

    // Had Dispose destroyed anything of the host's, the validation layer would say so here.
    private static void UseAndDestroy(Vk vk, Device device, Queue queue, uint family)
    {
        CommandPoolCreateInfo poolInfo = new() { SType = StructureType.CommandPoolCreateInfo, QueueFamilyIndex = family };
        CommandPool pool;
        Assert.Equal(Result.Success, vk.CreateCommandPool(device, &poolInfo, null, &pool));
        CommandBufferAllocateInfo allocate = new()
        {
            SType = StructureType.CommandBufferAllocateInfo,
            CommandPool = pool,
            Level = CommandBufferLevel.Primary,
            CommandBufferCount = 1,
        };
        CommandBuffer commands;
        Assert.Equal(Result.Success, vk.AllocateCommandBuffers(device, &allocate, &commands));
        CommandBufferBeginInfo begin = new() { SType = StructureType.CommandBufferBeginInfo };
        Assert.Equal(Result.Success, vk.BeginCommandBuffer(commands, &begin));
        Assert.Equal(Result.Success, vk.EndCommandBuffer(commands));
        SubmitInfo submit = new() { SType = StructureType.SubmitInfo, CommandBufferCount = 1, PCommandBuffers = &commands };
        Assert.Equal(Result.Success, vk.QueueSubmit(queue, 1, &submit, default));
        Assert.Equal(Result.Success, vk.DeviceWaitIdle(device));
        vk.DestroyCommandPool(device, pool, null);
        vk.DestroyDevice(device, null);
    }
}
