namespace Silk.NET.Core.Contexts;

using Silk.NET.Core.Native;

/// <summary>What a window gives a Vulkan renderer: the instance extensions it needs and the surface itself.</summary>
public unsafe interface IVkSurface
{
    /// <summary>Creates the VkSurfaceKHR of the window; the caller destroys it before the window is reset.</summary>
    /// <typeparam name="T">The allocator's type, VkAllocationCallbacks.</typeparam>
    /// <param name="instance">An instance created with <see cref="GetRequiredExtensions"/>.</param>
    /// <param name="allocator">Host allocation callbacks, or null.</param>
    /// <exception cref="PlatformNotSupportedException">The driver refused; the message holds the VkResult.</exception>
    VkNonDispatchableHandle Create<T>(VkHandle instance, T* allocator)
        where T : unmanaged;

    /// <summary>The instance extensions a surface needs: <paramref name="count"/> zero-terminated strings, owned by the window system.</summary>
    byte** GetRequiredExtensions(out uint count);
}
