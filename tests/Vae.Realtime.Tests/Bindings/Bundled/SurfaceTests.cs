namespace Vae.Realtime.Tests.Bindings.Bundled;

using Silk.NET.Windowing;
using Xunit;

/// <summary>
/// Holds the bundled stand-ins to the public signatures of the packages, so that what compiles and binds with the one does with the other:
/// nothing is here that the packages lack, and where a name is here, all its overloads are, so that no call is ambiguous only there.
/// </summary>
public sealed class SurfaceTests
{
    private static readonly Dictionary<string, (string Kind, HashSet<string> Interfaces, HashSet<string> Members)> Listed = Read();

    public static TheoryData<string> StandIns => [.. typeof(Window).Assembly.GetExportedTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void Each_member_is_one_of_the_package_s_and_each_name_has_all_its_overloads(string name)
    {
        Type type = typeof(Window).Assembly.GetType(name)!;
        Assert.True(
            Listed.TryGetValue(name, out (string Kind, HashSet<string> Interfaces, HashSet<string> Members) listed), $"{name} is in no package.");
        Assert.Equal(listed.Kind, SurfaceWriter.Kind(type));
        if (!type.IsEnum)
        {
            HashSet<string> interfaces = [.. type.GetInterfaces().Select(SurfaceWriter.Name)];
            Assert.Subset(listed.Interfaces, interfaces);
        }

        (string Name, string Line)[] members = [.. SurfaceWriter.Members(type)];
        HashSet<string> lines = [.. members.Select(member => member.Line)];
        Assert.Subset(listed.Members, lines);
        HashSet<string> names = [.. members.Select(member => member.Name)];
        Assert.DoesNotContain(listed.Members, line => names.Contains(NameOf(line)) && !lines.Contains(line));
    }

    [Theory]
    [InlineData("static System.Void Run(Silk.NET.Windowing.IView view)", "Run")]
    [InlineData("T Invoke<T>(System.Func<T> t)", "Invoke")]
    [InlineData("System.Int32 Index { get; }", "Index")]
    [InlineData("event System.Action<System.Double> Update", "Update")]
    [InlineData("const System.String ExtensionName", "ExtensionName")]
    [InlineData(".ctor(System.Single x, System.Single y)", ".ctor")]
    [InlineData("Vulkan = 1", "Vulkan")]
    public void A_line_gives_its_name(string line, string name) => Assert.Equal(name, NameOf(line));

    private static string NameOf(string line)
    {
        string head = line.Split('(', '{', '=')[0].TrimEnd();
        string last = head[(head.LastIndexOf(' ') + 1)..];
        return last.EndsWith('>') ? last[..last.IndexOf('<', StringComparison.Ordinal)] : last;
    }

    private static Dictionary<string, (string Kind, HashSet<string> Interfaces, HashSet<string> Members)> Read()
    {
        Dictionary<string, (string Kind, HashSet<string> Interfaces, HashSet<string> Members)> types = [];
        HashSet<string> members = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Bindings", "silk-surface.txt")))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line.Trim());
            }
            else if (!line.StartsWith('#'))
            {
                string[] parts = line.Split(" : ");
                string[] head = parts[0].Split(' ');
                members = [];
                types.Add(head[1], (head[0], [.. parts.Length > 1 ? parts[1].Split(", ") : []], members));
            }
        }

        return types;
    }
}
