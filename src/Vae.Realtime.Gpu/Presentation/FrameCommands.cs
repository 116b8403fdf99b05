namespace Vae.Realtime.Gpu.Presentation;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>Command buffers of frames that go into images of a host: one for each frame in flight.</summary>
/// <param name="device">Whose queue they are submitted to.</param>
/// <param name="frames">Frames in flight.</param>
internal sealed class FrameCommands(VulkanDevice device, int frames) : IDisposable
{
    private const string Name = "frame";

    private readonly CommandBuffer[] _commands = new CommandBuffer[frames];
    private readonly ulong[] _finished = new ulong[frames];

    /// <summary>Begins a frame, once the one is finished that had its command buffer.</summary>
    /// <param name="frame">Frames before it.</param>
    /// <returns>VkCommandBuffer in the recording state.</returns>
    public nint Begin(long frame)
    {
        long place = frame % frames;
        device.Queue.Wait(_finished[place]);
        Free(place);
        _commands[place] = device.Queue.BeginCommands(reusable: false);
        return _commands[place].Handle;
    }

    /// <summary>Submits a frame that was begun.</summary>
    /// <param name="frame">Frames before it.</param>
    /// <param name="waitFor">A binary VkSemaphore to wait for first; 0 for none.</param>
    /// <param name="signal">A binary VkSemaphore to signal at the end; 0 for none.</param>
    public void End(long frame, ulong waitFor, ulong signal)
    {
        long place = frame % frames;
        device.Queue.EndCommands(_commands[place], Name);
        _finished[place] = device.Queue.Submit([_commands[place]], Name, new Semaphore { Handle = waitFor }, new Semaphore { Handle = signal });
    }

    /// <summary>Frees them, once the device has finished all frames.</summary>
    public void Dispose()
    {
        for (int place = 0; place < frames; place++)
        {
            Free(place);
        }
    }

    private void Free(long place)
    {
        if (_commands[place].Handle != 0)
        {
            device.Queue.FreeCommands(_commands[place]);
            _commands[place] = default;
        }
    }
}
