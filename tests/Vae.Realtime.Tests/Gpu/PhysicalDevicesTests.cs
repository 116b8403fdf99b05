namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Xunit;

/// <summary>What is known of drivers by their names.</summary>
public sealed class PhysicalDevicesTests
{
    [Theory]
    [InlineData("llvmpipe Mesa 22.3.6 (LLVM 15.0.6)", 22)]
    [InlineData("llvmpipe Mesa 26.1.6-1~bpo13+1 (LLVM 19.1.7)", 26)]
    [InlineData("llvmpipe Mesa 26.2.0-devel (git-0123456789) (LLVM 21.1.0)", 26)]
    [InlineData("radv Mesa 26.1.6", 0)]
    [InlineData("SwiftShader driver", 0)]
    [InlineData("llvmpipe", 0)]
    [InlineData("", 0)]
    public void The_release_of_llvmpipe_is_in_the_drivers_name(string driver, int release) =>
        Assert.Equal(release, PhysicalDevices.MesaRelease(driver));
}
