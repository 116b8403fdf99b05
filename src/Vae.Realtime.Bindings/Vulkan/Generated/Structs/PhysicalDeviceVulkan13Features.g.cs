// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkPhysicalDeviceVulkan13Features.</summary>
public unsafe partial struct PhysicalDeviceVulkan13Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 RobustImageAccess;
    public Bool32 InlineUniformBlock;
    public Bool32 DescriptorBindingInlineUniformBlockUpdateAfterBind;
    public Bool32 PipelineCreationCacheControl;
    public Bool32 PrivateData;
    public Bool32 ShaderDemoteToHelperInvocation;
    public Bool32 ShaderTerminateInvocation;
    public Bool32 SubgroupSizeControl;
    public Bool32 ComputeFullSubgroups;
    public Bool32 Synchronization2;
    public Bool32 TextureCompressionAstcHdr;
    public Bool32 ShaderZeroInitializeWorkgroupMemory;
    public Bool32 DynamicRendering;
    public Bool32 ShaderIntegerDotProduct;
    public Bool32 Maintenance4;
}
