namespace Vae.Realtime.Tests.Bindings;

using Vae.Realtime.Bindings.Generator;
using Xunit;

/// <summary>The expected names are those of the real packages.</summary>
public sealed class VulkanNamesTests
{
    [Theory]
    [InlineData("VkSampleCountFlagBits", "SampleCountFlags")]
    [InlineData("VkAccessFlagBits2", "AccessFlags2")]
    [InlineData("VkSwapchainKHR", "SwapchainKHR")]
    [InlineData("VkDebugUtilsMessageTypeFlagBitsEXT", "DebugUtilsMessageTypeFlagsEXT")]
    [InlineData("PFN_vkDebugUtilsMessengerCallbackEXT", "PfnDebugUtilsMessengerCallbackEXT")]
    public void Types(string name, string expected) => Assert.Equal(expected, Names.Type(name));

    [Theory]
    [InlineData("sType", "SType")]
    [InlineData("ppEnabledExtensionNames", "PpEnabledExtensionNames")]
    [InlineData("deviceUUID", "DeviceUuid")]
    [InlineData("deviceLUIDValid", "DeviceLuidvalid")]
    [InlineData("vendorID", "VendorID")]
    [InlineData("maxImageDimension2D", "MaxImageDimension2D")]
    [InlineData("textureCompressionASTC_LDR", "TextureCompressionAstcLdr")]
    public void Fields(string name, string expected) => Assert.Equal(expected, Names.Field(name));

    [Theory]
    [InlineData("vkCreateSwapchainKHR", "KHR", "CreateSwapchain")]
    [InlineData("vkCmdPipelineBarrier2", "", "CmdPipelineBarrier2")]
    public void Commands(string name, string vendor, string expected) => Assert.Equal(expected, Names.Command(name, vendor));

    [Theory]
    [InlineData("VK_KHR_swapchain", "KhrSwapchain")]
    [InlineData("VK_EXT_debug_utils", "ExtDebugUtils")]
    public void ExtensionClasses(string name, string expected) => Assert.Equal(expected, Names.ExtensionClass(name));

    [Theory]
    [InlineData("R8G8B8A8_SNORM", "R8G8B8A8SNorm")]
    [InlineData("TOP_OF_PIPE_BIT", "TopOfPipeBit")]
    [InlineData("PHYSICAL_DEVICE_ID_PROPERTIES", "PhysicalDeviceIDProperties")]
    [InlineData("PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES", "PhysicalDevice16BitStorageFeatures")]
    [InlineData("SHADING_RATE_IMAGE_BIT_NV", "ShadingRateImageBitNV")]
    [InlineData("RESERVED_16_BIT_QCOM", "Reserved16BitQCom")]
    [InlineData("ASTC_4x4_UNORM_BLOCK", "Astc4x4UnormBlock")]
    public void Words(string name, string expected) => Assert.Equal(expected, Names.Words(name));

    [Theory]
    [InlineData("VkImageType", "VK_IMAGE_TYPE_2D", "Type2D", "VK_IMAGE_TYPE_1D")]
    [InlineData("VkSampleCountFlagBits", "VK_SAMPLE_COUNT_1_BIT", "Count1Bit", "VK_SAMPLE_COUNT_2_BIT")]
    [InlineData("VkResult", "VK_ERROR_DEVICE_LOST", "ErrorDeviceLost", "VK_SUCCESS")]
    [InlineData("VkImageCreateFlagBits", "VK_IMAGE_CREATE_ALIAS_BIT", "CreateAliasBit", "VK_IMAGE_CREATE_PROTECTED_BIT")]
    [InlineData("VkImageViewType", "VK_IMAGE_VIEW_TYPE_CUBE", "TypeCube", "VK_IMAGE_VIEW_TYPE_2D")]
    [InlineData("VkQueryResultFlagBits", "VK_QUERY_RESULT_64_BIT", "Result64Bit", "VK_QUERY_RESULT_WAIT_BIT")]
    [InlineData("VkColorSpaceKHR", "VK_COLOR_SPACE_SRGB_NONLINEAR_KHR", "SpaceSrgbNonlinearKhr", "VK_COLOR_SPACE_BT709_LINEAR_EXT")]
    [InlineData("VkSemaphoreWaitFlagBits", "VK_SEMAPHORE_WAIT_ANY_BIT", "AnyBit")]
    [InlineData("VkInstanceCreateFlagBits", "VK_INSTANCE_CREATE_ENUMERATE_PORTABILITY_BIT_KHR", "EnumeratePortabilityBitKhr")]
    [InlineData("VkInternalAllocationType", "VK_INTERNAL_ALLOCATION_TYPE_EXECUTABLE", "Executable")]
    public void EnumMembers(string enumName, string member, string expected, params string[] others) =>
        Assert.Equal(expected, new EnumNames(enumName, [member, .. others]).Member(member));
}
