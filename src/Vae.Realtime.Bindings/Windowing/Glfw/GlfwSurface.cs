namespace Silk.NET.Windowing.Glfw;

using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

/// <summary>The Vulkan side of a GLFW window.</summary>
internal sealed unsafe class GlfwSurface(nint window) : IVkSurface
{
    public VkNonDispatchableHandle Create<T>(VkHandle instance, T* allocator)
        where T : unmanaged
    {
        VkNonDispatchableHandle surface = default;
        int result = GlfwNative.CreateWindowSurface(instance.Handle, window, allocator, &surface);
        return result == 0
            ? surface
            : throw new PlatformNotSupportedException($"The window has no Vulkan surface: VkResult {result}, {GlfwLibrary.LastError()}.");
    }

    public byte** GetRequiredExtensions(out uint count) => GlfwNative.GetRequiredInstanceExtensions(out count);
}
