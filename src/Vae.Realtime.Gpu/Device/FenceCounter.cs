namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;

/// <summary>
/// Counts by a fence for each submission in flight, on any device. Fences go round: one that is signalled is reset and taken again, so that
/// there are only as many as submissions were ever in flight at a time.
/// </summary>
internal sealed unsafe class FenceCounter(VulkanDevice device) : ISubmissionCounter
{
    private readonly Queue<(ulong Value, Fence Fence)> _running = new();
    private readonly Stack<Fence> _free = new();
    private ulong _completed;

    /// <inheritdoc/>
    public Result Submit(SubmitInfo info, ulong value)
    {
        Result result = Collect();
        if (result < Result.Success)
        {
            return result;
        }

        result = Take(out Fence fence);
        if (result < Result.Success)
        {
            return result;
        }

        result = device.Vk.QueueSubmit(device.NativeQueue, 1, &info, fence);
        if (result < Result.Success)
        {
            _free.Push(fence);
        }
        else
        {
            _running.Enqueue((value, fence));
        }

        return result;
    }

    /// <inheritdoc/>
    public Result Read(out ulong completed)
    {
        Result result = Collect();
        completed = _completed;
        return result;
    }

    /// <inheritdoc/>
    public Result Wait(ulong value)
    {
        Result result = Result.Success;
        while (result >= Result.Success && _completed < value && _running.TryPeek(out (ulong Value, Fence Fence) oldest))
        {
            result = device.Vk.WaitForFences(device.Handle, 1, &oldest.Fence, true, ulong.MaxValue);
            result = result < Result.Success ? result : Recycle();
        }

        return result;
    }

    public void Dispose()
    {
        foreach (Fence fence in _free.Concat(_running.Select(entry => entry.Fence)))
        {
            device.Vk.DestroyFence(device.Handle, fence, null);
        }

        _free.Clear();
        _running.Clear();
    }

    // Takes back the fences of all submissions that are finished. They finish in their order.
    private Result Collect()
    {
        Result result = Result.Success;
        while (result == Result.Success && _running.TryPeek(out (ulong Value, Fence Fence) oldest))
        {
            result = device.Vk.GetFenceStatus(device.Handle, oldest.Fence);
            result = result == Result.Success ? Recycle() : result;
        }

        return result;
    }

    private Result Recycle()
    {
        (ulong value, Fence fence) = _running.Dequeue();
        _completed = value;
        _free.Push(fence);
        return device.Vk.ResetFences(device.Handle, 1, &fence);
    }

    private Result Take(out Fence fence)
    {
        if (_free.TryPop(out fence))
        {
            return Result.Success;
        }

        FenceCreateInfo info = new() { SType = StructureType.FenceCreateInfo };
        Fence created;
        Result result = device.Vk.CreateFence(device.Handle, &info, null, &created);
        fence = created;
        return result;
    }
}
