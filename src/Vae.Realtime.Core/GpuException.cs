namespace Vae.Realtime;

/// <summary>A Vulkan call failed, or the device cannot do what was asked. The message is one line for the user.</summary>
public class GpuException : Exception
{
    public GpuException(string message)
        : base(message)
    {
    }

    public GpuException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>No Vulkan loader, no driver, or no device of the wanted name.</summary>
internal sealed class NoDeviceException(string message) : GpuException(message);

/// <summary>VK_ERROR_DEVICE_LOST: the device stopped; everything on it is gone. Names the recording that ran.</summary>
internal sealed class DeviceLostException(string message) : GpuException(message);

/// <summary>The plan does not fit the heap, or the driver refused an allocation.</summary>
internal sealed class DeviceOutOfMemoryException(string message) : GpuException(message);
