namespace Vae.Realtime.Tests.Cli;

using System.Text.RegularExpressions;
using Xunit;

/// <summary>What README and docs say must be so.</summary>
[Collection(CliCollection.Name)]
public partial class DocumentationTests
{
    // Who opens the repository reads this first, and in one go.
    private const int MaxWordsOfReadme = 900;

    private static readonly string Root = FindRoot();

    /// <summary>Paths from the root.</summary>
    public static TheoryData<string> Pages =>
    [
        "README.md",
        "tests/Vae.Realtime.Benchmarks/README.md",
        .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Select(page => $"docs/{Path.GetFileName(page)}").Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Code_to_copy_is_code_that_compiles()
    {
        string code = Read($"tests/Vae.Realtime.Tests/Cli/{nameof(LearnedTexture)}.cs");
        string shown = code[code.IndexOf("/// <summary>", StringComparison.Ordinal)..];
        Assert.Contains($"```csharp\n{shown}```", Read("docs/embedding.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_have_the_options_that_are_used(string page)
    {
        IEnumerable<Match> uses = Command().Matches(Read(page)).Where(use => use.Groups["name"].Value is not ("test" or "help"));
        foreach (IGrouping<string, Match> command in uses.GroupBy(use => use.Groups["name"].Value))
        {
            string help = string.Join('\n', VaeProcess.Run(".", command.Key, "--help").Succeeded().Output);
            IEnumerable<string> options = command.SelectMany(use => Option().Matches(use.Groups["rest"].Value)).Select(option => option.Value);
            Assert.All(options, option => Assert.Contains($"  {option} ", help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_map_shows_every_folder_and_no_other()
    {
        string[] mapped = [.. MapEntry().Matches(Read("docs/architecture.md")).Select(entry => entry.Groups["folder"].Value)];
        Assert.All(mapped, folder => Assert.True(Directory.Exists(Path.Combine(Root, folder)), $"{folder} is not there"));
        IEnumerable<string> parts = Directory.GetDirectories(Path.Combine(Root, "src"))
            .Concat(Directory.GetDirectories(Path.Combine(Root, "src", "Vae.Realtime")))
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"));
        Assert.All(parts, folder => Assert.Contains(Path.GetRelativePath(Root, folder).Replace('\\', '/'), mapped));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        Assert.All(Link().Matches(Read(page)).Select(link => link.Groups["target"].Value), target =>
        {
            if (target.Contains("://", StringComparison.Ordinal))
            {
                return;
            }

            string[] parts = target.Split('#');
            string path = parts[0].Length == 0 ? Path.Combine(Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which is not there");
            Assert.True(
                parts.Length == 1 || Anchors(File.ReadAllText(path)).Contains(parts[1]), $"{page} links to {target}, which has no such heading");
        });
    }

    [Fact]
    public void The_readme_is_short_and_leads_to_every_page()
    {
        string readme = Read("README.md");
        int words = readme.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.InRange(words, 1, MaxWordsOfReadme);
        string[] targets = [.. Link().Matches(readme).Select(link => link.Groups["target"].Value)];
        Assert.All(Directory.GetFiles(Path.Combine(Root, "docs")), page => Assert.Contains($"docs/{Path.GetFileName(page)}", targets));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    // As they are made of headings: lower case, hyphens for spaces, nothing else but letters and digits.
    private static HashSet<string> Anchors(string text) =>
        [
            .. Heading().Matches(text).Select(
                heading => NoAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')),
        ];

    [GeneratedRegex(@"^    \./vae (?<name>[a-z]+)(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z]+(?:-[a-z]+)*")]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(?<folder>[A-Za-z./]+)/` \|", RegexOptions.Multiline)]
    private static partial Regex MapEntry();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NoAnchor();

    private static string FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vae.Realtime.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
