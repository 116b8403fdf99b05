namespace Silk.NET.Vulkan.Extensions.EXT;

using Silk.NET.Core.Attributes;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

/// <summary>VK_EXT_debug_utils, as far as it is used; where a name is here, all its overloads are.</summary>
[Extension(ExtensionName)]
public unsafe class ExtDebugUtils(INativeContext ctx) : NativeExtension<Vk>(ctx)
{
    public const string ExtensionName = "VK_EXT_debug_utils";

    private readonly INativeContext _context = ctx;

    public Result CreateDebugUtilsMessenger(
        Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, AllocationCallbacks* pAllocator, DebugUtilsMessengerEXT* pMessenger) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerCreateInfoEXT*, AllocationCallbacks*, DebugUtilsMessengerEXT*, Result>)
            Load("vkCreateDebugUtilsMessengerEXT"))(instance, pCreateInfo, pAllocator, pMessenger);

    public Result CreateDebugUtilsMessenger(
        Instance instance, in DebugUtilsMessengerCreateInfoEXT pCreateInfo, AllocationCallbacks* pAllocator, DebugUtilsMessengerEXT* pMessenger)
    {
        fixed (DebugUtilsMessengerCreateInfoEXT* pCreateInfoPointer = &pCreateInfo)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfoPointer, pAllocator, pMessenger);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, in AllocationCallbacks pAllocator, DebugUtilsMessengerEXT* pMessenger)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfo, pAllocatorPointer, pMessenger);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, AllocationCallbacks* pAllocator, out DebugUtilsMessengerEXT pMessenger)
    {
        fixed (DebugUtilsMessengerEXT* pMessengerPointer = &pMessenger)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfo, pAllocator, pMessengerPointer);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, in DebugUtilsMessengerCreateInfoEXT pCreateInfo, in AllocationCallbacks pAllocator, DebugUtilsMessengerEXT* pMessenger)
    {
        fixed (DebugUtilsMessengerCreateInfoEXT* pCreateInfoPointer = &pCreateInfo)
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfoPointer, pAllocatorPointer, pMessenger);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, in DebugUtilsMessengerCreateInfoEXT pCreateInfo, AllocationCallbacks* pAllocator, out DebugUtilsMessengerEXT pMessenger)
    {
        fixed (DebugUtilsMessengerCreateInfoEXT* pCreateInfoPointer = &pCreateInfo)
        fixed (DebugUtilsMessengerEXT* pMessengerPointer = &pMessenger)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfoPointer, pAllocator, pMessengerPointer);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, DebugUtilsMessengerCreateInfoEXT* pCreateInfo, in AllocationCallbacks pAllocator, out DebugUtilsMessengerEXT pMessenger)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        fixed (DebugUtilsMessengerEXT* pMessengerPointer = &pMessenger)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfo, pAllocatorPointer, pMessengerPointer);
        }
    }

    public Result CreateDebugUtilsMessenger(
        Instance instance, in DebugUtilsMessengerCreateInfoEXT pCreateInfo, in AllocationCallbacks pAllocator, out DebugUtilsMessengerEXT pMessenger)
    {
        fixed (DebugUtilsMessengerCreateInfoEXT* pCreateInfoPointer = &pCreateInfo)
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        fixed (DebugUtilsMessengerEXT* pMessengerPointer = &pMessenger)
        {
            return CreateDebugUtilsMessenger(instance, pCreateInfoPointer, pAllocatorPointer, pMessengerPointer);
        }
    }

    public void DestroyDebugUtilsMessenger(Instance instance, DebugUtilsMessengerEXT messenger, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, DebugUtilsMessengerEXT, AllocationCallbacks*, void>)
            Load("vkDestroyDebugUtilsMessengerEXT"))(instance, messenger, pAllocator);

    public void DestroyDebugUtilsMessenger(Instance instance, DebugUtilsMessengerEXT messenger, in AllocationCallbacks pAllocator)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            DestroyDebugUtilsMessenger(instance, messenger, pAllocatorPointer);
        }
    }

    protected override IVTable CreateVTable() => new EntryPoints(_context);
}
