namespace Silk.NET.Vulkan;

using Silk.NET.Core.Native;

/// <summary>Conversions between Vulkan's handles and the untyped ones that windowing deals in.</summary>
public static class HandleExtensions
{
    public static VkHandle ToHandle(this Instance instance) => new(instance.Handle);

    public static SurfaceKHR ToSurface(this VkNonDispatchableHandle handle) => new(handle.Handle);
}
