namespace Silk.NET.Core.Native;

/// <summary>A dispatchable Vulkan handle whose type is not known here.</summary>
public struct VkHandle(nint handle)
{
    public nint Handle = handle;
}
