namespace Vae.Realtime.Gpu.Device;

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Silk.NET.Vulkan;

/// <summary>Questions to a physical device: what it is, what it has.</summary>
internal static unsafe partial class PhysicalDevices
{
    private const int FirstToShareUniformLoads = 26;

    public static PhysicalDevice[] All(Vk vk, Instance instance)
    {
        uint count = 0;
        vk.EnumeratePhysicalDevices(instance, &count, null).Check("listing Vulkan devices");
        PhysicalDevice[] devices = new PhysicalDevice[count];
        fixed (PhysicalDevice* first = devices)
        {
            vk.EnumeratePhysicalDevices(instance, &count, first).Check("listing Vulkan devices");
        }

        return devices;
    }

    public static GpuDeviceInfo Describe(Vk vk, PhysicalDevice device, int index)
    {
        // Which driver it is can be asked from Vulkan 1.2 on.
        PhysicalDeviceDriverProperties driver = new() { SType = StructureType.PhysicalDeviceDriverProperties };
        PhysicalDeviceProperties2 all = new()
        {
            SType = StructureType.PhysicalDeviceProperties2,
            PNext = Version(vk, device) >= Vk.Version12 ? &driver : null,
        };
        vk.GetPhysicalDeviceProperties2(device, &all);
        PhysicalDeviceProperties properties = all.Properties;
        DeviceKind kind = properties.DeviceType switch
        {
            PhysicalDeviceType.DiscreteGpu => DeviceKind.Discrete,
            PhysicalDeviceType.IntegratedGpu => DeviceKind.Integrated,
            PhysicalDeviceType.VirtualGpu => DeviceKind.Virtual,
            PhysicalDeviceType.Cpu => DeviceKind.Cpu,
            _ => DeviceKind.Other,
        };
        uint version = properties.ApiVersion;
        return new GpuDeviceInfo(
            index,
            Text(properties.DeviceName),
            kind,
            $"{Text(driver.DriverName)} {Text(driver.DriverInfo)}".Trim(),
            $"{version >> 22}.{(version >> 12) & 0x3ff}.{version & 0xfff}",
            LargestHeap(vk, device));
    }

    /// <summary>What kernels and recordings are planned by.</summary>
    /// <param name="vk">The loader.</param>
    /// <param name="device">The device.</param>
    /// <param name="queueFamily">Of the queue in use.</param>
    /// <param name="info">Its description.</param>
    /// <param name="texelLoads">Asked for; null takes what is faster.</param>
    /// <param name="optional">Features that are optional are turned on. A host's device has what the host turned on, which nothing tells.</param>
    public static DeviceTraits Traits(Vk vk, PhysicalDevice device, uint queueFamily, GpuDeviceInfo info, bool? texelLoads, bool optional)
    {
        PhysicalDeviceSubgroupProperties subgroup = new() { SType = StructureType.PhysicalDeviceSubgroupProperties };
        PhysicalDeviceProperties2 properties = new() { SType = StructureType.PhysicalDeviceProperties2, PNext = &subgroup };
        vk.GetPhysicalDeviceProperties2(device, &properties);
        PhysicalDeviceLimits limits = properties.Properties.Limits;
        bool shuffles = (subgroup.SupportedStages & ShaderStageFlags.ComputeBit) != 0
            && (subgroup.SupportedOperations & SubgroupFeatureFlags.ShuffleBit) != 0;
        return new DeviceTraits(
            IsCpu: info.Kind == DeviceKind.Cpu,
            PrefersTexelLoads: texelLoads ?? info.Driver.Contains("llvmpipe", StringComparison.OrdinalIgnoreCase),
            Addresses: optional && HasAddresses(vk, device),
            SharesUniformLoads: MesaRelease(info.Driver) >= FirstToShareUniformLoads,
            MaxTexelElements: limits.MaxTexelBufferElements,
            MaxStorageRange: limits.MaxStorageBufferRange,
            OffsetAlignment: Math.Max(256, Math.Max(limits.MinStorageBufferOffsetAlignment, limits.MinTexelBufferOffsetAlignment)),
            MaxGroupsX: limits.MaxComputeWorkGroupCount[0],
            MaxInvocations: limits.MaxComputeWorkGroupInvocations,
            ShuffleLanes: shuffles ? subgroup.SubgroupSize : 0,
            TimestampPeriod: TimestampBits(vk, device, queueFamily) > 0 ? limits.TimestampPeriod : 0);
    }

    /// <summary>True when kernels can read buffers by their addresses: the features bufferDeviceAddress and shaderInt64.</summary>
    public static bool HasAddresses(Vk vk, PhysicalDevice device)
    {
        PhysicalDeviceBufferDeviceAddressFeatures addresses = new() { SType = StructureType.PhysicalDeviceBufferDeviceAddressFeatures };
        PhysicalDeviceFeatures2 features = new() { SType = StructureType.PhysicalDeviceFeatures2, PNext = &addresses };
        vk.GetPhysicalDeviceFeatures2(device, &features);
        return addresses.BufferDeviceAddress && features.Features.ShaderInt64;
    }

    /// <summary>The family to use: one with graphics too, so that it can present, else any with compute.</summary>
    public static uint ComputeFamily(Vk vk, PhysicalDevice device)
    {
        QueueFamilyProperties[] families = Families(vk, device);
        QueueFlags both = QueueFlags.ComputeBit | QueueFlags.GraphicsBit;
        int found = Array.FindIndex(families, family => (family.QueueFlags & both) == both);
        if (found < 0)
        {
            found = Array.FindIndex(families, family => (family.QueueFlags & QueueFlags.ComputeBit) != 0);
        }

        return found >= 0 ? (uint)found : throw new GpuException("The device has no queue that computes.");
    }

    public static HashSet<string> Extensions(Vk vk, PhysicalDevice device)
    {
        uint count = 0;
        vk.EnumerateDeviceExtensionProperties(device, (byte*)null, &count, null).Check("listing device extensions");
        ExtensionProperties[] found = new ExtensionProperties[count];
        fixed (ExtensionProperties* first = found)
        {
            vk.EnumerateDeviceExtensionProperties(device, (byte*)null, &count, first).Check("listing device extensions");
        }

        return [.. found.Select(extension => Marshal.PtrToStringUTF8((nint)extension.ExtensionName)!)];
    }

    /// <summary>Whether an instance has the functions of Vulkan 1.1, without which a device cannot be described.</summary>
    public static bool IsOfVulkan11(Vk vk, Instance instance) =>
        vk.GetInstanceProcAddr(instance, "vkGetPhysicalDeviceProperties2").Handle != null;

    /// <summary>The Vulkan version of a device, as Vulkan packs it.</summary>
    public static uint Version(Vk vk, PhysicalDevice device)
    {
        PhysicalDeviceProperties properties;
        vk.GetPhysicalDeviceProperties(device, &properties);
        return properties.ApiVersion;
    }

    /// <summary>Whether the queues of a family compute.</summary>
    public static bool Computes(Vk vk, PhysicalDevice device, uint queueFamily)
    {
        QueueFamilyProperties[] families = Families(vk, device);
        return queueFamily < families.Length && (families[queueFamily].QueueFlags & QueueFlags.ComputeBit) != 0;
    }

    /// <summary>Whether devices can be made with the feature timelineSemaphore.</summary>
    public static bool HasTimeline(Vk vk, PhysicalDevice device)
    {
        if (Version(vk, device) < Vk.Version12)
        {
            return false;
        }

        PhysicalDeviceTimelineSemaphoreFeatures timeline = new() { SType = StructureType.PhysicalDeviceTimelineSemaphoreFeatures };
        PhysicalDeviceFeatures2 features = new() { SType = StructureType.PhysicalDeviceFeatures2, PNext = &timeline };
        vk.GetPhysicalDeviceFeatures2(device, &features);
        return timeline.TimelineSemaphore;
    }

    /// <exception cref="GpuException">The device has no timeline semaphores.</exception>
    public static void RequireTimeline(Vk vk, PhysicalDevice device, GpuDeviceInfo info)
    {
        if (!HasTimeline(vk, device))
        {
            throw new GpuException($"{info.Name} has no timeline semaphores (Vulkan 1.2), which this program needs; update its driver.");
        }
    }

    /// <summary>Bits of a timestamp that count; 0 where the queue has none.</summary>
    public static int TimestampBits(Vk vk, PhysicalDevice device, uint queueFamily) =>
        (int)Families(vk, device)[queueFamily].TimestampValidBits;

    private static QueueFamilyProperties[] Families(Vk vk, PhysicalDevice device)
    {
        uint count = 0;
        vk.GetPhysicalDeviceQueueFamilyProperties(device, &count, null);
        QueueFamilyProperties[] families = new QueueFamilyProperties[count];
        fixed (QueueFamilyProperties* first = families)
        {
            vk.GetPhysicalDeviceQueueFamilyProperties(device, &count, first);
        }

        return families;
    }

    private static ulong LargestHeap(Vk vk, PhysicalDevice device)
    {
        PhysicalDeviceMemoryProperties memory;
        vk.GetPhysicalDeviceMemoryProperties(device, &memory);
        ulong largest = 0;
        for (int i = 0; i < memory.MemoryHeapCount; i++)
        {
            if ((memory.MemoryHeaps[i].Flags & MemoryHeapFlags.DeviceLocalBit) != 0)
            {
                largest = Math.Max(largest, memory.MemoryHeaps[i].Size);
            }
        }

        return largest;
    }

    /// <summary>The year of llvmpipe's release, as in 26 of 26.1.6; 0 of other drivers.</summary>
    public static int MesaRelease(string driver) =>
        Llvmpipe().Match(driver) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("llvmpipe.* Mesa ([0-9]{1,4})[.]", RegexOptions.IgnoreCase)]
    private static partial Regex Llvmpipe();

    private static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";
}
