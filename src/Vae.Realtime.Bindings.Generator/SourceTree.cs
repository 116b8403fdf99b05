namespace Vae.Realtime.Bindings.Generator;

using System.Runtime.CompilerServices;

/// <summary>Where the generator's input and output lie.</summary>
internal static class SourceTree
{
    public static string UsedListFile => Path.Combine(Here(), "vulkan.used.txt");

    public static string GeneratedFolder => Path.GetFullPath(Path.Combine(Here(), "..", "Vae.Realtime.Bindings", "Vulkan", "Generated"));

    /// <summary>vk.xml of the Vulkan SDK or of the system's packages; null where there is none.</summary>
    public static string? FindRegistry()
    {
        string?[] roots = [Environment.GetEnvironmentVariable("VULKAN_SDK"), "/usr", "/usr/local", "/opt/homebrew"];
        return roots.Where(root => !string.IsNullOrEmpty(root))
            .Select(root => Path.Combine(root!, "share", "vulkan", "registry", "vk.xml"))
            .FirstOrDefault(File.Exists);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
