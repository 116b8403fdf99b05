namespace Vae.Realtime.Gpu.Shaders;

/// <summary>
/// Finds out which files of a folder were saved, by their times and sizes: editors save in too many ways, and network drives tell too
/// little, for anything else to be reliable. A file counts once it has stayed the same from one look to the next.
/// </summary>
internal sealed class FolderWatch
{
    private readonly string _folder;
    private readonly Dictionary<string, (DateTime Time, long Length)> _known = [];
    private readonly Dictionary<string, (DateTime Time, long Length)> _unsettled = [];

    /// <param name="folder">What is there now, and in its folders, counts as known.</param>
    public FolderWatch(string folder)
    {
        _folder = folder;
        foreach ((string path, (DateTime Time, long Length) stamp) in Look())
        {
            _known[path] = stamp;
        }
    }

    /// <summary>Paths of the files that were saved since the last look and have settled.</summary>
    public IReadOnlyList<string> Changed()
    {
        List<string> settled = [];
        foreach ((string path, (DateTime Time, long Length) stamp) in Look())
        {
            if (_known.TryGetValue(path, out (DateTime Time, long Length) known) && known == stamp)
            {
                _unsettled.Remove(path);
            }
            else if (_unsettled.TryGetValue(path, out (DateTime Time, long Length) last) && last == stamp)
            {
                _unsettled.Remove(path);
                _known[path] = stamp;
                settled.Add(path);
            }
            else
            {
                _unsettled[path] = stamp;
            }
        }

        return settled;
    }

    private List<(string Path, (DateTime Time, long Length) Stamp)> Look()
    {
        try
        {
            return
            [
                .. new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories)
                    .Where(file => file.Extension is ".comp" or ".glsl")
                    .Select(file => (file.FullName, (file.LastWriteTimeUtc, file.Length))),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file or folder went away in the middle of it; the next look sees what there is.
            return [];
        }
    }
}
