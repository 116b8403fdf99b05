// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkQueryResultFlagBits.</summary>
[Flags] public enum QueryResultFlags : int
{
    None = 0,
    Result64Bit = 1,
    ResultWaitBit = 2,
    ResultWithAvailabilityBit = 4,
    ResultPartialBit = 8,
}
