namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class SwapchainTests
{
    [Fact]
    public void A_device_that_was_opened_without_surfaces_says_that_it_shows_none()
    {
        using GpuDevice device = GpuFixture.Open();
        GpuException refused = Assert.Throws<GpuException>(() => new Swapchain(device, surface: 0));
        Assert.Contains("use --headless", refused.Message, StringComparison.Ordinal);
        GpuFixture.AssertClean(device);
    }
}
