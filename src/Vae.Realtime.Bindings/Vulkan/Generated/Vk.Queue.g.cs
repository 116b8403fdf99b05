// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for Queue.</summary>
public unsafe partial class Vk
{
    private nint _queueSubmit;

    /// <summary>vkQueueSubmit.</summary>
    public Result QueueSubmit(Queue queue, uint submitCount, SubmitInfo* pSubmits, Fence fence) =>
        ((delegate* unmanaged<Queue, uint, SubmitInfo*, Fence, Result>)(_queueSubmit != 0 ? _queueSubmit : Resolve(ref _queueSubmit, "vkQueueSubmit")))(queue, submitCount, pSubmits, fence);

    private nint _queueWaitIdle;

    /// <summary>vkQueueWaitIdle.</summary>
    public Result QueueWaitIdle(Queue queue) =>
        ((delegate* unmanaged<Queue, Result>)(_queueWaitIdle != 0 ? _queueWaitIdle : Resolve(ref _queueWaitIdle, "vkQueueWaitIdle")))(queue);
}
