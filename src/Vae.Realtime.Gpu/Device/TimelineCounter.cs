namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>Counts by a timeline semaphore, on devices made with the feature <c>timelineSemaphore</c>.</summary>
internal sealed unsafe class TimelineCounter : ISubmissionCounter
{
    private readonly VulkanDevice _device;
    private readonly Semaphore _timeline;

    public TimelineCounter(VulkanDevice device)
    {
        _device = device;
        SemaphoreTypeCreateInfo type = new()
        {
            SType = StructureType.SemaphoreTypeCreateInfo,
            SemaphoreType = SemaphoreType.Timeline,
        };
        SemaphoreCreateInfo info = new() { SType = StructureType.SemaphoreCreateInfo, PNext = &type };
        Semaphore timeline;
        device.Vk.CreateSemaphore(device.Handle, &info, null, &timeline).Check("creating a timeline semaphore");
        _timeline = timeline;
    }

    /// <inheritdoc/>
    public Result Submit(SubmitInfo info, ulong value)
    {
        bool also = info.SignalSemaphoreCount > 0;
        Semaphore* signals = stackalloc Semaphore[] { _timeline, also ? info.PSignalSemaphores[0] : default };
        ulong* signalValues = stackalloc ulong[] { value, 0 };
        ulong waitValue = 0;
        TimelineSemaphoreSubmitInfo timeline = new()
        {
            SType = StructureType.TimelineSemaphoreSubmitInfo,
            WaitSemaphoreValueCount = info.WaitSemaphoreCount,
            PWaitSemaphoreValues = &waitValue,
            SignalSemaphoreValueCount = also ? 2u : 1u,
            PSignalSemaphoreValues = signalValues,
        };
        info.PNext = &timeline;
        info.SignalSemaphoreCount = timeline.SignalSemaphoreValueCount;
        info.PSignalSemaphores = signals;
        return _device.Vk.QueueSubmit(_device.NativeQueue, 1, &info, default);
    }

    /// <inheritdoc/>
    public Result Read(out ulong completed)
    {
        ulong value;
        Result result = _device.Vk.GetSemaphoreCounterValue(_device.Handle, _timeline, &value);
        completed = value;
        return result;
    }

    /// <inheritdoc/>
    public Result Wait(ulong value)
    {
        Semaphore timeline = _timeline;
        SemaphoreWaitInfo info = new()
        {
            SType = StructureType.SemaphoreWaitInfo,
            SemaphoreCount = 1,
            PSemaphores = &timeline,
            PValues = &value,
        };
        return _device.Vk.WaitSemaphores(_device.Handle, &info, ulong.MaxValue);
    }

    public void Dispose() => _device.Vk.DestroySemaphore(_device.Handle, _timeline, null);
}
