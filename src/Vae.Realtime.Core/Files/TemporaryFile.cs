namespace Vae.Realtime.Files;

using System.Collections.Concurrent;

/// <summary>
/// Files that exist only while something is being written. The name says which process writes, so that the next run in the folder can clear
/// away what a killed one left there, and nothing else.
/// </summary>
internal static class TemporaryFile
{
    private const string Beginning = "vae-";
    private const string Ending = ".tmp";

    private static readonly ConcurrentDictionary<string, bool> Cleared = new(StringComparer.Ordinal);

    /// <summary>
    /// A name in a folder that no other file has. Once in the life of this process, what killed ones left there is cleared away first.
    /// </summary>
    /// <param name="folder">Full path of a folder.</param>
    public static string NameIn(string folder)
    {
        if (Cleared.TryAdd(folder, true))
        {
            Clear(folder);
        }

        return Path.Combine(folder, $"{Beginning}{ProcessMark.Own}-{Guid.NewGuid():N}{Ending}");
    }

    /// <summary>Deletes the temporary files of processes that have ended. Those of other machines stay, and what cannot be deleted.</summary>
    /// <param name="folder">Full path of a folder; nothing is done where there is none.</param>
    public static void Clear(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, $"{Beginning}*{Ending}"))
            {
                if (IsLeft(Path.GetFileName(path)))
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way; whoever comes next tries again.
        }
    }

    /// <summary>Whether a file of that name was left by a process of this machine that has ended.</summary>
    internal static bool IsLeft(string name)
    {
        string middle = name[Beginning.Length..^Ending.Length];
        int random = middle.LastIndexOf('-');
        return random > 0 && ProcessMark.TryParse(middle[..random], out ProcessMark mark) && mark.IsGone;
    }
}
