namespace Vae.Realtime.Tests.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>
/// The scripts that compare with other programs refuse what makes no sense as the program does. They pass where there is no Python; what
/// the scripts compare with is not needed for any of this.
/// </summary>
public class CompareScriptTests
{
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("compare-pytorch", "MNIST")]
    [InlineData("compare-pytorch data --hidden 512,", "--hidden", "'512,'")]
    [InlineData("compare-pytorch data --hidden 512,wide", "--hidden", "'512,wide'")]
    [InlineData("compare-pytorch data --hidden 512,0", "--hidden", "'512,0'")]
    [InlineData("compare-pytorch data --hidden 512 256", "256")]
    [InlineData("compare-pytorch data --latent 64,64", "--latent", "'64,64'")]
    [InlineData("compare-pytorch data --threads 0", "--threads", "'0'")]
    [InlineData("compare-pytorch data --lr nan", "--lr")]
    [InlineData("compare-models", "FOLDER")]
    [InlineData("compare-models data --epochs 0", "--epochs", "'0'")]
    [InlineData("compare-models data --lr-schedule linear", "--lr-schedule", "'linear'")]
    [InlineData("compare-lstm", "FILE.csv")]
    [InlineData("compare-lstm prices.csv --rounds 0", "--rounds", "'0'")]
    [InlineData("compare-openblas --rounds 0", "--rounds", "'0'")]
    [InlineData("compare-openblas --seconds soon", "--seconds", "'soon'")]
    [InlineData("compare-openblas --seconds 0", "--seconds", "'0'")]
    [InlineData("compare-openblas --threads 1,,2", "--threads", "'1,,2'")]
    [InlineData("compare-openblas --batch all", "--batch", "'all'")]
    [InlineData("compare-openblas gemm", "gemm")]
    [InlineData("track --rounds 0", "--rounds", "'0'")]
    [InlineData("track figures", "figures")]
    public void Wrong_usage_is_refused_in_one_line(string arguments, params string[] mentions) => AssertFails(2, arguments, mentions);

    [Theory]
    [InlineData("compare-pytorch", "train-images-idx3-ubyte")]
    [InlineData("compare-models", "train-images-idx3-ubyte")]
    [InlineData("compare-lstm", "CSV")]
    public void A_folder_without_the_data_is_refused_in_one_line(string script, string wanted)
    {
        using TemporaryFolder folder = new();
        AssertFails(1, $"{script} {folder.Root}", folder.Root, wanted);
    }

    [Fact]
    public void Augmentation_that_the_twin_lacks_is_refused() =>
        AssertFails(1, "compare-models data --augment shift=2,zoom=0.1", "--augment", "zoom");

    [Theory]
    [InlineData("compare-pytorch", "--hidden 512,256 --latent 64")]
    [InlineData("compare-lstm", "--rounds 3")]
    [InlineData("compare-openblas", "--batch 128")]
    [InlineData("track", "--measured figures.jsonl")]
    public void Help_has_examples(string script, string example)
    {
        if (Run($"{script} --help") is (int code, string output, string errors))
        {
            Assert.Equal((0, ""), (code, errors));
            Assert.Contains(
                output.Split('\n'),
                line => line.StartsWith($"    {script} ", StringComparison.Ordinal) && line.Contains(example, StringComparison.Ordinal));
        }
    }

    private static void AssertFails(int expected, string arguments, params string[] mentions)
    {
        if (Run(arguments) is (int code, string output, string errors))
        {
            Assert.Equal((expected, ""), (code, output));
            string line = Assert.Single(errors.TrimEnd('\n').Split('\n'));
            Assert.StartsWith($"{arguments.Split(' ')[0]}: ", line, StringComparison.Ordinal);
            Assert.All(mentions, mention => Assert.Contains(mention, line, StringComparison.Ordinal));
        }
    }

    private static (int Code, string Output, string Errors)? Run(string arguments)
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        string[] words = arguments.Split(' ');
        string script = Repository.Folder("tests", "Vae.Realtime.Benchmarks", words[0]);
        ProcessStartInfo start = new(Python, [script, .. words[1..]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Patience.Exit(process, script);
        return (process.ExitCode, output.Result, errors.Result);
    }
}
