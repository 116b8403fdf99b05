namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;

/// <summary>Options whose value names a folder, or a film that may be one. A name that looks like another kind of file's is none of them.</summary>
internal static class OutputNames
{
    private const int LongestEnding = 12;
    private const string DottedFolder = "a folder's name, which ends in / where it has a dot";

    /// <summary>FILE.mp4, FILE.gif or a folder of PNG files.</summary>
    public static Option<string?> Film(string name, string description, string form) =>
        ParsedOption.Create<string?>(name, description, form, $"a file name that ends in .mp4 or .gif, or {DottedFolder}", TryParseFilm);

    /// <summary>A folder, made if need be.</summary>
    public static Option<string?> Folder(string name, string description, string form) =>
        ParsedOption.Create<string?>(name, description, form, DottedFolder, TryParseFolder);

    private static bool TryParseFilm(string text, out string? path)
    {
        path = text;
        return text.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".gif", StringComparison.OrdinalIgnoreCase)
            || TryParseFolder(text, out _);
    }

    private static bool TryParseFolder(string text, out string? path)
    {
        path = text;
        return text.Length > 0 && (Path.EndsInDirectorySeparator(text) || Directory.Exists(text) || !LooksLikeFile(text));
    }

    // A version or a date after a dot is not an extension.
    private static bool LooksLikeFile(string text)
    {
        string ending = Path.GetExtension(text);
        return ending.Length is > 1 and <= LongestEnding && Path.GetFileNameWithoutExtension(text).Length > 0
            && ending.Skip(1).All(char.IsAsciiLetterOrDigit) && ending.Any(char.IsAsciiLetter);
    }
}
