// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan.Extensions.EXT;

using Silk.NET.Core;
using Silk.NET.Core.Native;

/// <summary>VK_EXT_debug_utils.</summary>
public sealed unsafe class ExtDebugUtils : NativeExtension<Vk>, IInstanceExtension<ExtDebugUtils>
{
    public const string ExtensionName = "VK_EXT_debug_utils";

    private readonly nint[] _functions;

    private ExtDebugUtils(nint[] functions) => _functions = functions;

    static IReadOnlyList<string> IExtension.Commands =>
    [
        "vkCreateDebugUtilsMessengerEXT",
        "vkDestroyDebugUtilsMessengerEXT",
        "vkSetDebugUtilsObjectNameEXT",
        "vkCmdBeginDebugUtilsLabelEXT",
        "vkCmdEndDebugUtilsLabelEXT",
    ];

    static ExtDebugUtils IInstanceExtension<ExtDebugUtils>.Create(nint[] functions) => new(functions);

    /// <summary>vkCreateDebugUtilsMessengerEXT.</summary>
    public Result CreateDebugUtilsMessenger(Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, AllocationCallbacks* pAllocator, DebugUtilsMessengerEXT* pMessenger) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerCreateInfoEXT*, AllocationCallbacks*, DebugUtilsMessengerEXT*, Result>)_functions[0])(instance, pCreateInfo, pAllocator, pMessenger);

    /// <summary>vkDestroyDebugUtilsMessengerEXT.</summary>
    public void DestroyDebugUtilsMessenger(Instance instance, DebugUtilsMessengerEXT messenger, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerEXT, AllocationCallbacks*, void>)_functions[1])(instance, messenger, pAllocator);

    /// <summary>vkSetDebugUtilsObjectNameEXT.</summary>
    public Result SetDebugUtilsObjectName(Device device, DebugUtilsObjectNameInfoEXT* pNameInfo) =>
        ((delegate* unmanaged<Device, DebugUtilsObjectNameInfoEXT*, Result>)_functions[2])(device, pNameInfo);

    /// <summary>vkCmdBeginDebugUtilsLabelEXT.</summary>
    public void CmdBeginDebugUtilsLabel(CommandBuffer commandBuffer, DebugUtilsLabelEXT* pLabelInfo) =>
        ((delegate* unmanaged<CommandBuffer, DebugUtilsLabelEXT*, void>)_functions[3])(commandBuffer, pLabelInfo);

    /// <summary>vkCmdEndDebugUtilsLabelEXT.</summary>
    public void CmdEndDebugUtilsLabel(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, void>)_functions[4])(commandBuffer);
}
