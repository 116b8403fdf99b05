namespace Vae.Realtime.Gpu.Device;

using System.Globalization;

/// <summary>Which device to open: an index in the order of <see cref="GpuDevice.List"/>, a part of a name, or the best one.</summary>
/// <param name="Text">As the user wrote it; null or empty means the best device.</param>
internal readonly record struct DeviceSelector(string? Text)
{
    /// <summary>Picks one of the devices present.</summary>
    /// <exception cref="NoDeviceException">Nothing matches; the message lists what there is.</exception>
    public GpuDeviceInfo Choose(IReadOnlyList<GpuDeviceInfo> devices)
    {
        if (devices.Count == 0)
        {
            throw new NoDeviceException(
                "No Vulkan device was found. Install a Vulkan driver (on Debian or Ubuntu: apt-get install mesa-vulkan-drivers).");
        }

        string wanted = Text?.Trim() ?? "";
        if (wanted.Length == 0)
        {
            return devices.MaxBy(device => device.Kind switch
            {
                DeviceKind.Discrete => 4,
                DeviceKind.Integrated => 3,
                DeviceKind.Virtual => 2,
                _ => 1,
            })!;
        }

        // A number that is not an index may be a part of a name, as 4090 is.
        GpuDeviceInfo? found = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? devices.FirstOrDefault(device => device.Index == index)
            : null;
        found ??= devices.FirstOrDefault(device => device.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
        string present = string.Join(", ", devices.Select(device => $"{device.Index}: {device.Name}"));
        return found ?? throw new NoDeviceException($"No Vulkan device matches '{wanted}'. Present: {present}.");
    }
}
