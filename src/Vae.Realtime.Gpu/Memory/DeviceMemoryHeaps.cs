namespace Vae.Realtime.Gpu.Memory;

using System.Collections.Concurrent;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;

/// <summary>Chooses memory types and allocates from them.</summary>
internal sealed unsafe class DeviceMemoryHeaps
{
    // VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT, whose name differs between the flavours of the bindings.
    private const MemoryAllocateFlags DeviceAddress = (MemoryAllocateFlags)0x2;

    private readonly VulkanDevice _device;
    private readonly PhysicalDeviceMemoryProperties _properties;
    private readonly ConcurrentDictionary<ulong, ulong> _sizes = [];

    public DeviceMemoryHeaps(VulkanDevice device)
    {
        _device = device;
        PhysicalDeviceMemoryProperties properties;
        device.Vk.GetPhysicalDeviceMemoryProperties(device.Physical, &properties);
        _properties = properties;
    }

    /// <summary>Bytes that are allocated at present.</summary>
    public ulong Allocated => _sizes.Values.Aggregate(0ul, (all, size) => all + size);

    /// <summary>The memory type for an arena and the size of its heap in bytes.</summary>
    public (uint Type, ulong HeapBytes) Choose(MemoryKind kind)
    {
        MemoryPropertyFlags mapped = MemoryPropertyFlags.HostVisibleBit | MemoryPropertyFlags.HostCoherentBit;
        (MemoryPropertyFlags required, MemoryPropertyFlags wished) = kind == MemoryKind.Device
            ? (MemoryPropertyFlags.DeviceLocalBit, (MemoryPropertyFlags)0)
            : (mapped, MemoryPropertyFlags.HostCachedBit);
        uint type = Find(uint.MaxValue, required | wished) ?? Find(uint.MaxValue, required)
            ?? throw new GpuException($"The device has no {kind} memory type.");
        return (type, _properties.MemoryHeaps[(int)_properties.MemoryTypes[(int)type].HeapIndex].Size);
    }

    /// <summary>Allocates for a resource; <paramref name="preferred"/> is taken when the resource allows it.</summary>
    public DeviceMemory Allocate(MemoryRequirements needs, uint? preferred, string what)
    {
        uint type = preferred is uint wanted && (needs.MemoryTypeBits & (1u << (int)wanted)) != 0
            ? wanted
            : Find(needs.MemoryTypeBits, MemoryPropertyFlags.DeviceLocalBit) ?? Find(needs.MemoryTypeBits, 0)
                ?? throw new GpuException($"No memory type fits {what}.");
        MemoryAllocateFlagsInfo flags = new()
        {
            SType = StructureType.MemoryAllocateFlagsInfo,
            Flags = _device.Traits.Addresses ? DeviceAddress : 0,
        };
        MemoryAllocateInfo info = new()
        {
            SType = StructureType.MemoryAllocateInfo,
            PNext = &flags,
            AllocationSize = needs.Size,
            MemoryTypeIndex = type,
        };
        DeviceMemory memory;
        _device.Vk.AllocateMemory(_device.Handle, &info, null, &memory).Check($"allocating {what}");
        _device.Ledger.Created("memory");
        _sizes[memory.Handle] = needs.Size;
        return memory;
    }

    public void Free(DeviceMemory memory)
    {
        if (memory.Handle != 0)
        {
            _sizes.TryRemove(memory.Handle, out _);
            _device.Vk.FreeMemory(_device.Handle, memory, null);
            _device.Ledger.Destroyed("memory");
        }
    }

    private uint? Find(uint allowed, MemoryPropertyFlags flags)
    {
        for (int i = 0; i < _properties.MemoryTypeCount; i++)
        {
            if ((allowed & (1u << i)) != 0 && (_properties.MemoryTypes[i].PropertyFlags & flags) == flags)
            {
                return (uint)i;
            }
        }

        return null;
    }
}
