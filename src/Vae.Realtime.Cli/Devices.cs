namespace Vae.Realtime.Cli;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;

/// <summary>Opens devices the way every command does.</summary>
internal static class Devices
{
    private const string ValidationVariable = "VAE_VALIDATION";

    /// <summary>Folder of the pipeline caches: the user's cache folder; null where there is none.</summary>
    public static string? CacheFolder => CachePlace.Folder(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME"),
        OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache"));

    /// <summary>Whether the environment asks for the Vulkan validation layer.</summary>
    public static bool Validation => Environment.GetEnvironmentVariable(ValidationVariable) == "1";

    /// <summary>How devices are opened where nothing is shown in a window.</summary>
    public static GpuOptions Options => new()
    {
        Shaders = VaeShaders.Library,
        CacheFolder = CacheFolder,
        Validation = Validation,
    };

    /// <summary>Opens a device, works with it and closes it.</summary>
    /// <param name="device">As <c>--device</c> gave it.</param>
    /// <param name="work">Done on the device.</param>
    /// <exception cref="GpuException">No such device, or the validation layer found a fault.</exception>
    public static int Use(string? device, Func<GpuDevice, int> work)
    {
        GpuDevice opened = GpuDevice.Open(new DeviceSelector(device), Options);
        int code;
        using (opened)
        {
            code = work(opened);
        }

        opened.Verify();
        return code;
    }
}
