namespace Vae.Realtime.Data.Images;

using Vae.Realtime.Files;

/// <summary>
/// Looks through folders for pictures, and keeps count of what is passed over. Names that begin with a dot are hidden. Links to folders are
/// followed, but not those that lead back to a folder above them.
/// </summary>
/// <param name="root">The folder that was asked for, for messages.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class FolderWalk(string root, CancellationToken cancellation)
{
    private const int EndingsListed = 5;

    // Beside what was packed on a Mac; it holds what other systems have no place for.
    private const string MacFolder = "__MACOSX";

    private readonly string _root = Path.TrimEndingDirectorySeparator(root);
    private readonly Dictionary<string, (List<string> Pictures, List<string> Folders)> _listed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _others = new(StringComparer.Ordinal);
    private int _entries;
    private int _pictures;
    private int _othersCount;
    private int _hidden;
    private int _loops;

    /// <summary>Most files and folders that are looked at.</summary>
    public int MaxEntries { get; init; } = 5_000_000;

    /// <summary>Most files that are not pictures beyond as many as there are pictures; with more, the folder is another than was meant.</summary>
    public int MaxOthers { get; init; } = 100_000;

    /// <summary>What was passed over, a line each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (_othersCount > 0)
            {
                string list = string.Join(", ", _others.Take(EndingsListed).Select(ending => $"{ending.Value:N0} {ending.Key}"));
                string files = _othersCount == 1 ? "1 file that is not a picture" : $"{_othersCount:N0} files that are not pictures";
                yield return $"passed over {files} of a kind that is read ({list}{(_others.Count > EndingsListed ? ", …" : "")})";
            }

            if (_hidden > 0)
            {
                string what = _hidden == 1 ? "picture or folder" : "pictures and folders";
                yield return $"passed over {_hidden:N0} hidden {what}";
            }

            if (_loops > 0)
            {
                yield return $"passed over {_loops:N0} {(_loops == 1 ? "link that leads" : "links that lead")} back to a folder above";
            }
        }
    }

    /// <summary>The pictures and the folders that lie in a folder, ordered by name, byte by byte.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="VaeException">It cannot be read, or there is too much in it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (List<string> Pictures, List<string> Folders) List(string folder)
    {
        if (_listed.TryGetValue(folder, out (List<string> Pictures, List<string> Folders) listed))
        {
            return listed;
        }

        (List<string> pictures, List<string> folders) = ([], []);
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                cancellation.ThrowIfCancellationRequested();
                Sort(Path.Combine(folder, entry.Name), entry, pictures, folders);
                ThrowIfTooMany();
            }
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(folder, error);
        }

        pictures.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        return _listed[folder] = (pictures, folders);
    }

    /// <summary>The pictures that lie in a folder or anywhere below it, ordered by path, and in how many folders below it they lie.</summary>
    /// <inheritdoc cref="List"/>
    public (List<string> Pictures, int FoldersBelow) ListAll(string folder)
    {
        (List<string> all, int below) = ([], 0);
        Stack<string> waiting = new([folder]);
        while (waiting.TryPop(out string? next))
        {
            (List<string> pictures, List<string> folders) = List(next);
            all.AddRange(pictures);
            below += next != folder && pictures.Count > 0 ? 1 : 0;
            folders.ForEach(waiting.Push);
        }

        all.Sort(StringComparer.Ordinal);
        return (all, below);
    }

    private void Sort(string path, FileSystemInfo entry, List<string> pictures, List<string> folders)
    {
        _entries++;
        bool isFolder = entry.Attributes.HasFlag(FileAttributes.Directory);
        if (entry.Name.StartsWith('.') || entry.Name == MacFolder)
        {
            _hidden += isFolder || PictureFormats.IsNamed(path) ? 1 : 0;
        }
        else if (isFolder && entry.LinkTarget is not null && LeadsBack(path))
        {
            _loops++;
        }
        else if (isFolder)
        {
            folders.Add(path);
        }
        else if (PictureFormats.IsPicture(path))
        {
            pictures.Add(path);
            _pictures++;
        }
        else
        {
            string ending = Path.GetExtension(path) is { Length: > 1 } own ? own : entry.Name;
            _others[ending] = _others.GetValueOrDefault(ending) + 1;
            _othersCount++;
        }
    }

    // To where the link lies, or to what is above that, on the way that led there.
    private bool LeadsBack(string link)
    {
        string target = Path.TrimEndingDirectorySeparator(Real(link));
        bool leadsBack = target == Path.GetPathRoot(target);
        for (string? above = Path.GetDirectoryName(link); !leadsBack && above?.Length >= _root.Length; above = Path.GetDirectoryName(above))
        {
            string from = Real(above);
            leadsBack = from == target || from.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }

        return leadsBack;
    }

    // The path without links.
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        string real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            real = new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : next;
        }

        return real;
    }

    private void ThrowIfTooMany()
    {
        if (_entries > MaxEntries)
        {
            throw new VaeException($"'{root}' holds more than {MaxEntries:N0} files and folders; name the folder that holds the pictures");
        }

        if (_othersCount > MaxOthers + _pictures)
        {
            throw new VaeException(
                $"'{root}' holds more than {_othersCount - 1:N0} files that are not pictures, and {_pictures:N0} that are, as far as was looked; "
                + "name the folder that holds the pictures");
        }
    }
}
