namespace Vae.Realtime.Tests.Formats;

using System.Diagnostics;

/// <summary>
/// A folder for one test, gone with everything in it when the test ends. It is beside the tests, since the system's folder for temporary
/// files may be full or not ours to write in.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    // One folder in it for each process that runs tests, named by its number.
    private static readonly string Parent = Path.Combine(AppContext.BaseDirectory, "work");

    private readonly DirectoryInfo _folder =
        Directory.CreateDirectory(Path.Combine(Parent, $"{Environment.ProcessId}", Path.GetRandomFileName()));

    /// <summary>Removes what runs have left that were killed.</summary>
    public static void Clear()
    {
        HashSet<string> alive = [.. Process.GetProcesses().Select(process => $"{process.Id}")];
        foreach (DirectoryInfo left in Directory.CreateDirectory(Parent).EnumerateDirectories().Where(left => !alive.Contains(left.Name)))
        {
            left.Delete(recursive: true);
        }
    }

    public string Root => _folder.FullName;

    public string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public string File(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] content)
    {
        string path = File(name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
