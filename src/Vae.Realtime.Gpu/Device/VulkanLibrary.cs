namespace Vae.Realtime.Gpu.Device;

using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Vulkan;

/// <summary>Loads the Vulkan loader of the system, or where there is none what the packages bring.</summary>
internal static class VulkanLibrary
{
    /// <summary>Vulkan's functions, for the caller to dispose.</summary>
    /// <exception cref="NoDeviceException">There is no loader.</exception>
    public static Vk Load()
    {
        // Silk.NET itself looks for libraries through the program's dependency file, which takes as long as opening the device. It never
        // unloads what it found this way, which is what is wanted: objects of other devices live on in it.
        if (NativeLibrary.TryLoad(SystemName, out nint library))
        {
            return new Vk(new LamdaNativeContext(name => NativeLibrary.TryGetExport(library, name, out nint function) ? function : 0));
        }

        try
        {
            return Vk.GetApi();
        }
        catch (Exception missing) when (missing is DllNotFoundException or FileNotFoundException)
        {
            throw new NoDeviceException(
                "The Vulkan loader was not found. Install it (on Debian or Ubuntu: apt-get install libvulkan1 mesa-vulkan-drivers).");
        }
    }

    private static string SystemName =>
        OperatingSystem.IsWindows() ? "vulkan-1.dll" : OperatingSystem.IsMacOS() ? "libvulkan.1.dylib" : "libvulkan.so.1";
}
