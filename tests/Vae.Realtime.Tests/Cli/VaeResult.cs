namespace Vae.Realtime.Tests.Cli;

using System.Text.Json;
using Xunit;

/// <summary>What a run of the program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Lines of standard output.</param>
/// <param name="Errors">Lines of standard error.</param>
internal sealed record VaeResult(int ExitCode, string[] Output, string[] Errors)
{
    /// <summary>
    /// Fails unless the program succeeded and had nothing to complain about, but that a model uses few of its latents: those of tests learn
    /// for a few steps only. It may tell how data were read.
    /// </summary>
    public VaeResult Succeeded()
    {
        Assert.DoesNotContain(Errors, line => !IsNote(line) && !IsOfLatents(line));
        Assert.Equal(0, ExitCode);
        return this;
    }

    /// <summary>Fails unless the program refused with one line that mentions all this.</summary>
    public void Failed(int exitCode, params string[] mentions)
    {
        string line = Assert.Single(Errors, line => !IsNote(line));
        Assert.StartsWith("vae: error: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
        foreach (string mention in mentions)
        {
            Assert.Contains(mention, line, StringComparison.Ordinal);
        }

        Assert.Equal(exitCode, ExitCode);
    }

    // Says how data were read and what was chosen.
    private static bool IsNote(string line) =>
        line.StartsWith("vae: ", StringComparison.Ordinal) && !line.StartsWith("vae: error: ", StringComparison.Ordinal)
        && !line.StartsWith("vae: warning: ", StringComparison.Ordinal);

    /// <summary>Whether a line of standard error says how few latents a model uses, or how little it learned.</summary>
    public static bool IsOfLatents(string line) =>
        line.StartsWith("vae: ", StringComparison.Ordinal)
        && (line.Contains(" latents a", StringComparison.Ordinal) || line.Contains("does not carry over", StringComparison.Ordinal));

    /// <summary>Every line of standard output as JSON; a line that is none fails.</summary>
    public JsonElement[] Json() => [.. Output.Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Member names in order, those of objects within in brackets: <c>epoch train(loss kl)</c>.</summary>
    public static string Keys(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(member =>
        member.Value.ValueKind == JsonValueKind.Object ? $"{member.Name}({Keys(member.Value)})" : member.Name));
}
