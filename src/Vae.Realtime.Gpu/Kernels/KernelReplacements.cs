namespace Vae.Realtime.Gpu.Kernels;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;

/// <summary>
/// Exchanges kernels of a device while it runs. Recordings that launch them get new command buffers; the old ones, and the old code, go
/// once the device is through with everything that was submitted before.
/// </summary>
internal sealed class KernelReplacements(VulkanDevice device) : IDisposable
{
    private readonly HashSet<IKernelUser> _recordings = [];
    private readonly Queue<(ulong Ticket, Pipeline Pipeline, IReadOnlyList<CommandBuffer> Commands)> _retired = new();
    private readonly Lock _gate = new();

    public void Add(IKernelUser recording)
    {
        lock (_gate)
        {
            _recordings.Add(recording);
        }
    }

    public void Remove(IKernelUser recording)
    {
        lock (_gate)
        {
            _recordings.Remove(recording);
        }
    }

    /// <summary>Exchanges kernels, on the thread of the queue and while no commands are being recorded.</summary>
    public void Apply(IEnumerable<PreparedKernel> kernels)
    {
        HashSet<KernelPipeline> changed = [];
        foreach (PreparedKernel kernel in kernels)
        {
            if (kernel.Take() is Pipeline fresh)
            {
                _retired.Enqueue((device.Queue.Submitted, kernel.Target.Exchange(fresh), []));
                changed.Add(kernel.Target);
            }
        }

        IKernelUser[] affected;
        lock (_gate)
        {
            affected = [.. _recordings.Where(recording => recording.Uses(changed))];
        }

        foreach (IKernelUser recording in affected)
        {
            _retired.Enqueue((device.Queue.Submitted, default, recording.RecordAgain()));
        }
    }

    /// <summary>Destroys what the device does not run any more, without waiting.</summary>
    public void Collect()
    {
        if (_retired.Count > 0)
        {
            Collect(device.Queue.Completed);
        }
    }

    /// <summary>Destroys all that is left, once the device is idle.</summary>
    public void Dispose() => Collect(ulong.MaxValue);

    private void Collect(ulong completed)
    {
        while (_retired.TryPeek(out (ulong Ticket, Pipeline Pipeline, IReadOnlyList<CommandBuffer> Commands) oldest) && oldest.Ticket <= completed)
        {
            _retired.Dequeue();
            foreach (CommandBuffer commands in oldest.Commands)
            {
                device.Queue.FreeCommands(commands);
            }

            if (oldest.Pipeline.Handle != 0)
            {
                KernelPipeline.Destroy(device, oldest.Pipeline);
            }
        }
    }
}
