namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Tests.Formats;

/// <summary>A copy of the shaders in which one sign at a time is turned round: includes are resolved when a shader is read from its file.</summary>
internal sealed class MutatedShaders : IDisposable
{
    private readonly TemporaryFolder _copy = new();
    private readonly (string Path, ShaderSource Source)[] _originals;

    public MutatedShaders()
    {
        string folder = Repository.Folder("shaders");
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string target = _copy.File(Path.GetRelativePath(folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        _originals = [.. Directory.EnumerateFiles(_copy.Root, "*.comp", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => (path, ShaderSource.Read(path)))];
    }

    /// <summary>Every variant that the mutant changes, the small ones first. One call at a time.</summary>
    public MutantTrial[] Trials(Mutant mutant)
    {
        string file = _copy.File(mutant.File);
        string text = File.ReadAllText(file);
        string[] lines = text.Split('\n');
        string before = lines[mutant.Line - 1];
        lines[mutant.Line - 1] = mutant.After;
        File.WriteAllText(file, string.Join('\n', lines));
        MutantTrial[] trials =
        [
            .. _originals.Where(original => original.Source.Text.Contains(before, StringComparison.Ordinal))
                .Select(original => (Before: original.Source, After: ShaderSource.Read(original.Path)))
                .Where(pair => pair.Before.Text != pair.After.Text)
                .SelectMany(pair => pair.After.Variants.Where(IsTried).Select(macros => new MutantTrial(pair.After, macros)))
                .OrderBy(trial => trial.Size),
        ];
        File.WriteAllText(file, text);
        return trials;
    }

    public void Dispose() => _copy.Dispose();

    // Small tiles have no second quad, so what they do not show is looked for in the next larger ones.
    private static bool IsTried(IReadOnlyDictionary<string, int> macros) =>
        macros.GetValueOrDefault("LD") == 0 && (macros.GetValueOrDefault("TM") <= 8 || macros.GetValueOrDefault("SHARE") == 1);
}
