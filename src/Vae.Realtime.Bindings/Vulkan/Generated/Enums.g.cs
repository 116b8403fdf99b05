// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkAccessFlagBits.</summary>
[Flags] public enum AccessFlags : int
{
    IndirectCommandReadBit = 1,
    IndexReadBit = 2,
    VertexAttributeReadBit = 4,
    UniformReadBit = 8,
    InputAttachmentReadBit = 16,
    ShaderReadBit = 32,
    ShaderWriteBit = 64,
    ColorAttachmentReadBit = 128,
    ColorAttachmentWriteBit = 256,
    DepthStencilAttachmentReadBit = 512,
    DepthStencilAttachmentWriteBit = 1024,
    TransferReadBit = 2048,
    TransferWriteBit = 4096,
    HostReadBit = 8192,
    HostWriteBit = 16384,
    MemoryReadBit = 32768,
    MemoryWriteBit = 65536,
    None = 0,
}

/// <summary>VkBufferCreateFlagBits.</summary>
[Flags] public enum BufferCreateFlags : int
{
    None = 0,
    SparseBindingBit = 1,
    SparseResidencyBit = 2,
    SparseAliasedBit = 4,
    ProtectedBit = 8,
    DeviceAddressCaptureReplayBit = 16,
}

/// <summary>VkBufferUsageFlagBits.</summary>
[Flags] public enum BufferUsageFlags : int
{
    None = 0,
    TransferSrcBit = 1,
    TransferDstBit = 2,
    UniformTexelBufferBit = 4,
    StorageTexelBufferBit = 8,
    UniformBufferBit = 16,
    StorageBufferBit = 32,
    IndexBufferBit = 64,
    VertexBufferBit = 128,
    IndirectBufferBit = 256,
    ShaderDeviceAddressBit = 131072,
}

/// <summary>VkColorSpaceKHR.</summary>
public enum ColorSpaceKHR : int
{
    SpaceSrgbNonlinearKhr = 0,
}

/// <summary>VkCommandBufferLevel.</summary>
public enum CommandBufferLevel : int
{
    Primary = 0,
    Secondary = 1,
}

/// <summary>VkCommandBufferResetFlagBits.</summary>
[Flags] public enum CommandBufferResetFlags : int
{
    None = 0,
    ReleaseResourcesBit = 1,
}

/// <summary>VkCommandBufferUsageFlagBits.</summary>
[Flags] public enum CommandBufferUsageFlags : int
{
    None = 0,
    OneTimeSubmitBit = 1,
    RenderPassContinueBit = 2,
    SimultaneousUseBit = 4,
}

/// <summary>VkCommandPoolCreateFlagBits.</summary>
[Flags] public enum CommandPoolCreateFlags : int
{
    None = 0,
    TransientBit = 1,
    ResetCommandBufferBit = 2,
    ProtectedBit = 4,
}

/// <summary>VkCommandPoolResetFlagBits.</summary>
[Flags] public enum CommandPoolResetFlags : int
{
    None = 0,
    ReleaseResourcesBit = 1,
}

/// <summary>VkComponentSwizzle.</summary>
public enum ComponentSwizzle : int
{
    Identity = 0,
    Zero = 1,
    One = 2,
    R = 3,
    G = 4,
    B = 5,
    A = 6,
}

/// <summary>VkCompositeAlphaFlagBitsKHR.</summary>
[Flags] public enum CompositeAlphaFlagsKHR : int
{
    None = 0,
    OpaqueBitKhr = 1,
    PreMultipliedBitKhr = 2,
    PostMultipliedBitKhr = 4,
    InheritBitKhr = 8,
}

/// <summary>VkDebugUtilsMessageSeverityFlagBitsEXT.</summary>
[Flags] public enum DebugUtilsMessageSeverityFlagsEXT : int
{
    None = 0,
    VerboseBitExt = 1,
    InfoBitExt = 16,
    WarningBitExt = 256,
    ErrorBitExt = 4096,
}

/// <summary>VkDebugUtilsMessageTypeFlagBitsEXT.</summary>
[Flags] public enum DebugUtilsMessageTypeFlagsEXT : int
{
    None = 0,
    GeneralBitExt = 1,
    ValidationBitExt = 2,
    PerformanceBitExt = 4,
}

/// <summary>VkDependencyFlagBits.</summary>
[Flags] public enum DependencyFlags : int
{
    None = 0,
    ByRegionBit = 1,
    DeviceGroupBit = 4,
    ViewLocalBit = 2,
}

/// <summary>VkDescriptorPoolCreateFlagBits.</summary>
[Flags] public enum DescriptorPoolCreateFlags : int
{
    None = 0,
    FreeDescriptorSetBit = 1,
    UpdateAfterBindBit = 2,
}

/// <summary>VkDescriptorSetLayoutCreateFlagBits.</summary>
[Flags] public enum DescriptorSetLayoutCreateFlags : int
{
    None = 0,
    UpdateAfterBindPoolBit = 2,
}

/// <summary>VkDescriptorType.</summary>
public enum DescriptorType : int
{
    Sampler = 0,
    CombinedImageSampler = 1,
    SampledImage = 2,
    StorageImage = 3,
    UniformTexelBuffer = 4,
    StorageTexelBuffer = 5,
    UniformBuffer = 6,
    StorageBuffer = 7,
    UniformBufferDynamic = 8,
    StorageBufferDynamic = 9,
    InputAttachment = 10,
    InlineUniformBlock = 1000138000,
}

/// <summary>VkDeviceQueueCreateFlagBits.</summary>
[Flags] public enum DeviceQueueCreateFlags : int
{
    None = 0,
    ProtectedBit = 1,
}

/// <summary>VkDriverId.</summary>
public enum DriverId : int
{
    AmdProprietary = 1,
    AmdOpenSource = 2,
    MesaRadv = 3,
    NvidiaProprietary = 4,
    IntelProprietaryWindows = 5,
    IntelOpenSourceMesa = 6,
    ImaginationProprietary = 7,
    QualcommProprietary = 8,
    ArmProprietary = 9,
    GoogleSwiftshader = 10,
    GgpProprietary = 11,
    BroadcomProprietary = 12,
    MesaLlvmpipe = 13,
    Moltenvk = 14,
    CoreaviProprietary = 15,
    JuiceProprietary = 16,
    VerisiliconProprietary = 17,
    MesaTurnip = 18,
    MesaV3DV = 19,
    MesaPanvk = 20,
    SamsungProprietary = 21,
    MesaVenus = 22,
    MesaDozen = 23,
    MesaNvk = 24,
    ImaginationOpenSourceMesa = 25,
}

/// <summary>VkFenceCreateFlagBits.</summary>
[Flags] public enum FenceCreateFlags : int
{
    None = 0,
    SignaledBit = 1,
}

/// <summary>VkFilter.</summary>
public enum Filter : int
{
    Nearest = 0,
    Linear = 1,
}

/// <summary>VkFormat.</summary>
public enum Format : int
{
    Undefined = 0,
    R4G4UnormPack8 = 1,
    R4G4B4A4UnormPack16 = 2,
    B4G4R4A4UnormPack16 = 3,
    R5G6B5UnormPack16 = 4,
    B5G6R5UnormPack16 = 5,
    R5G5B5A1UnormPack16 = 6,
    B5G5R5A1UnormPack16 = 7,
    A1R5G5B5UnormPack16 = 8,
    R8Unorm = 9,
    R8SNorm = 10,
    R8Uscaled = 11,
    R8Sscaled = 12,
    R8Uint = 13,
    R8Sint = 14,
    R8Srgb = 15,
    R8G8Unorm = 16,
    R8G8SNorm = 17,
    R8G8Uscaled = 18,
    R8G8Sscaled = 19,
    R8G8Uint = 20,
    R8G8Sint = 21,
    R8G8Srgb = 22,
    R8G8B8Unorm = 23,
    R8G8B8SNorm = 24,
    R8G8B8Uscaled = 25,
    R8G8B8Sscaled = 26,
    R8G8B8Uint = 27,
    R8G8B8Sint = 28,
    R8G8B8Srgb = 29,
    B8G8R8Unorm = 30,
    B8G8R8SNorm = 31,
    B8G8R8Uscaled = 32,
    B8G8R8Sscaled = 33,
    B8G8R8Uint = 34,
    B8G8R8Sint = 35,
    B8G8R8Srgb = 36,
    R8G8B8A8Unorm = 37,
    R8G8B8A8SNorm = 38,
    R8G8B8A8Uscaled = 39,
    R8G8B8A8Sscaled = 40,
    R8G8B8A8Uint = 41,
    R8G8B8A8Sint = 42,
    R8G8B8A8Srgb = 43,
    B8G8R8A8Unorm = 44,
    B8G8R8A8SNorm = 45,
    B8G8R8A8Uscaled = 46,
    B8G8R8A8Sscaled = 47,
    B8G8R8A8Uint = 48,
    B8G8R8A8Sint = 49,
    B8G8R8A8Srgb = 50,
    A8B8G8R8UnormPack32 = 51,
    A8B8G8R8SNormPack32 = 52,
    A8B8G8R8UscaledPack32 = 53,
    A8B8G8R8SscaledPack32 = 54,
    A8B8G8R8UintPack32 = 55,
    A8B8G8R8SintPack32 = 56,
    A8B8G8R8SrgbPack32 = 57,
    A2R10G10B10UnormPack32 = 58,
    A2R10G10B10SNormPack32 = 59,
    A2R10G10B10UscaledPack32 = 60,
    A2R10G10B10SscaledPack32 = 61,
    A2R10G10B10UintPack32 = 62,
    A2R10G10B10SintPack32 = 63,
    A2B10G10R10UnormPack32 = 64,
    A2B10G10R10SNormPack32 = 65,
    A2B10G10R10UscaledPack32 = 66,
    A2B10G10R10SscaledPack32 = 67,
    A2B10G10R10UintPack32 = 68,
    A2B10G10R10SintPack32 = 69,
    R16Unorm = 70,
    R16SNorm = 71,
    R16Uscaled = 72,
    R16Sscaled = 73,
    R16Uint = 74,
    R16Sint = 75,
    R16Sfloat = 76,
    R16G16Unorm = 77,
    R16G16SNorm = 78,
    R16G16Uscaled = 79,
    R16G16Sscaled = 80,
    R16G16Uint = 81,
    R16G16Sint = 82,
    R16G16Sfloat = 83,
    R16G16B16Unorm = 84,
    R16G16B16SNorm = 85,
    R16G16B16Uscaled = 86,
    R16G16B16Sscaled = 87,
    R16G16B16Uint = 88,
    R16G16B16Sint = 89,
    R16G16B16Sfloat = 90,
    R16G16B16A16Unorm = 91,
    R16G16B16A16SNorm = 92,
    R16G16B16A16Uscaled = 93,
    R16G16B16A16Sscaled = 94,
    R16G16B16A16Uint = 95,
    R16G16B16A16Sint = 96,
    R16G16B16A16Sfloat = 97,
    R32Uint = 98,
    R32Sint = 99,
    R32Sfloat = 100,
    R32G32Uint = 101,
    R32G32Sint = 102,
    R32G32Sfloat = 103,
    R32G32B32Uint = 104,
    R32G32B32Sint = 105,
    R32G32B32Sfloat = 106,
    R32G32B32A32Uint = 107,
    R32G32B32A32Sint = 108,
    R32G32B32A32Sfloat = 109,
    R64Uint = 110,
    R64Sint = 111,
    R64Sfloat = 112,
    R64G64Uint = 113,
    R64G64Sint = 114,
    R64G64Sfloat = 115,
    R64G64B64Uint = 116,
    R64G64B64Sint = 117,
    R64G64B64Sfloat = 118,
    R64G64B64A64Uint = 119,
    R64G64B64A64Sint = 120,
    R64G64B64A64Sfloat = 121,
    B10G11R11UfloatPack32 = 122,
    E5B9G9R9UfloatPack32 = 123,
    D16Unorm = 124,
    X8D24UnormPack32 = 125,
    D32Sfloat = 126,
    S8Uint = 127,
    D16UnormS8Uint = 128,
    D24UnormS8Uint = 129,
    D32SfloatS8Uint = 130,
    BC1RgbUnormBlock = 131,
    BC1RgbSrgbBlock = 132,
    BC1RgbaUnormBlock = 133,
    BC1RgbaSrgbBlock = 134,
    BC2UnormBlock = 135,
    BC2SrgbBlock = 136,
    BC3UnormBlock = 137,
    BC3SrgbBlock = 138,
    BC4UnormBlock = 139,
    BC4SNormBlock = 140,
    BC5UnormBlock = 141,
    BC5SNormBlock = 142,
    BC6HUfloatBlock = 143,
    BC6HSfloatBlock = 144,
    BC7UnormBlock = 145,
    BC7SrgbBlock = 146,
    Etc2R8G8B8UnormBlock = 147,
    Etc2R8G8B8SrgbBlock = 148,
    Etc2R8G8B8A1UnormBlock = 149,
    Etc2R8G8B8A1SrgbBlock = 150,
    Etc2R8G8B8A8UnormBlock = 151,
    Etc2R8G8B8A8SrgbBlock = 152,
    EacR11UnormBlock = 153,
    EacR11SNormBlock = 154,
    EacR11G11UnormBlock = 155,
    EacR11G11SNormBlock = 156,
    Astc4x4UnormBlock = 157,
    Astc4x4SrgbBlock = 158,
    Astc5x4UnormBlock = 159,
    Astc5x4SrgbBlock = 160,
    Astc5x5UnormBlock = 161,
    Astc5x5SrgbBlock = 162,
    Astc6x5UnormBlock = 163,
    Astc6x5SrgbBlock = 164,
    Astc6x6UnormBlock = 165,
    Astc6x6SrgbBlock = 166,
    Astc8x5UnormBlock = 167,
    Astc8x5SrgbBlock = 168,
    Astc8x6UnormBlock = 169,
    Astc8x6SrgbBlock = 170,
    Astc8x8UnormBlock = 171,
    Astc8x8SrgbBlock = 172,
    Astc10x5UnormBlock = 173,
    Astc10x5SrgbBlock = 174,
    Astc10x6UnormBlock = 175,
    Astc10x6SrgbBlock = 176,
    Astc10x8UnormBlock = 177,
    Astc10x8SrgbBlock = 178,
    Astc10x10UnormBlock = 179,
    Astc10x10SrgbBlock = 180,
    Astc12x10UnormBlock = 181,
    Astc12x10SrgbBlock = 182,
    Astc12x12UnormBlock = 183,
    Astc12x12SrgbBlock = 184,
    G8B8G8R8422Unorm = 1000156000,
    B8G8R8G8422Unorm = 1000156001,
    G8B8R83Plane420Unorm = 1000156002,
    G8B8R82Plane420Unorm = 1000156003,
    G8B8R83Plane422Unorm = 1000156004,
    G8B8R82Plane422Unorm = 1000156005,
    G8B8R83Plane444Unorm = 1000156006,
    R10X6UnormPack16 = 1000156007,
    R10X6G10X6Unorm2Pack16 = 1000156008,
    R10X6G10X6B10X6A10X6Unorm4Pack16 = 1000156009,
    G10X6B10X6G10X6R10X6422Unorm4Pack16 = 1000156010,
    B10X6G10X6R10X6G10X6422Unorm4Pack16 = 1000156011,
    G10X6B10X6R10X63Plane420Unorm3Pack16 = 1000156012,
    G10X6B10X6R10X62Plane420Unorm3Pack16 = 1000156013,
    G10X6B10X6R10X63Plane422Unorm3Pack16 = 1000156014,
    G10X6B10X6R10X62Plane422Unorm3Pack16 = 1000156015,
    G10X6B10X6R10X63Plane444Unorm3Pack16 = 1000156016,
    R12X4UnormPack16 = 1000156017,
    R12X4G12X4Unorm2Pack16 = 1000156018,
    R12X4G12X4B12X4A12X4Unorm4Pack16 = 1000156019,
    G12X4B12X4G12X4R12X4422Unorm4Pack16 = 1000156020,
    B12X4G12X4R12X4G12X4422Unorm4Pack16 = 1000156021,
    G12X4B12X4R12X43Plane420Unorm3Pack16 = 1000156022,
    G12X4B12X4R12X42Plane420Unorm3Pack16 = 1000156023,
    G12X4B12X4R12X43Plane422Unorm3Pack16 = 1000156024,
    G12X4B12X4R12X42Plane422Unorm3Pack16 = 1000156025,
    G12X4B12X4R12X43Plane444Unorm3Pack16 = 1000156026,
    G16B16G16R16422Unorm = 1000156027,
    B16G16R16G16422Unorm = 1000156028,
    G16B16R163Plane420Unorm = 1000156029,
    G16B16R162Plane420Unorm = 1000156030,
    G16B16R163Plane422Unorm = 1000156031,
    G16B16R162Plane422Unorm = 1000156032,
    G16B16R163Plane444Unorm = 1000156033,
    G8B8R82Plane444Unorm = 1000330000,
    G10X6B10X6R10X62Plane444Unorm3Pack16 = 1000330001,
    G12X4B12X4R12X42Plane444Unorm3Pack16 = 1000330002,
    G16B16R162Plane444Unorm = 1000330003,
    A4R4G4B4UnormPack16 = 1000340000,
    A4B4G4R4UnormPack16 = 1000340001,
    Astc4x4SfloatBlock = 1000066000,
    Astc5x4SfloatBlock = 1000066001,
    Astc5x5SfloatBlock = 1000066002,
    Astc6x5SfloatBlock = 1000066003,
    Astc6x6SfloatBlock = 1000066004,
    Astc8x5SfloatBlock = 1000066005,
    Astc8x6SfloatBlock = 1000066006,
    Astc8x8SfloatBlock = 1000066007,
    Astc10x5SfloatBlock = 1000066008,
    Astc10x6SfloatBlock = 1000066009,
    Astc10x8SfloatBlock = 1000066010,
    Astc10x10SfloatBlock = 1000066011,
    Astc12x10SfloatBlock = 1000066012,
    Astc12x12SfloatBlock = 1000066013,
}

/// <summary>VkFormatFeatureFlagBits.</summary>
[Flags] public enum FormatFeatureFlags : int
{
    None = 0,
    SampledImageBit = 1,
    StorageImageBit = 2,
    StorageImageAtomicBit = 4,
    UniformTexelBufferBit = 8,
    StorageTexelBufferBit = 16,
    StorageTexelBufferAtomicBit = 32,
    VertexBufferBit = 64,
    ColorAttachmentBit = 128,
    ColorAttachmentBlendBit = 256,
    DepthStencilAttachmentBit = 512,
    BlitSrcBit = 1024,
    BlitDstBit = 2048,
    SampledImageFilterLinearBit = 4096,
    TransferSrcBit = 16384,
    TransferDstBit = 32768,
    MidpointChromaSamplesBit = 131072,
    SampledImageYcbcrConversionLinearFilterBit = 262144,
    SampledImageYcbcrConversionSeparateReconstructionFilterBit = 524288,
    SampledImageYcbcrConversionChromaReconstructionExplicitBit = 1048576,
    SampledImageYcbcrConversionChromaReconstructionExplicitForceableBit = 2097152,
    DisjointBit = 4194304,
    CositedChromaSamplesBit = 8388608,
    SampledImageFilterMinmaxBit = 65536,
}

/// <summary>VkImageAspectFlagBits.</summary>
[Flags] public enum ImageAspectFlags : int
{
    ColorBit = 1,
    DepthBit = 2,
    StencilBit = 4,
    MetadataBit = 8,
    Plane0Bit = 16,
    Plane1Bit = 32,
    Plane2Bit = 64,
    None = 0,
}

/// <summary>VkImageCreateFlagBits.</summary>
[Flags] public enum ImageCreateFlags : int
{
    None = 0,
    CreateSparseBindingBit = 1,
    CreateSparseResidencyBit = 2,
    CreateSparseAliasedBit = 4,
    CreateMutableFormatBit = 8,
    CreateCubeCompatibleBit = 16,
    CreateAliasBit = 1024,
    CreateSplitInstanceBindRegionsBit = 64,
    Create2DArrayCompatibleBit = 32,
    CreateBlockTexelViewCompatibleBit = 128,
    CreateExtendedUsageBit = 256,
    CreateProtectedBit = 2048,
    CreateDisjointBit = 512,
}

/// <summary>VkImageLayout.</summary>
public enum ImageLayout : int
{
    Undefined = 0,
    General = 1,
    ColorAttachmentOptimal = 2,
    DepthStencilAttachmentOptimal = 3,
    DepthStencilReadOnlyOptimal = 4,
    ShaderReadOnlyOptimal = 5,
    TransferSrcOptimal = 6,
    TransferDstOptimal = 7,
    Preinitialized = 8,
    DepthReadOnlyStencilAttachmentOptimal = 1000117000,
    DepthAttachmentStencilReadOnlyOptimal = 1000117001,
    DepthAttachmentOptimal = 1000241000,
    DepthReadOnlyOptimal = 1000241001,
    StencilAttachmentOptimal = 1000241002,
    StencilReadOnlyOptimal = 1000241003,
    ReadOnlyOptimal = 1000314000,
    AttachmentOptimal = 1000314001,
    PresentSrcKhr = 1000001002,
}

/// <summary>VkImageTiling.</summary>
public enum ImageTiling : int
{
    Optimal = 0,
    Linear = 1,
}

/// <summary>VkImageType.</summary>
public enum ImageType : int
{
    Type1D = 0,
    Type2D = 1,
    Type3D = 2,
}

/// <summary>VkImageUsageFlagBits.</summary>
[Flags] public enum ImageUsageFlags : int
{
    None = 0,
    TransferSrcBit = 1,
    TransferDstBit = 2,
    SampledBit = 4,
    StorageBit = 8,
    ColorAttachmentBit = 16,
    DepthStencilAttachmentBit = 32,
    TransientAttachmentBit = 64,
    InputAttachmentBit = 128,
}

/// <summary>VkImageViewCreateFlagBits.</summary>
[Flags] public enum ImageViewCreateFlags : int
{
    None = 0,
}

/// <summary>VkImageViewType.</summary>
public enum ImageViewType : int
{
    Type1D = 0,
    Type2D = 1,
    Type3D = 2,
    TypeCube = 3,
    Type1DArray = 4,
    Type2DArray = 5,
    TypeCubeArray = 6,
}

/// <summary>VkInstanceCreateFlagBits.</summary>
[Flags] public enum InstanceCreateFlags : int
{
    None = 0,
    EnumeratePortabilityBitKhr = 1,
}

/// <summary>VkInternalAllocationType.</summary>
public enum InternalAllocationType : int
{
    Executable = 0,
}

/// <summary>VkMemoryHeapFlagBits.</summary>
[Flags] public enum MemoryHeapFlags : int
{
    None = 0,
    DeviceLocalBit = 1,
    MultiInstanceBit = 2,
}

/// <summary>VkMemoryMapFlagBits.</summary>
[Flags] public enum MemoryMapFlags : int
{
    None = 0,
}

/// <summary>VkMemoryPropertyFlagBits.</summary>
[Flags] public enum MemoryPropertyFlags : int
{
    None = 0,
    DeviceLocalBit = 1,
    HostVisibleBit = 2,
    HostCoherentBit = 4,
    HostCachedBit = 8,
    LazilyAllocatedBit = 16,
    ProtectedBit = 32,
}

/// <summary>VkObjectType.</summary>
public enum ObjectType : int
{
    Unknown = 0,
    Instance = 1,
    PhysicalDevice = 2,
    Device = 3,
    Queue = 4,
    Semaphore = 5,
    CommandBuffer = 6,
    Fence = 7,
    DeviceMemory = 8,
    Buffer = 9,
    Image = 10,
    Event = 11,
    QueryPool = 12,
    BufferView = 13,
    ImageView = 14,
    ShaderModule = 15,
    PipelineCache = 16,
    PipelineLayout = 17,
    RenderPass = 18,
    Pipeline = 19,
    DescriptorSetLayout = 20,
    Sampler = 21,
    DescriptorPool = 22,
    DescriptorSet = 23,
    Framebuffer = 24,
    CommandPool = 25,
    SamplerYcbcrConversion = 1000156000,
    DescriptorUpdateTemplate = 1000085000,
    PrivateDataSlot = 1000295000,
    SurfaceKhr = 1000000000,
    SwapchainKhr = 1000001000,
    DebugUtilsMessengerExt = 1000128000,
}

/// <summary>VkPhysicalDeviceType.</summary>
public enum PhysicalDeviceType : int
{
    Other = 0,
    IntegratedGpu = 1,
    DiscreteGpu = 2,
    VirtualGpu = 3,
    Cpu = 4,
}

/// <summary>VkPipelineBindPoint.</summary>
public enum PipelineBindPoint : int
{
    Graphics = 0,
    Compute = 1,
}

/// <summary>VkPipelineCacheCreateFlagBits.</summary>
[Flags] public enum PipelineCacheCreateFlags : int
{
    None = 0,
    ExternallySynchronizedBit = 1,
}

/// <summary>VkPipelineCacheHeaderVersion.</summary>
public enum PipelineCacheHeaderVersion : int
{
    One = 1,
}

/// <summary>VkPipelineCreateFlagBits.</summary>
[Flags] public enum PipelineCreateFlags : int
{
    None = 0,
    DisableOptimizationBit = 1,
    AllowDerivativesBit = 2,
    DerivativeBit = 4,
    ViewIndexFromDeviceIndexBit = 8,
    DispatchBaseBit = 16,
    FailOnPipelineCompileRequiredBit = 256,
    EarlyReturnOnFailureBit = 512,
}

/// <summary>VkPipelineLayoutCreateFlagBits.</summary>
[Flags] public enum PipelineLayoutCreateFlags : int
{
    None = 0,
}

/// <summary>VkPipelineShaderStageCreateFlagBits.</summary>
[Flags] public enum PipelineShaderStageCreateFlags : int
{
    None = 0,
    AllowVaryingSubgroupSizeBit = 1,
    RequireFullSubgroupsBit = 2,
}

/// <summary>VkPipelineStageFlagBits.</summary>
[Flags] public enum PipelineStageFlags : int
{
    TopOfPipeBit = 1,
    DrawIndirectBit = 2,
    VertexInputBit = 4,
    VertexShaderBit = 8,
    TessellationControlShaderBit = 16,
    TessellationEvaluationShaderBit = 32,
    GeometryShaderBit = 64,
    FragmentShaderBit = 128,
    EarlyFragmentTestsBit = 256,
    LateFragmentTestsBit = 512,
    ColorAttachmentOutputBit = 1024,
    ComputeShaderBit = 2048,
    TransferBit = 4096,
    BottomOfPipeBit = 8192,
    HostBit = 16384,
    AllGraphicsBit = 32768,
    AllCommandsBit = 65536,
    None = 0,
}

/// <summary>VkPointClippingBehavior.</summary>
public enum PointClippingBehavior : int
{
    AllClipPlanes = 0,
    UserClipPlanesOnly = 1,
}

/// <summary>VkPresentModeKHR.</summary>
public enum PresentModeKHR : int
{
    ImmediateKhr = 0,
    MailboxKhr = 1,
    FifoKhr = 2,
    FifoRelaxedKhr = 3,
}

/// <summary>VkQueryControlFlagBits.</summary>
[Flags] public enum QueryControlFlags : int
{
    None = 0,
    PreciseBit = 1,
}

/// <summary>VkQueryPipelineStatisticFlagBits.</summary>
[Flags] public enum QueryPipelineStatisticFlags : int
{
    None = 0,
    InputAssemblyVerticesBit = 1,
    InputAssemblyPrimitivesBit = 2,
    VertexShaderInvocationsBit = 4,
    GeometryShaderInvocationsBit = 8,
    GeometryShaderPrimitivesBit = 16,
    ClippingInvocationsBit = 32,
    ClippingPrimitivesBit = 64,
    FragmentShaderInvocationsBit = 128,
    TessellationControlShaderPatchesBit = 256,
    TessellationEvaluationShaderInvocationsBit = 512,
    ComputeShaderInvocationsBit = 1024,
}

/// <summary>VkQueryResultFlagBits.</summary>
[Flags] public enum QueryResultFlags : int
{
    None = 0,
    Result64Bit = 1,
    ResultWaitBit = 2,
    ResultWithAvailabilityBit = 4,
    ResultPartialBit = 8,
}

/// <summary>VkQueryType.</summary>
public enum QueryType : int
{
    Occlusion = 0,
    PipelineStatistics = 1,
    Timestamp = 2,
}

/// <summary>VkQueueFlagBits.</summary>
[Flags] public enum QueueFlags : int
{
    None = 0,
    GraphicsBit = 1,
    ComputeBit = 2,
    TransferBit = 4,
    SparseBindingBit = 8,
    ProtectedBit = 16,
}

/// <summary>VkResolveModeFlagBits.</summary>
[Flags] public enum ResolveModeFlags : int
{
    None = 0,
    SampleZeroBit = 1,
    AverageBit = 2,
    MinBit = 4,
    MaxBit = 8,
}

/// <summary>VkResult.</summary>
public enum Result : int
{
    Success = 0,
    NotReady = 1,
    Timeout = 2,
    EventSet = 3,
    EventReset = 4,
    Incomplete = 5,
    ErrorOutOfHostMemory = -1,
    ErrorOutOfDeviceMemory = -2,
    ErrorInitializationFailed = -3,
    ErrorDeviceLost = -4,
    ErrorMemoryMapFailed = -5,
    ErrorLayerNotPresent = -6,
    ErrorExtensionNotPresent = -7,
    ErrorFeatureNotPresent = -8,
    ErrorIncompatibleDriver = -9,
    ErrorTooManyObjects = -10,
    ErrorFormatNotSupported = -11,
    ErrorFragmentedPool = -12,
    ErrorUnknown = -13,
    ErrorOutOfPoolMemory = -1000069000,
    ErrorInvalidExternalHandle = -1000072003,
    ErrorFragmentation = -1000161000,
    ErrorInvalidOpaqueCaptureAddress = -1000257000,
    PipelineCompileRequired = 1000297000,
    ErrorSurfaceLostKhr = -1000000000,
    ErrorNativeWindowInUseKhr = -1000000001,
    SuboptimalKhr = 1000001003,
    ErrorOutOfDateKhr = -1000001004,
}

/// <summary>VkSampleCountFlagBits.</summary>
[Flags] public enum SampleCountFlags : int
{
    None = 0,
    Count1Bit = 1,
    Count2Bit = 2,
    Count4Bit = 4,
    Count8Bit = 8,
    Count16Bit = 16,
    Count32Bit = 32,
    Count64Bit = 64,
}

/// <summary>VkSemaphoreType.</summary>
public enum SemaphoreType : int
{
    Binary = 0,
    Timeline = 1,
}

/// <summary>VkSemaphoreWaitFlagBits.</summary>
[Flags] public enum SemaphoreWaitFlags : int
{
    None = 0,
    AnyBit = 1,
}

/// <summary>VkShaderFloatControlsIndependence.</summary>
public enum ShaderFloatControlsIndependence : int
{
    Independence32BitOnly = 0,
    All = 1,
    None = 2,
}

/// <summary>VkShaderStageFlagBits.</summary>
[Flags] public enum ShaderStageFlags : int
{
    None = 0,
    VertexBit = 1,
    TessellationControlBit = 2,
    TessellationEvaluationBit = 4,
    GeometryBit = 8,
    FragmentBit = 16,
    ComputeBit = 32,
    AllGraphics = 31,
    All = 2147483647,
}

/// <summary>VkSharingMode.</summary>
public enum SharingMode : int
{
    Exclusive = 0,
    Concurrent = 1,
}

/// <summary>VkStructureType.</summary>
public enum StructureType : int
{
    ApplicationInfo = 0,
    InstanceCreateInfo = 1,
    DeviceQueueCreateInfo = 2,
    DeviceCreateInfo = 3,
    SubmitInfo = 4,
    MemoryAllocateInfo = 5,
    MappedMemoryRange = 6,
    BindSparseInfo = 7,
    FenceCreateInfo = 8,
    SemaphoreCreateInfo = 9,
    EventCreateInfo = 10,
    QueryPoolCreateInfo = 11,
    BufferCreateInfo = 12,
    BufferViewCreateInfo = 13,
    ImageCreateInfo = 14,
    ImageViewCreateInfo = 15,
    ShaderModuleCreateInfo = 16,
    PipelineCacheCreateInfo = 17,
    PipelineShaderStageCreateInfo = 18,
    PipelineVertexInputStateCreateInfo = 19,
    PipelineInputAssemblyStateCreateInfo = 20,
    PipelineTessellationStateCreateInfo = 21,
    PipelineViewportStateCreateInfo = 22,
    PipelineRasterizationStateCreateInfo = 23,
    PipelineMultisampleStateCreateInfo = 24,
    PipelineDepthStencilStateCreateInfo = 25,
    PipelineColorBlendStateCreateInfo = 26,
    PipelineDynamicStateCreateInfo = 27,
    GraphicsPipelineCreateInfo = 28,
    ComputePipelineCreateInfo = 29,
    PipelineLayoutCreateInfo = 30,
    SamplerCreateInfo = 31,
    DescriptorSetLayoutCreateInfo = 32,
    DescriptorPoolCreateInfo = 33,
    DescriptorSetAllocateInfo = 34,
    WriteDescriptorSet = 35,
    CopyDescriptorSet = 36,
    FramebufferCreateInfo = 37,
    RenderPassCreateInfo = 38,
    CommandPoolCreateInfo = 39,
    CommandBufferAllocateInfo = 40,
    CommandBufferInheritanceInfo = 41,
    CommandBufferBeginInfo = 42,
    RenderPassBeginInfo = 43,
    BufferMemoryBarrier = 44,
    ImageMemoryBarrier = 45,
    MemoryBarrier = 46,
    LoaderInstanceCreateInfo = 47,
    LoaderDeviceCreateInfo = 48,
    PhysicalDeviceSubgroupProperties = 1000094000,
    BindBufferMemoryInfo = 1000157000,
    BindImageMemoryInfo = 1000157001,
    PhysicalDevice16BitStorageFeatures = 1000083000,
    MemoryDedicatedRequirements = 1000127000,
    MemoryDedicatedAllocateInfo = 1000127001,
    MemoryAllocateFlagsInfo = 1000060000,
    DeviceGroupRenderPassBeginInfo = 1000060003,
    DeviceGroupCommandBufferBeginInfo = 1000060004,
    DeviceGroupSubmitInfo = 1000060005,
    DeviceGroupBindSparseInfo = 1000060006,
    BindBufferMemoryDeviceGroupInfo = 1000060013,
    BindImageMemoryDeviceGroupInfo = 1000060014,
    PhysicalDeviceGroupProperties = 1000070000,
    DeviceGroupDeviceCreateInfo = 1000070001,
    BufferMemoryRequirementsInfo2 = 1000146000,
    ImageMemoryRequirementsInfo2 = 1000146001,
    ImageSparseMemoryRequirementsInfo2 = 1000146002,
    MemoryRequirements2 = 1000146003,
    SparseImageMemoryRequirements2 = 1000146004,
    PhysicalDeviceFeatures2 = 1000059000,
    PhysicalDeviceProperties2 = 1000059001,
    FormatProperties2 = 1000059002,
    ImageFormatProperties2 = 1000059003,
    PhysicalDeviceImageFormatInfo2 = 1000059004,
    QueueFamilyProperties2 = 1000059005,
    PhysicalDeviceMemoryProperties2 = 1000059006,
    SparseImageFormatProperties2 = 1000059007,
    PhysicalDeviceSparseImageFormatInfo2 = 1000059008,
    PhysicalDevicePointClippingProperties = 1000117000,
    RenderPassInputAttachmentAspectCreateInfo = 1000117001,
    ImageViewUsageCreateInfo = 1000117002,
    PipelineTessellationDomainOriginStateCreateInfo = 1000117003,
    RenderPassMultiviewCreateInfo = 1000053000,
    PhysicalDeviceMultiviewFeatures = 1000053001,
    PhysicalDeviceMultiviewProperties = 1000053002,
    PhysicalDeviceVariablePointersFeatures = 1000120000,
    ProtectedSubmitInfo = 1000145000,
    PhysicalDeviceProtectedMemoryFeatures = 1000145001,
    PhysicalDeviceProtectedMemoryProperties = 1000145002,
    DeviceQueueInfo2 = 1000145003,
    SamplerYcbcrConversionCreateInfo = 1000156000,
    SamplerYcbcrConversionInfo = 1000156001,
    BindImagePlaneMemoryInfo = 1000156002,
    ImagePlaneMemoryRequirementsInfo = 1000156003,
    PhysicalDeviceSamplerYcbcrConversionFeatures = 1000156004,
    SamplerYcbcrConversionImageFormatProperties = 1000156005,
    DescriptorUpdateTemplateCreateInfo = 1000085000,
    PhysicalDeviceExternalImageFormatInfo = 1000071000,
    ExternalImageFormatProperties = 1000071001,
    PhysicalDeviceExternalBufferInfo = 1000071002,
    ExternalBufferProperties = 1000071003,
    PhysicalDeviceIDProperties = 1000071004,
    ExternalMemoryBufferCreateInfo = 1000072000,
    ExternalMemoryImageCreateInfo = 1000072001,
    ExportMemoryAllocateInfo = 1000072002,
    PhysicalDeviceExternalFenceInfo = 1000112000,
    ExternalFenceProperties = 1000112001,
    ExportFenceCreateInfo = 1000113000,
    ExportSemaphoreCreateInfo = 1000077000,
    PhysicalDeviceExternalSemaphoreInfo = 1000076000,
    ExternalSemaphoreProperties = 1000076001,
    PhysicalDeviceMaintenance3Properties = 1000168000,
    DescriptorSetLayoutSupport = 1000168001,
    PhysicalDeviceShaderDrawParametersFeatures = 1000063000,
    PhysicalDeviceVulkan11Features = 49,
    PhysicalDeviceVulkan11Properties = 50,
    PhysicalDeviceVulkan12Features = 51,
    PhysicalDeviceVulkan12Properties = 52,
    ImageFormatListCreateInfo = 1000147000,
    AttachmentDescription2 = 1000109000,
    AttachmentReference2 = 1000109001,
    SubpassDescription2 = 1000109002,
    SubpassDependency2 = 1000109003,
    RenderPassCreateInfo2 = 1000109004,
    SubpassBeginInfo = 1000109005,
    SubpassEndInfo = 1000109006,
    PhysicalDevice8BitStorageFeatures = 1000177000,
    PhysicalDeviceDriverProperties = 1000196000,
    PhysicalDeviceShaderAtomicInt64Features = 1000180000,
    PhysicalDeviceShaderFloat16Int8Features = 1000082000,
    PhysicalDeviceFloatControlsProperties = 1000197000,
    DescriptorSetLayoutBindingFlagsCreateInfo = 1000161000,
    PhysicalDeviceDescriptorIndexingFeatures = 1000161001,
    PhysicalDeviceDescriptorIndexingProperties = 1000161002,
    DescriptorSetVariableDescriptorCountAllocateInfo = 1000161003,
    DescriptorSetVariableDescriptorCountLayoutSupport = 1000161004,
    PhysicalDeviceDepthStencilResolveProperties = 1000199000,
    SubpassDescriptionDepthStencilResolve = 1000199001,
    PhysicalDeviceScalarBlockLayoutFeatures = 1000221000,
    ImageStencilUsageCreateInfo = 1000246000,
    PhysicalDeviceSamplerFilterMinmaxProperties = 1000130000,
    SamplerReductionModeCreateInfo = 1000130001,
    PhysicalDeviceVulkanMemoryModelFeatures = 1000211000,
    PhysicalDeviceImagelessFramebufferFeatures = 1000108000,
    FramebufferAttachmentsCreateInfo = 1000108001,
    FramebufferAttachmentImageInfo = 1000108002,
    RenderPassAttachmentBeginInfo = 1000108003,
    PhysicalDeviceUniformBufferStandardLayoutFeatures = 1000253000,
    PhysicalDeviceShaderSubgroupExtendedTypesFeatures = 1000175000,
    PhysicalDeviceSeparateDepthStencilLayoutsFeatures = 1000241000,
    AttachmentReferenceStencilLayout = 1000241001,
    AttachmentDescriptionStencilLayout = 1000241002,
    PhysicalDeviceHostQueryResetFeatures = 1000261000,
    PhysicalDeviceTimelineSemaphoreFeatures = 1000207000,
    PhysicalDeviceTimelineSemaphoreProperties = 1000207001,
    SemaphoreTypeCreateInfo = 1000207002,
    TimelineSemaphoreSubmitInfo = 1000207003,
    SemaphoreWaitInfo = 1000207004,
    SemaphoreSignalInfo = 1000207005,
    PhysicalDeviceBufferDeviceAddressFeatures = 1000257000,
    BufferDeviceAddressInfo = 1000244001,
    BufferOpaqueCaptureAddressCreateInfo = 1000257002,
    MemoryOpaqueCaptureAddressAllocateInfo = 1000257003,
    DeviceMemoryOpaqueCaptureAddressInfo = 1000257004,
    PhysicalDeviceVulkan13Features = 53,
    PhysicalDeviceVulkan13Properties = 54,
    PipelineCreationFeedbackCreateInfo = 1000192000,
    PhysicalDeviceShaderTerminateInvocationFeatures = 1000215000,
    PhysicalDeviceToolProperties = 1000245000,
    PhysicalDeviceShaderDemoteToHelperInvocationFeatures = 1000276000,
    PhysicalDevicePrivateDataFeatures = 1000295000,
    DevicePrivateDataCreateInfo = 1000295001,
    PrivateDataSlotCreateInfo = 1000295002,
    PhysicalDevicePipelineCreationCacheControlFeatures = 1000297000,
    MemoryBarrier2 = 1000314000,
    BufferMemoryBarrier2 = 1000314001,
    ImageMemoryBarrier2 = 1000314002,
    DependencyInfo = 1000314003,
    SubmitInfo2 = 1000314004,
    SemaphoreSubmitInfo = 1000314005,
    CommandBufferSubmitInfo = 1000314006,
    PhysicalDeviceSynchronization2Features = 1000314007,
    PhysicalDeviceZeroInitializeWorkgroupMemoryFeatures = 1000325000,
    PhysicalDeviceImageRobustnessFeatures = 1000335000,
    CopyBufferInfo2 = 1000337000,
    CopyImageInfo2 = 1000337001,
    CopyBufferToImageInfo2 = 1000337002,
    CopyImageToBufferInfo2 = 1000337003,
    BlitImageInfo2 = 1000337004,
    ResolveImageInfo2 = 1000337005,
    BufferCopy2 = 1000337006,
    ImageCopy2 = 1000337007,
    ImageBlit2 = 1000337008,
    BufferImageCopy2 = 1000337009,
    ImageResolve2 = 1000337010,
    PhysicalDeviceSubgroupSizeControlProperties = 1000225000,
    PipelineShaderStageRequiredSubgroupSizeCreateInfo = 1000225001,
    PhysicalDeviceSubgroupSizeControlFeatures = 1000225002,
    PhysicalDeviceInlineUniformBlockFeatures = 1000138000,
    PhysicalDeviceInlineUniformBlockProperties = 1000138001,
    WriteDescriptorSetInlineUniformBlock = 1000138002,
    DescriptorPoolInlineUniformBlockCreateInfo = 1000138003,
    PhysicalDeviceTextureCompressionAstcHdrFeatures = 1000066000,
    RenderingInfo = 1000044000,
    RenderingAttachmentInfo = 1000044001,
    PipelineRenderingCreateInfo = 1000044002,
    PhysicalDeviceDynamicRenderingFeatures = 1000044003,
    CommandBufferInheritanceRenderingInfo = 1000044004,
    PhysicalDeviceShaderIntegerDotProductFeatures = 1000280000,
    PhysicalDeviceShaderIntegerDotProductProperties = 1000280001,
    PhysicalDeviceTexelBufferAlignmentProperties = 1000281001,
    FormatProperties3 = 1000360000,
    PhysicalDeviceMaintenance4Features = 1000413000,
    PhysicalDeviceMaintenance4Properties = 1000413001,
    DeviceBufferMemoryRequirements = 1000413002,
    DeviceImageMemoryRequirements = 1000413003,
    SwapchainCreateInfoKhr = 1000001000,
    PresentInfoKhr = 1000001001,
    DeviceGroupPresentCapabilitiesKhr = 1000060007,
    ImageSwapchainCreateInfoKhr = 1000060008,
    BindImageMemorySwapchainInfoKhr = 1000060009,
    AcquireNextImageInfoKhr = 1000060010,
    DeviceGroupPresentInfoKhr = 1000060011,
    DeviceGroupSwapchainCreateInfoKhr = 1000060012,
    DebugUtilsObjectNameInfoExt = 1000128000,
    DebugUtilsObjectTagInfoExt = 1000128001,
    DebugUtilsLabelExt = 1000128002,
    DebugUtilsMessengerCallbackDataExt = 1000128003,
    DebugUtilsMessengerCreateInfoExt = 1000128004,
    PhysicalDevicePortabilitySubsetFeaturesKhr = 1000163000,
    PhysicalDevicePortabilitySubsetPropertiesKhr = 1000163001,
    PhysicalDeviceMemoryBudgetPropertiesExt = 1000237000,
    ValidationFeaturesExt = 1000247000,
}

/// <summary>VkSubgroupFeatureFlagBits.</summary>
[Flags] public enum SubgroupFeatureFlags : int
{
    None = 0,
    BasicBit = 1,
    VoteBit = 2,
    ArithmeticBit = 4,
    BallotBit = 8,
    ShuffleBit = 16,
    ShuffleRelativeBit = 32,
    ClusteredBit = 64,
    QuadBit = 128,
}

/// <summary>VkSurfaceTransformFlagBitsKHR.</summary>
[Flags] public enum SurfaceTransformFlagsKHR : int
{
    None = 0,
    IdentityBitKhr = 1,
    Rotate90BitKhr = 2,
    Rotate180BitKhr = 4,
    Rotate270BitKhr = 8,
    HorizontalMirrorBitKhr = 16,
    HorizontalMirrorRotate90BitKhr = 32,
    HorizontalMirrorRotate180BitKhr = 64,
    HorizontalMirrorRotate270BitKhr = 128,
    InheritBitKhr = 256,
}

/// <summary>VkSwapchainCreateFlagBitsKHR.</summary>
[Flags] public enum SwapchainCreateFlagsKHR : int
{
    None = 0,
    SplitInstanceBindRegionsBitKhr = 1,
    ProtectedBitKhr = 2,
}

/// <summary>VkSystemAllocationScope.</summary>
public enum SystemAllocationScope : int
{
    Command = 0,
    Object = 1,
    Cache = 2,
    Device = 3,
    Instance = 4,
}

/// <summary>VkValidationFeatureDisableEXT.</summary>
public enum ValidationFeatureDisableEXT : int
{
    AllExt = 0,
    ShadersExt = 1,
    ThreadSafetyExt = 2,
    ApiParametersExt = 3,
    ObjectLifetimesExt = 4,
    CoreChecksExt = 5,
    UniqueHandlesExt = 6,
    ShaderValidationCacheExt = 7,
}

/// <summary>VkValidationFeatureEnableEXT.</summary>
public enum ValidationFeatureEnableEXT : int
{
    GpuAssistedExt = 0,
    GpuAssistedReserveBindingSlotExt = 1,
    BestPracticesExt = 2,
    DebugPrintfExt = 3,
    SynchronizationValidationExt = 4,
}

/// <summary>VkVendorId.</summary>
public enum VendorId : int
{
    Viv = 65537,
    Vsi = 65538,
    Kazan = 65539,
    Codeplay = 65540,
    Mesa = 65541,
    Pocl = 65542,
}
