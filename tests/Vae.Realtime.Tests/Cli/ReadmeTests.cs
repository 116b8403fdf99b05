namespace Vae.Realtime.Tests.Cli;

using System.Text.RegularExpressions;
using Xunit;

/// <summary>What the README says must be so.</summary>
[Collection(CliCollection.Name)]
public partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Its_code_is_code_that_compiles()
    {
        string code = File.ReadAllText(Path.Combine(Root, "tests", "Vae.Realtime.Tests", "Cli", $"{nameof(LearnedTexture)}.cs"));
        string shown = code[code.IndexOf("/// <summary>", StringComparison.Ordinal)..];
        Assert.Contains($"```csharp\n{shown}```", Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("tests/Vae.Realtime.Benchmarks/README.md")]
    public void Its_commands_have_the_options_it_uses(string path)
    {
        string text = File.ReadAllText(Path.Combine(Root, path));
        Match[] uses = [.. Command().Matches(text).Where(use => use.Groups["name"].Value != "test")];
        Assert.NotEmpty(uses);
        foreach (IGrouping<string, Match> command in uses.GroupBy(use => use.Groups["name"].Value))
        {
            string help = string.Join('\n', VaeProcess.Run(".", command.Key, "--help").Succeeded().Output);
            IEnumerable<string> options = command.SelectMany(use => Option().Matches(use.Groups["rest"].Value)).Select(option => option.Value);
            Assert.All(options, option => Assert.Contains($"  {option} ", help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Its_map_shows_every_folder_and_no_other()
    {
        string[] mapped = [.. MapEntry().Matches(Text).Select(entry => entry.Groups["folder"].Value)];
        Assert.All(mapped, folder => Assert.True(Directory.Exists(Path.Combine(Root, folder)), $"{folder} is not there"));
        IEnumerable<string> parts = Directory.GetDirectories(Path.Combine(Root, "src"))
            .Concat(Directory.GetDirectories(Path.Combine(Root, "src", "Vae.Realtime")))
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"));
        Assert.All(parts, folder => Assert.Contains(Path.GetRelativePath(Root, folder).Replace('\\', '/'), mapped));
    }

    [Fact]
    public void Its_pictures_are_there() => Assert.All(
        Picture().Matches(Text), picture => Assert.True(File.Exists(Path.Combine(Root, picture.Groups["path"].Value)), picture.Value));

    [GeneratedRegex(@"^    \./vae (?<name>[a-z]+)(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z]+(?:-[a-z]+)*")]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(?<folder>[A-Za-z./]+)/` \|", RegexOptions.Multiline)]
    private static partial Regex MapEntry();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]+)\)")]
    private static partial Regex Picture();

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
