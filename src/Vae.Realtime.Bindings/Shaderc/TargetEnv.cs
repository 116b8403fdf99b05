namespace Silk.NET.Shaderc;

/// <summary>The API that consumes the SPIR-V.</summary>
public enum TargetEnv
{
    Vulkan = 0,
    Default = Vulkan,
}
