namespace Vae.Realtime;

/// <summary>
/// A host engine's own Vulkan objects, by value of their handles. None of them is ever destroyed by this library. The device needs no feature
/// and no extension.
/// </summary>
/// <param name="Instance">VkInstance, made for Vulkan 1.1 or later.</param>
/// <param name="PhysicalDevice">VkPhysicalDevice, Vulkan 1.1 or later.</param>
/// <param name="Device">VkDevice.</param>
/// <param name="Queue">A VkQueue with compute; used only from the thread that calls into this library, or under its lock.</param>
/// <param name="QueueFamily">Family index of the queue.</param>
public readonly record struct DeviceHandles(nint Instance, nint PhysicalDevice, nint Device, nint Queue, uint QueueFamily)
{
    /// <summary>
    /// Whether the device was made with the feature <c>timelineSemaphore</c>, and its instance for Vulkan 1.2 or later: a timeline semaphore then
    /// tells how far the device is. Nothing tells what a VkDevice was made with, so false is taken for granted, and fences tell it; the pictures
    /// are the same.
    /// </summary>
    public bool TimelineSemaphore { get; init; }
}
