namespace Vae.Realtime.Gpu.Device;

/// <summary>What sort of processor a device is.</summary>
internal enum DeviceKind
{
    Other,
    Integrated,
    Discrete,
    Virtual,
    Cpu,
}

/// <summary>A Vulkan device as it describes itself.</summary>
/// <param name="Index">Position in <see cref="GpuDevice.List"/>, as <c>--device</c> takes it.</param>
/// <param name="Name">The driver's name of the device.</param>
/// <param name="Kind">Discrete, integrated, virtual or CPU.</param>
/// <param name="Driver">Name and version text of the driver.</param>
/// <param name="ApiVersion">Highest Vulkan version, <c>major.minor.patch</c>.</param>
/// <param name="HeapBytes">Size of the largest device-local heap in bytes.</param>
internal sealed record GpuDeviceInfo(int Index, string Name, DeviceKind Kind, string Driver, string ApiVersion, ulong HeapBytes);
