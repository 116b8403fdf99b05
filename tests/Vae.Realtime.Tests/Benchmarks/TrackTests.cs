namespace Vae.Realtime.Tests.Benchmarks;

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>The table of figures that is kept with the code: what is appended, and what counts as a loss. Passes where there is no Python.</summary>
public sealed partial class TrackTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly string Script = Repository.Folder("tests", "Vae.Realtime.Benchmarks", "track");

    private readonly TemporaryFolder _folder = new();

    private string Table => _folder.File("track.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_figure_that_lost_a_fifth_is_named_and_a_slower_machine_is_not()
    {
        if (!File.Exists(Python))
        {
            return;
        }

        Assert.Equal(0, Track(arithmetic: 100, training: 10_000).Code);
        string[] first = File.ReadAllLines(Table);
        Assert.Equal(0, Track(arithmetic: 50, training: 5_000).Code);
        (int code, string output) = Track(arithmetic: 100, training: 8_000);
        Assert.Equal(1, code);
        string slower = Assert.Single(output.Split('\n'), line => line.EndsWith("SLOWER", StringComparison.Ordinal));
        Assert.StartsWith("784-400-20 batch 128 ", slower, StringComparison.Ordinal);

        string[] all = File.ReadAllLines(Table);
        Assert.Equal(first, all[..first.Length]);
        Assert.Equal(1 + (3 * (first.Length - 1)), all.Length);
    }

    [Fact]
    public void A_dry_run_appends_nothing()
    {
        if (File.Exists(Python))
        {
            Assert.Equal(0, Track(100, 10_000, "--dry-run").Code);
            Assert.False(File.Exists(Table));
        }
    }

    // The best of two rounds counts; a frame of 10 ms is a hundred a second.
    private (int Code, string Output) Track(double arithmetic, double training, params string[] more)
    {
        string file = _folder.File("figures.jsonl");
        File.WriteAllLines(file, Figures().SelectMany(figure =>
        {
            bool time = figure.Suite == "decode";
            double value = figure.Name == "784-400-20 batch 128" ? training : time ? 1000 / arithmetic : arithmetic;
            string unit = time ? "ms" : "images/s";
            return new[] { value, time ? 2 * value : value / 2 }.Select(each => string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"driver":"a driver","suite":"{{figure.Suite}}","name":"{{figure.Name}}","value":{{each}},"unit":"{{unit}}"}"""));
        }));
        ProcessStartInfo start = new(Python, [Script, "--measured", file, "--table", Table, .. more]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Patience.Exit(process, Script);
        return (process.ExitCode, output.Result);
    }

    // As the script lists them: a suite, and its figures.
    private static IEnumerable<(string Suite, string Name)> Figures()
    {
        string text = File.ReadAllText(Script);
        Dictionary<string, string> constants = Constant().Match(text) is { Success: true } found
            ? new() { ["ARITHMETIC"] = found.Groups[1].Value, ["TRAFFIC"] = found.Groups[2].Value }
            : [];
        foreach (Match suite in Suite().Matches(text))
        {
            foreach (Match name in Name().Matches(suite.Groups[2].Value))
            {
                yield return (suite.Groups[1].Value, constants.GetValueOrDefault(name.Value, name.Groups[1].Value));
            }
        }
    }

    [GeneratedRegex("""ARITHMETIC, TRAFFIC = "(.*)", "(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex Constant();

    [GeneratedRegex("""^    "(gemm|train|decode)": \[(.*?)\],$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Suite();

    [GeneratedRegex("ARITHMETIC|TRAFFIC|\"([^\"]*)\"")]
    private static partial Regex Name();
}
