namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>The one queue of a device: command buffers are submitted in order, and counted. Used by one thread only.</summary>
internal sealed unsafe class GpuQueue : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly CommandPool _pool;
    private readonly ISubmissionCounter _counter;
    private readonly QueueLock? _gate;
    private ulong _submitted;
    private string _lastSubmitted = "nothing";

    /// <param name="device">Whose queue it is.</param>
    /// <param name="timeline">The device was made with the feature <c>timelineSemaphore</c>, which then counts; fences do otherwise.</param>
    /// <param name="gate">Held during every use of the VkQueue; null where nobody else uses it.</param>
    public GpuQueue(VulkanDevice device, bool timeline, QueueLock? gate)
    {
        (_device, _gate) = (device, gate);
        CommandPoolCreateInfo pool = new()
        {
            SType = StructureType.CommandPoolCreateInfo,
            Flags = CommandPoolCreateFlags.ResetCommandBufferBit,
            QueueFamilyIndex = device.QueueFamily,
        };
        CommandPool created;
        device.Vk.CreateCommandPool(device.Handle, &pool, null, &created).Check("creating a command pool");
        _pool = created;
        try
        {
            _counter = timeline ? new TimelineCounter(device) : new FenceCounter(device);
        }
        catch
        {
            device.Vk.DestroyCommandPool(device.Handle, _pool, null);
            throw;
        }
    }

    /// <summary>The count at the newest submit; waiting for it is waiting for everything.</summary>
    public ulong Submitted => _submitted;

    /// <summary>The count at the newest submit that the device has finished.</summary>
    /// <exception cref="DeviceLostException">The device died; the message names the recording.</exception>
    public ulong Completed
    {
        get
        {
            _counter.Read(out ulong completed).Check($"running '{_lastSubmitted}'");
            return completed;
        }
    }

    /// <summary>Submits all slices several times over in one go.</summary>
    /// <returns>The count that <see cref="Wait"/> takes.</returns>
    public ulong Submit(ISubmittable work, int times = 1) => SubmitSlices(work, 0, checked(work.Slices * times));

    /// <summary>
    /// Submits consecutive slices in one go, beginning again after the last. The slices of one pass must be submitted in order.
    /// </summary>
    /// <returns>The count that <see cref="Wait"/> takes.</returns>
    public ulong SubmitSlices(ISubmittable work, int first, int count) => Submit(work.Commands(first, count), work.Name, default, default);

    /// <summary>Submits command buffers.</summary>
    /// <param name="commands">Recorded with <see cref="BeginCommands"/>.</param>
    /// <param name="name">Named by errors.</param>
    /// <param name="waitFor">A binary semaphore to wait for first; none by default.</param>
    /// <param name="alsoSignal">A binary semaphore to signal at the end; none by default.</param>
    /// <returns>The count that <see cref="Wait"/> takes.</returns>
    public ulong Submit(ReadOnlySpan<CommandBuffer> commands, string name, Semaphore waitFor, Semaphore alsoSignal)
    {
        _lastSubmitted = name;
        ulong value = _submitted + 1;
        PipelineStageFlags stage = PipelineStageFlags.AllCommandsBit;
        fixed (CommandBuffer* first = commands)
        {
            SubmitInfo info = new()
            {
                SType = StructureType.SubmitInfo,
                WaitSemaphoreCount = waitFor.Handle != 0 ? 1u : 0u,
                PWaitSemaphores = &waitFor,
                PWaitDstStageMask = &stage,
                CommandBufferCount = (uint)commands.Length,
                PCommandBuffers = first,
                SignalSemaphoreCount = alsoSignal.Handle != 0 ? 1u : 0u,
                PSignalSemaphores = &alsoSignal,
            };
            _gate?.Enter();
            try
            {
                _counter.Submit(info, value).Check($"submitting '{name}'");
            }
            finally
            {
                _gate?.Leave();
            }
        }

        return _submitted = value;
    }

    /// <summary>Blocks until a submit is finished.</summary>
    /// <param name="value">What its submit returned.</param>
    /// <exception cref="DeviceLostException">The device died; the message names the recording.</exception>
    public void Wait(ulong value) => _counter.Wait(value).Check($"running '{_lastSubmitted}'");

    /// <summary>Records, submits and waits for some commands.</summary>
    /// <param name="name">Named by errors.</param>
    /// <param name="write">Records them.</param>
    public void RunOnce(string name, Action<CommandBuffer> write)
    {
        CommandBuffer commands = BeginCommands(reusable: false);
        try
        {
            write(commands);
            EndCommands(commands, name);
            Wait(Submit([commands], name, default, default));
        }
        finally
        {
            FreeCommands(commands);
        }
    }

    /// <summary>A command buffer to record into.</summary>
    /// <param name="reusable">It may be submitted again and again.</param>
    public CommandBuffer BeginCommands(bool reusable)
    {
        CommandBufferAllocateInfo info = new()
        {
            SType = StructureType.CommandBufferAllocateInfo,
            CommandPool = _pool,
            Level = CommandBufferLevel.Primary,
            CommandBufferCount = 1,
        };
        CommandBuffer commands;
        _device.Vk.AllocateCommandBuffers(_device.Handle, &info, &commands).Check("allocating a command buffer");
        _device.Ledger.Created("command buffer");
        CommandBufferBeginInfo begin = new()
        {
            SType = StructureType.CommandBufferBeginInfo,
            Flags = reusable ? CommandBufferUsageFlags.SimultaneousUseBit : CommandBufferUsageFlags.OneTimeSubmitBit,
        };
        _device.Vk.BeginCommandBuffer(commands, &begin).Check("beginning a command buffer");
        return commands;
    }

    /// <summary>Ends the recording of a command buffer.</summary>
    public void EndCommands(CommandBuffer commands, string name) => _device.Vk.EndCommandBuffer(commands).Check($"recording '{name}'");

    /// <summary>Frees a command buffer that the device does not run any more.</summary>
    public void FreeCommands(CommandBuffer commands)
    {
        _device.Vk.FreeCommandBuffers(_device.Handle, _pool, 1, &commands);
        _device.Ledger.Destroyed("command buffer");
    }

    /// <summary>Waits for everything that was submitted, where the device still runs.</summary>
    public void Finish() => _counter.Wait(_submitted);

    public void Dispose()
    {
        _counter.Dispose();
        _device.Vk.DestroyCommandPool(_device.Handle, _pool, null);
    }
}
