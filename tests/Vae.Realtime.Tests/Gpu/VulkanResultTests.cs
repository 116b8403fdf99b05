namespace Vae.Realtime.Tests.Gpu;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Xunit;

public sealed class VulkanResultTests
{
    [Theory]
    [InlineData(Result.Success)]
    [InlineData(Result.Incomplete)]
    [InlineData(Result.Timeout)]
    [InlineData(Result.SuboptimalKhr)]
    public void Nothing_failed_nothing_is_thrown(Result result) => result.Check("testing");

    [Theory]
    [InlineData(Result.ErrorDeviceLost, typeof(DeviceLostException))]
    [InlineData(Result.ErrorOutOfDeviceMemory, typeof(DeviceOutOfMemoryException))]
    [InlineData(Result.ErrorOutOfHostMemory, typeof(DeviceOutOfMemoryException))]
    [InlineData(Result.ErrorOutOfPoolMemory, typeof(DeviceOutOfMemoryException))]
    [InlineData(Result.ErrorIncompatibleDriver, typeof(NoDeviceException))]
    [InlineData(Result.ErrorInitializationFailed, typeof(GpuException))]
    public void A_failure_becomes_a_typed_exception_that_names_the_work(Result result, Type type)
    {
        GpuException failure = Assert.ThrowsAny<GpuException>(() => result.Check("running 'training step'"));
        Assert.IsType(type, failure);
        Assert.Contains("running 'training step'", failure.Message, StringComparison.Ordinal);
    }
}
