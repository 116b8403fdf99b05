namespace Vae.Realtime.Tests;

using System.Reflection;
using Xunit;

/// <summary>What holds for every source file, and for what the libraries show to others.</summary>
public sealed class SourceTests
{
    private const int Longest = 150;

    // All that embedders use. The build compares the lists of public members with the code (PublicAPI.Shipped.txt).
    private static readonly string[] Public = ["Vae.Realtime.Core", "Vae.Realtime.Learning", "Vae.Realtime"];

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
