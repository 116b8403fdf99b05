// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkPhysicalDeviceVulkan11Features.</summary>
public unsafe partial struct PhysicalDeviceVulkan11Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 StorageBuffer16BitAccess;
    public Bool32 UniformAndStorageBuffer16BitAccess;
    public Bool32 StoragePushConstant16;
    public Bool32 StorageInputOutput16;
    public Bool32 Multiview;
    public Bool32 MultiviewGeometryShader;
    public Bool32 MultiviewTessellationShader;
    public Bool32 VariablePointersStorageBuffer;
    public Bool32 VariablePointers;
    public Bool32 ProtectedMemory;
    public Bool32 SamplerYcbcrConversion;
    public Bool32 ShaderDrawParameters;
}
