namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>
/// The one queue of a device: command buffers are submitted in order, and a timeline semaphore counts them. Used by one thread only.
/// </summary>
internal sealed unsafe class GpuQueue : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly CommandPool _pool;
    private readonly Semaphore _timeline;
    private ulong _submitted;
    private string _lastSubmitted = "nothing";

    public GpuQueue(VulkanDevice device)
    {
        _device = device;
        CommandPoolCreateInfo pool = new()
        {
            SType = StructureType.CommandPoolCreateInfo,
            Flags = CommandPoolCreateFlags.ResetCommandBufferBit,
            QueueFamilyIndex = device.QueueFamily,
        };
        CommandPool created;
        device.Vk.CreateCommandPool(device.Handle, &pool, null, &created).Check("creating a command pool");
        _pool = created;
        SemaphoreTypeCreateInfo type = new()
        {
            SType = StructureType.SemaphoreTypeCreateInfo,
            SemaphoreType = SemaphoreType.Timeline,
        };
        SemaphoreCreateInfo semaphore = new() { SType = StructureType.SemaphoreCreateInfo, PNext = &type };
        Semaphore timeline;
        Result result = device.Vk.CreateSemaphore(device.Handle, &semaphore, null, &timeline);
        if (result != Result.Success)
        {
            device.Vk.DestroyCommandPool(device.Handle, _pool, null);
        }

        result.Check("creating a timeline semaphore");
        _timeline = timeline;
    }

    /// <summary>The count at the newest submit; waiting for it is waiting for everything.</summary>
    public ulong Submitted => _submitted;

    /// <summary>The count at the newest submit that the device has finished.</summary>
    /// <exception cref="DeviceLostException">The device died; the message names the recording.</exception>
    public ulong Completed
    {
        get
        {
            ulong value;
            _device.Vk.GetSemaphoreCounterValue(_device.Handle, _timeline, &value).Check($"running '{_lastSubmitted}'");
            return value;
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
        Semaphore* signals = stackalloc Semaphore[] { _timeline, alsoSignal };
        ulong* signalValues = stackalloc ulong[] { value, 0 };
        ulong waitValue = 0;
        PipelineStageFlags stage = PipelineStageFlags.AllCommandsBit;
        uint signalCount = alsoSignal.Handle != 0 ? 2u : 1u;
        uint waitCount = waitFor.Handle != 0 ? 1u : 0u;
        TimelineSemaphoreSubmitInfo timeline = new()
        {
            SType = StructureType.TimelineSemaphoreSubmitInfo,
            WaitSemaphoreValueCount = waitCount,
            PWaitSemaphoreValues = &waitValue,
            SignalSemaphoreValueCount = signalCount,
            PSignalSemaphoreValues = signalValues,
        };
        fixed (CommandBuffer* first = commands)
        {
            SubmitInfo info = new()
            {
                SType = StructureType.SubmitInfo,
                PNext = &timeline,
                WaitSemaphoreCount = waitCount,
                PWaitSemaphores = &waitFor,
                PWaitDstStageMask = &stage,
                CommandBufferCount = (uint)commands.Length,
                PCommandBuffers = first,
                SignalSemaphoreCount = signalCount,
                PSignalSemaphores = signals,
            };
            _device.Vk.QueueSubmit(_device.NativeQueue, 1, &info, default).Check($"submitting '{name}'");
        }

        return _submitted = value;
    }

    /// <summary>Blocks until a submit is finished.</summary>
    /// <param name="value">What its submit returned.</param>
    /// <exception cref="DeviceLostException">The device died; the message names the recording.</exception>
    public void Wait(ulong value)
    {
        Semaphore timeline = _timeline;
        SemaphoreWaitInfo info = new()
        {
            SType = StructureType.SemaphoreWaitInfo,
            SemaphoreCount = 1,
            PSemaphores = &timeline,
            PValues = &value,
        };
        _device.Vk.WaitSemaphores(_device.Handle, &info, ulong.MaxValue).Check($"running '{_lastSubmitted}'");
    }

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

    public void Dispose()
    {
        _device.Vk.DestroySemaphore(_device.Handle, _timeline, null);
        _device.Vk.DestroyCommandPool(_device.Handle, _pool, null);
    }
}
