namespace Vae.Realtime.Tests;

using System.Reflection;
using Xunit;

/// <summary>What holds for every source file, and for what the libraries show to others.</summary>
public sealed class SourceTests
{
    private const int Longest = 150;

    // All that embedders use. The build compares the lists of public members with the code (PublicAPI.Shipped.txt).
    private static readonly string[] Public = ["Vae.Realtime.Core", "Vae.Realtime.Learning", "Vae.Realtime"];

    // Words of test names that are written as they are.
    private static readonly string[] Names = ["PyTorch", "DoEvents"];

    private static readonly string[] Internal =
    [
        "Vae.Realtime.Gpu",
        "Vae.Realtime.Data",
        "Vae.Realtime.Imaging",
        "Vae.Realtime.Overlay",
        "Vae.Realtime.Live",
        "Vae.Realtime.Benchmarks",
        "Vae.Realtime.Conformance",
        "Vae.Realtime.Reference",
        "vae",
    ];

    [Fact]
    public void Lines_are_not_too_long()
    {
        string[] kinds = [".cs", ".comp", ".glsl"];
        IEnumerable<string> files = new[] { "src", "tests", "shaders" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => kinds.Contains(Path.GetExtension(file)) && !IsMade(Path.GetRelativePath(Repository.Root, file)));
        string[] places = [.. files.SelectMany(file => File.ReadLines(file)
            .Select((line, number) => (Place: $"{file}:{number + 1}", line.Length))
            .Where(line => line.Length > Longest)
            .Select(line => line.Place))];
        Assert.True(places.Length == 0, string.Join('\n', places));

        static bool IsMade(string file) =>
            file.EndsWith(".g.cs", StringComparison.Ordinal) || file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");
    }

    // A sentence whose words are joined by underscores: no capital follows a small letter, but in names such as PyTorch.
    [Fact]
    public void Tests_are_named_by_sentences()
    {
        string[] others = [.. typeof(SourceTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Where(method => !method.Name.Split('_').All(IsWord) || char.IsLower(method.Name[0]))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];
        Assert.True(others.Length == 0, string.Join('\n', others));

        static bool IsWord(string word)
        {
            string rest = Names.Aggregate(word, (text, name) => text.Replace(name, "", StringComparison.Ordinal));
            return word.Length > 0 && !rest.Zip(rest.Skip(1)).Any(pair => char.IsLower(pair.First) && char.IsUpper(pair.Second));
        }
    }

    [Fact]
    public void Only_what_embedders_use_is_public()
    {
        Assert.All(Internal, name => Assert.Empty(Assembly.Load(name).GetExportedTypes()));
        Assert.InRange(Public.Sum(name => Assembly.Load(name).GetExportedTypes().Length), 1, 90);
    }

    // An engine carries neither a user interface nor a writer of GIF files nor benchmarks.
    [Fact]
    public void The_plugin_uses_what_is_below_it_alone()
    {
        HashSet<string> used = [];
        Collect("Vae.Realtime");
        Assert.Equal(
            ["Vae.Realtime", "Vae.Realtime.Core", "Vae.Realtime.Data", "Vae.Realtime.Gpu", "Vae.Realtime.Learning"],
            used.Where(name => name != "Vae.Realtime.Bindings").Order(StringComparer.Ordinal));

        void Collect(string name)
        {
            if (used.Add(name))
            {
                foreach (AssemblyName reference in Assembly.Load(name).GetReferencedAssemblies().Where(IsOurs))
                {
                    Collect(reference.Name!);
                }
            }
        }

        static bool IsOurs(AssemblyName name) => name.Name!.StartsWith("Vae.", StringComparison.Ordinal);
    }
}
