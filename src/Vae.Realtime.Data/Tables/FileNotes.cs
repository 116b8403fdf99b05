namespace Vae.Realtime.Data.Tables;

using System.Text.RegularExpressions;

/// <summary>What is told of many files, in a line for each thing and not for each file.</summary>
internal static partial class FileNotes
{
    /// <summary>Merges notes that say the same, or differ in their numbers alone.</summary>
    /// <param name="files">The files and their notes.</param>
    public static IEnumerable<string> Merged(IReadOnlyList<(string Path, IReadOnlyList<string> Notes)> files)
    {
        (string Path, string Note)[] all = [.. files.SelectMany(file => file.Notes.Select(note => (file.Path, note)))];
        foreach (IGrouping<string, (string Path, string Note)> alike in all.GroupBy(one => Numbers().Replace(one.Note, "0")))
        {
            (string path, string note) = alike.First();
            int others = alike.Select(one => one.Path).Distinct().Count() - 1;
            bool same = others + 1 == files.Count && alike.All(one => one.Note == note);
            string more = others == 0 ? "" : $", and so in {others:N0} more of {files.Count:N0} files";
            yield return same ? note : $"{note} (in '{Path.GetFileName(path)}'{more})";
        }
    }

    // Those in names are others: 'x1' is another column than 'x2'.
    [GeneratedRegex(@"(?<![\w'])[0-9][0-9.,:-]*")]
    private static partial Regex Numbers();
}
