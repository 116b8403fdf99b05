namespace Vae.Realtime.Gpu.Shaders;

using System.Globalization;
using System.Text.RegularExpressions;
using Vae.Realtime.Gpu.Kernels;

/// <summary>Compiles shaders of a folder for an edited kernel, and says what is wrong with them.</summary>
/// <param name="folder">Holds shaders, laid out as those that the program was built from.</param>
/// <param name="built">The code that the program was built with, whose interfaces are the ones the program binds.</param>
internal sealed partial class ShaderFolder(string folder, IShaderLibrary built)
{
    private readonly Dictionary<string, string> _paths = built.Keys.GroupBy(KernelVariant.KernelOf).ToDictionary(
        group => group.Key, group => Path.Combine(folder, built.Origin(group.First())?.File ?? group.Key + ".comp"));

    /// <summary>The kernels that the program has.</summary>
    public IEnumerable<string> Kernels => _paths.Keys;

    /// <summary>Path of a kernel's shader.</summary>
    public string PathOf(string kernel) => _paths[kernel];

    /// <summary>The kernels whose shader is not the one that the program was built with.</summary>
    public IEnumerable<string> Edited()
    {
        Dictionary<string, string> keys = built.Keys.GroupBy(KernelVariant.KernelOf).ToDictionary(group => group.Key, group => group.First());
        return keys.Where(
            entry =>
                built.Origin(entry.Value) is ShaderOrigin origin && HashOf(entry.Key) is string now && now != origin.Hash).Select(entry => entry.Key);
    }

    /// <summary>Every file that a kernel's shader is made of; it alone where it cannot be read.</summary>
    public IReadOnlySet<string> FilesOf(string kernel)
    {
        List<(string File, int Line)> origins = [];
        try
        {
            ShaderSource.Read(PathOf(kernel), origins);
        }
        catch (Exception error) when (error is GpuException or IOException or UnauthorizedAccessException)
        {
            // What is wrong is said when it is compiled.
        }

        return origins.Select(origin => Path.GetFullPath(origin.File)).Append(Path.GetFullPath(PathOf(kernel))).ToHashSet();
    }

    /// <summary>Compiles variants of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="keys">Names of the variants.</param>
    /// <param name="words">Receives SPIR-V by the variant's name.</param>
    /// <returns>Null when all went well.</returns>
    public ShaderError? Compile(string kernel, IEnumerable<string> keys, IDictionary<string, byte[]> words)
    {
        string path = PathOf(kernel);
        List<(string File, int Line)> origins = [];
        try
        {
            ShaderSource source = ShaderSource.Read(path, origins);
            using ShaderCompiler compiler = new();
            int? declared = null;
            foreach (string key in keys)
            {
                IReadOnlyDictionary<string, int> macros = KernelVariant.MacrosOf(key);
                byte[] code = compiler.Compile(source, macros);

                // All variants declare the same.
                declared ??= new SpirvModule(compiler.Compile(source, macros, optimised: false)).PushBytes;
                string? change = Changed(new SpirvModule(built.Load(key)), new SpirvModule(code))
                    ?? (built.Origin(key) is ShaderOrigin origin ? ChangedPushBytes(origin.PushBytes, declared.Value) : null);
                if (change is not null)
                {
                    return new ShaderError(path, 0, $"{change}, which the program binds as it was built; the kernel stays as it is");
                }

                words[key] = code;
            }

            return null;
        }
        catch (GpuException error)
        {
            return Explain(path, error.Message, origins);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ShaderError(path, 0, error.Message.ReplaceLineEndings(" "));
        }
    }

    // What of the interface changed; null where nothing did. What is not used any more is not a change.
    private static string? Changed(SpirvModule before, SpirvModule after)
    {
        foreach ((uint index, SpirvBinding binding) in after.Bindings)
        {
            SpirvBinding? old = before.Bindings.TryGetValue(index, out SpirvBinding known) ? known : null;
            if (old != binding)
            {
                return $"binding {index} is now a {binding}{(old is null ? "" : $", not a {old}")}";
            }
        }

        return after.LocalSize == before.LocalSize ? null : $"its workgroup size is now {after.LocalSize}, not {before.LocalSize}";
    }

    private static string? ChangedPushBytes(int before, int after) =>
        after == 0 || after == before ? null : FormattableString.Invariant($"its push constants have now {after} bytes, not {before}");

    // Null where there is no such shader.
    private string? HashOf(string kernel)
    {
        try
        {
            return File.Exists(PathOf(kernel)) ? ShaderSource.Read(PathOf(kernel)).Hash : null;
        }
        catch (Exception error) when (error is GpuException or IOException or UnauthorizedAccessException)
        {
            // Not as it was built; what is wrong is said when it is compiled.
            return "";
        }
    }

    // "name.comp:12: error: message", the line counted in the text without includes.
    private static ShaderError Explain(string path, string message, List<(string File, int Line)> origins)
    {
        string first = message.Split('\n').FirstOrDefault(line => Located().IsMatch(line)) ?? message;
        if (Located().Match(first) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            && line >= 1 && line <= origins.Count)
        {
            (string file, int at) = origins[line - 1];
            return new ShaderError(file, at, match.Groups[2].Value.Trim());
        }

        return new ShaderError(path, 0, message.ReplaceLineEndings(" ").Trim());
    }

    [GeneratedRegex(@"\.comp:(\d+): error: (.+)$")]
    private static partial Regex Located();
}
