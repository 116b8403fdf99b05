// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkBuffer.</summary>
public partial struct Buffer
{
    public ulong Handle;

    public Buffer(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkBufferView.</summary>
public partial struct BufferView
{
    public ulong Handle;

    public BufferView(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkCommandBuffer.</summary>
public partial struct CommandBuffer
{
    public nint Handle;

    public CommandBuffer(nint? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkCommandPool.</summary>
public partial struct CommandPool
{
    public ulong Handle;

    public CommandPool(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDebugUtilsMessengerEXT.</summary>
public partial struct DebugUtilsMessengerEXT
{
    public ulong Handle;

    public DebugUtilsMessengerEXT(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDescriptorPool.</summary>
public partial struct DescriptorPool
{
    public ulong Handle;

    public DescriptorPool(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDescriptorSet.</summary>
public partial struct DescriptorSet
{
    public ulong Handle;

    public DescriptorSet(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDescriptorSetLayout.</summary>
public partial struct DescriptorSetLayout
{
    public ulong Handle;

    public DescriptorSetLayout(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDevice.</summary>
public partial struct Device
{
    public nint Handle;

    public Device(nint? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkDeviceMemory.</summary>
public partial struct DeviceMemory
{
    public ulong Handle;

    public DeviceMemory(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkFence.</summary>
public partial struct Fence
{
    public ulong Handle;

    public Fence(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkFramebuffer.</summary>
public partial struct Framebuffer
{
    public ulong Handle;

    public Framebuffer(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkImage.</summary>
public partial struct Image
{
    public ulong Handle;

    public Image(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkImageView.</summary>
public partial struct ImageView
{
    public ulong Handle;

    public ImageView(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkInstance.</summary>
public partial struct Instance
{
    public nint Handle;

    public Instance(nint? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkPhysicalDevice.</summary>
public partial struct PhysicalDevice
{
    public nint Handle;

    public PhysicalDevice(nint? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkPipeline.</summary>
public partial struct Pipeline
{
    public ulong Handle;

    public Pipeline(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkPipelineCache.</summary>
public partial struct PipelineCache
{
    public ulong Handle;

    public PipelineCache(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkPipelineLayout.</summary>
public partial struct PipelineLayout
{
    public ulong Handle;

    public PipelineLayout(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkQueryPool.</summary>
public partial struct QueryPool
{
    public ulong Handle;

    public QueryPool(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkQueue.</summary>
public partial struct Queue
{
    public nint Handle;

    public Queue(nint? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkRenderPass.</summary>
public partial struct RenderPass
{
    public ulong Handle;

    public RenderPass(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkSampler.</summary>
public partial struct Sampler
{
    public ulong Handle;

    public Sampler(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkSemaphore.</summary>
public partial struct Semaphore
{
    public ulong Handle;

    public Semaphore(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkShaderModule.</summary>
public partial struct ShaderModule
{
    public ulong Handle;

    public ShaderModule(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkSurfaceKHR.</summary>
public partial struct SurfaceKHR
{
    public ulong Handle;

    public SurfaceKHR(ulong? handle = null) => Handle = handle ?? 0;
}

/// <summary>VkSwapchainKHR.</summary>
public partial struct SwapchainKHR
{
    public ulong Handle;

    public SwapchainKHR(ulong? handle = null) => Handle = handle ?? 0;
}
