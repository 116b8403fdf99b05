// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkCommandBufferInheritanceInfo.</summary>
public unsafe partial struct CommandBufferInheritanceInfo
{
    public StructureType SType;
    public void* PNext;
    public RenderPass RenderPass;
    public uint Subpass;
    public Framebuffer Framebuffer;
    public Bool32 OcclusionQueryEnable;
    public QueryControlFlags QueryFlags;
    public QueryPipelineStatisticFlags PipelineStatistics;
}
