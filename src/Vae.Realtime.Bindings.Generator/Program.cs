namespace Vae.Realtime.Bindings.Generator;

/// <summary>
/// Writes the Vulkan part of Vae.Realtime.Bindings from the registry vk.xml (Debian package libvulkan-dev):
/// <c>dotnet run --project src/Vae.Realtime.Bindings.Generator [-- VK_XML [OUTPUT_FOLDER]]</c>.
/// What is written is listed in vulkan.used.txt, which lies beside this file.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string? registry = arguments.Length > 0 ? arguments[0] : SourceTree.FindRegistry();
        if (registry == null || !File.Exists(registry))
        {
            Console.Error.WriteLine($"{registry ?? "vk.xml"}: not found; install the package libvulkan-dev or name the file as the first argument");
            return 1;
        }

        string output = arguments.Length > 1 ? arguments[1] : SourceTree.GeneratedFolder;
        try
        {
            int files = Run(registry, SourceTree.UsedListFile, output);
            Console.WriteLine($"{output}: {files} files from {registry}");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or NotSupportedException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Generates into a folder, removing generated files that are no longer made, and returns the number of files.</summary>
    public static int Run(string registry, string usedList, string output)
    {
        var generator = new BindingsGenerator(Registry.Load(registry), UsedList.Read(usedList));
        List<(string File, string Text)> files = [.. generator.Files()];
        Directory.CreateDirectory(output);
        foreach (string old in Directory.GetFiles(output, "*.g.cs", SearchOption.AllDirectories))
        {
            File.Delete(old);
        }

        foreach ((string file, string text) in files)
        {
            string path = Path.Combine(output, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return files.Count;
    }
}
