namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Xunit;

public sealed class DeviceSelectorTests
{
    private static readonly GpuDeviceInfo[] Devices =
    [
        Device(0, "llvmpipe (LLVM 15)", DeviceKind.Cpu),
        Device(1, "Intel(R) UHD Graphics 630", DeviceKind.Integrated),
        Device(2, "NVIDIA GeForce RTX 3060", DeviceKind.Discrete),
        Device(3, "Venus", DeviceKind.Virtual),
    ];

    [Theory]
    [InlineData(null, 2)]
    [InlineData("", 2)]
    [InlineData(" ", 2)]
    [InlineData("0", 0)]
    [InlineData(" 1 ", 1)]
    [InlineData("3", 3)]
    [InlineData("nvidia", 2)]
    [InlineData("UHD", 1)]
    [InlineData("LLVMpipe", 0)]
    [InlineData("3060", 2)]
    [InlineData("630", 1)]
    public void Chooses_by_index_by_name_or_the_best(string? text, int index) => Assert.Equal(index, new DeviceSelector(text).Choose(Devices).Index);

    [Fact]
    public void The_best_is_what_there_is() => Assert.Equal(0, default(DeviceSelector).Choose(Devices[..1]).Index);

    [Theory]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("radeon")]
    public void What_does_not_exist_is_refused_with_what_does(string text)
    {
        NoDeviceException refused = Assert.Throws<NoDeviceException>(() => new DeviceSelector(text).Choose(Devices));
        Assert.Contains($"'{text}'", refused.Message, StringComparison.Ordinal);
        Assert.All(Devices, device => Assert.Contains($"{device.Index}: {device.Name}", refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_device_the_remedy_is_named() =>
        Assert.Contains(
            "Install a Vulkan driver", Assert.Throws<NoDeviceException>(() => default(DeviceSelector).Choose([])).Message, StringComparison.Ordinal);

    [Fact]
    public void Devices_of_this_machine_are_numbered_in_order()
    {
        IReadOnlyList<GpuDeviceInfo> present = GpuDevice.List();
        Assert.NotEmpty(present);
        Assert.Equal(Enumerable.Range(0, present.Count), present.Select(device => device.Index));
        Assert.All(present, device => Assert.NotEqual(0ul, device.HeapBytes));
    }

    private static GpuDeviceInfo Device(int index, string name, DeviceKind kind) => new(index, name, kind, "driver", "1.3.0", 1 << 30);
}
