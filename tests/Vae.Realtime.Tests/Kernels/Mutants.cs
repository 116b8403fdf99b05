namespace Vae.Realtime.Tests.Kernels;

using System.Text.RegularExpressions;

/// <summary>Finds every sign in the arithmetic of the shaders.</summary>
internal static partial class Mutants
{
    /// <summary>A mutant for every +, -, += and -= outside comments, directives and loop headers.</summary>
    public static IEnumerable<Mutant> Of(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
        from Match sign in Sign().Matches(Code(line.Text))
        select new Mutant(
            Path.GetRelativePath(folder, path).Replace('\\', '/'),
            line.Number,
            line.Text.Remove(sign.Index, 1).Insert(sign.Index, sign.Value == "+" ? "-" : "+"));

    // What is no arithmetic becomes blanks, so that columns stay what they are.
    private static string Code(string line) => Aside().Replace(line, aside => new string(' ', aside.Length));

    // Not the sign of an exponent (1e-6).
    [GeneratedRegex("(?<![0-9.]e)[+-]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"//.*|^\s*#.*|\bfor \(.*?;.*?;[^)]*\)")]
    private static partial Regex Aside();
}
