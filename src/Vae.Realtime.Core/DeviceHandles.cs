namespace Vae.Realtime;

/// <summary>A host engine's own Vulkan objects, by value of their handles. None of them is ever destroyed by this library.</summary>
/// <param name="Instance">VkInstance, Vulkan 1.2 or later.</param>
/// <param name="PhysicalDevice">VkPhysicalDevice.</param>
/// <param name="Device">VkDevice, made with the feature <c>timelineSemaphore</c>.</param>
/// <param name="Queue">A VkQueue with compute; used only from the thread that calls into this library.</param>
/// <param name="QueueFamily">Family index of the queue.</param>
public readonly record struct DeviceHandles(nint Instance, nint PhysicalDevice, nint Device, nint Queue, uint QueueFamily);
