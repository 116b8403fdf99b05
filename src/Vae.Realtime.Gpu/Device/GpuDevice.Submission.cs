namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Recordings;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <content>Submission: command buffers go to the one queue in order, counted by a timeline semaphore.</content>
internal sealed unsafe partial class GpuDevice
{
    private CommandPool _pool;
    private Semaphore _timeline;
    private ulong _submitted;
    private string _lastSubmitted = "nothing";

    /// <summary>Value of the newest submit; wait for it to wait for everything.</summary>
    public ulong Submitted => _submitted;

    /// <summary>Value of the newest submit that the device has finished.</summary>
    public ulong Completed
    {
        get
        {
            ulong value;
            Vk.GetSemaphoreCounterValue(Handle, _timeline, &value).Check($"running '{_lastSubmitted}'");
            return value;
        }
    }

    /// <summary>Submits a recording several times over in one go.</summary>
    /// <returns>The value that <see cref="Wait"/> takes.</returns>
    public ulong Submit(CompiledRecording work, int times = 1) =>
        Submit(work.Commands(0, checked(work.Slices * times)), work.Name, default, default);

    /// <summary>
    /// Submits consecutive slices of a recording compiled in slices in one go, beginning again after the last; the slices of a pass must
    /// be submitted in order.
    /// </summary>
    public ulong SubmitSlices(CompiledRecording work, int first, int count) =>
        Submit(work.Commands(first, count), work.Name, default, default);

    /// <summary>Blocks until a submit is finished.</summary>
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
        Vk.WaitSemaphores(Handle, &info, ulong.MaxValue).Check($"running '{_lastSubmitted}'");
    }

    /// <summary>Compiles, submits, waits for and discards a recording.</summary>
    public void RunOnce(Recording recording)
    {
        using CompiledRecording work = Compile(recording);
        Wait(Submit(work));
    }

    internal void RunOnce(string name, Action<CommandBuffer> write)
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

    internal ulong Submit(ReadOnlySpan<CommandBuffer> commands, string name, Semaphore waitFor, Semaphore alsoSignal)
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
            Vk.QueueSubmit(Queue, 1, &info, default).Check($"submitting '{name}'");
        }

        return _submitted = value;
    }

    internal CommandBuffer BeginCommands(bool reusable)
    {
        CommandBufferAllocateInfo info = new()
        {
            SType = StructureType.CommandBufferAllocateInfo,
            CommandPool = _pool,
            Level = CommandBufferLevel.Primary,
            CommandBufferCount = 1,
        };
        CommandBuffer commands;
        Vk.AllocateCommandBuffers(Handle, &info, &commands).Check("allocating a command buffer");
        Ledger.Created("command buffer");
        CommandBufferBeginInfo begin = new()
        {
            SType = StructureType.CommandBufferBeginInfo,
            Flags = reusable ? CommandBufferUsageFlags.SimultaneousUseBit : CommandBufferUsageFlags.OneTimeSubmitBit,
        };
        Vk.BeginCommandBuffer(commands, &begin).Check("beginning a command buffer");
        return commands;
    }

    internal void EndCommands(CommandBuffer commands, string name) => Vk.EndCommandBuffer(commands).Check($"recording '{name}'");

    internal void FreeCommands(CommandBuffer commands)
    {
        Vk.FreeCommandBuffers(Handle, _pool, 1, &commands);
        Ledger.Destroyed("command buffer");
    }

    private void CreateQueueObjects()
    {
        CommandPoolCreateInfo pool = new()
        {
            SType = StructureType.CommandPoolCreateInfo,
            Flags = CommandPoolCreateFlags.ResetCommandBufferBit,
            QueueFamilyIndex = QueueFamily,
        };
        CommandPool created;
        Vk.CreateCommandPool(Handle, &pool, null, &created).Check("creating a command pool");
        _pool = created;
        SemaphoreTypeCreateInfo type = new()
        {
            SType = StructureType.SemaphoreTypeCreateInfo,
            SemaphoreType = SemaphoreType.Timeline,
        };
        SemaphoreCreateInfo semaphore = new() { SType = StructureType.SemaphoreCreateInfo, PNext = &type };
        Semaphore timeline;
        Vk.CreateSemaphore(Handle, &semaphore, null, &timeline).Check("creating a timeline semaphore");
        _timeline = timeline;
    }

    private void DestroyQueueObjects()
    {
        Vk.DestroySemaphore(Handle, _timeline, null);
        Vk.DestroyCommandPool(Handle, _pool, null);
        (_timeline, _pool) = (default, default);
    }
}
