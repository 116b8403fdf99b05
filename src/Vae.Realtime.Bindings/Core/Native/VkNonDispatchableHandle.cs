namespace Silk.NET.Core.Native;

/// <summary>A non-dispatchable Vulkan handle whose type is not known here.</summary>
public struct VkNonDispatchableHandle(ulong handle)
{
    public ulong Handle = handle;
}
