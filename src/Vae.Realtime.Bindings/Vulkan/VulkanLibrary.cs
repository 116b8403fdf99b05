namespace Silk.NET.Vulkan;

using System.Runtime.InteropServices;

/// <summary>Finds the system's Vulkan loader.</summary>
internal static class VulkanLibrary
{
    private static string[] Candidates =>
        OperatingSystem.IsWindows() ? ["vulkan-1.dll"]
        : OperatingSystem.IsMacOS() ? ["libvulkan.1.dylib", "libvulkan.dylib", "libMoltenVK.dylib"]
        : ["libvulkan.so.1", "libvulkan.so"];

    /// <exception cref="FileNotFoundException">The system has no Vulkan loader.</exception>
    public static nint Load()
    {
        foreach (string candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint library))
            {
                return library;
            }
        }

        throw new FileNotFoundException($"{Candidates[0]} not found: install the Vulkan loader (Debian, Ubuntu: libvulkan1) and a driver");
    }
}
