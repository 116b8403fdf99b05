namespace Silk.NET.Shaderc;

/// <summary>The version of the target API, packed as Vulkan packs it.</summary>
public enum EnvVersion
{
    Vulkan10 = 1 << 22,
    Vulkan11 = Vulkan10 | (1 << 12),
    Vulkan12 = Vulkan10 | (2 << 12),
    Vulkan13 = Vulkan10 | (3 << 12),
}
