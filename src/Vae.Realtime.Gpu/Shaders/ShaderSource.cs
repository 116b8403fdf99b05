namespace Vae.Realtime.Gpu.Shaders;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>
/// A shader's text with its includes resolved and the variants it asks to be built in. An include is named relative to the file that it is
/// in. Lines <c>// variants: MACRO=value,value ...</c> of a shader and of what it includes ask for the product of their values.
/// </summary>
/// <param name="Name">File name without <c>.comp</c>.</param>
/// <param name="Text">GLSL without include directives.</param>
/// <param name="Variants">Macro values of each variant; one empty entry for a shader without variants.</param>
internal sealed partial record ShaderSource(string Name, string Text, IReadOnlyList<IReadOnlyDictionary<string, int>> Variants)
{
    /// <summary>What tells this text from any other.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..24];

    /// <summary>Items that an invocation owns: the constant PER_INVOCATION, where the text has it at the beginning of a line, else 1.</summary>
    public int PerInvocation => PerInvocationLine().Match(Text) is { Success: true } found
        ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : 1;

    /// <summary>Reads a shader file.</summary>
    /// <exception cref="GpuException">A file is missing or a variants line is malformed.</exception>
    public static ShaderSource Read(string path) => Read(path, null);

    /// <summary>Reads a shader file and notes where its lines are from.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origins">
    /// Receives file and line, counted from 1, of every line of the text, which then has no directives that say so. Null: it has them.
    /// </param>
    /// <exception cref="GpuException">A file is missing or a variants line is malformed.</exception>
    public static ShaderSource Read(string path, List<(string File, int Line)>? origins)
    {
        StringBuilder text = new();
        List<IReadOnlyDictionary<string, int>> variants = [];
        Append(path, text, variants, [], origins);
        return new ShaderSource(
            Path.GetFileNameWithoutExtension(path), text.ToString(), variants.Count > 0 ? variants : [new Dictionary<string, int>()]);
    }

    private static void Append(
        string path,
        StringBuilder text,
        List<IReadOnlyDictionary<string, int>> variants,
        HashSet<string> included,
        List<(string File, int Line)>? origins)
    {
        if (!File.Exists(path))
        {
            throw new GpuException($"Shader file {path} does not exist.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        int line = 0;
        foreach (string row in File.ReadLines(path))
        {
            line++;
            if (IncludeLine().Match(row) is { Success: true } include)
            {
                string target = Path.GetFullPath(Path.Combine(folder, include.Groups[1].Value));
                if (included.Add(target))
                {
                    text.Append(origins is null ? "#line 1\n" : "");
                    Append(target, text, variants, included, origins);
                }

                if (origins is null)
                {
                    text.Append("#line ").Append(line + 1).Append('\n');
                }

                continue;
            }

            if (VariantsLine().Match(row) is { Success: true } asked)
            {
                variants.AddRange(Product(asked.Groups[1].Value, path, line));
            }

            // The include extension is resolved here, so a compiler without it reads the text too.
            origins?.Add((path, line));
            text.Append(row.StartsWith("#extension GL_GOOGLE_include_directive", StringComparison.Ordinal) ? "" : row).Append('\n');
        }
    }

    // "LD=0,1 TM=16" means the product of every macro's values.
    private static List<Dictionary<string, int>> Product(string text, string path, int line)
    {
        List<Dictionary<string, int>> product = [[]];
        foreach (string term in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (MacroTerm().Match(term) is not { Success: true } match)
            {
                throw new GpuException($"{path}:{line}: '{term}' is not MACRO=value,value.");
            }

            int[] values = [.. match.Groups[2].Value.Split(',').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
            product =
            [
                .. product.SelectMany(partial => values.Select(value => new Dictionary<string, int>(partial) { [match.Groups[1].Value] = value })),
            ];
        }

        return product;
    }

    [GeneratedRegex("^\\s*#include\\s+\"([^\"]+)\"")]
    private static partial Regex IncludeLine();

    [GeneratedRegex(@"^// variants: (.+)$")]
    private static partial Regex VariantsLine();

    [GeneratedRegex(@"^const uint PER_INVOCATION = (\d+)u;", RegexOptions.Multiline)]
    private static partial Regex PerInvocationLine();

    [GeneratedRegex(@"^([A-Z]+)=(\d+(?:,\d+)*)$")]
    private static partial Regex MacroTerm();
}
