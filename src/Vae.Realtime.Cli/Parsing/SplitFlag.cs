namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;

/// <summary>The option that chooses a part of the data.</summary>
internal sealed class SplitFlag
{
    private const string Test = "test";
    private const string Train = "train";
    private const string Validation = "validation";

    public Option<string> Option { get; } = ParsedOption.Create(
        "--split",
        "Which part of the data.",
        $"{Test}|{Train}|{Validation}",
        $"'{Test}', '{Train}' or '{Validation}'",
        (string text, out string split) =>
        {
            split = text;
            return text is Test or Train or Validation;
        },
        Test);

    /// <summary>The examples that were asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="sources">All parts.</param>
    /// <param name="spec">What was loaded, for messages.</param>
    /// <exception cref="VaeException">The data have no such part.</exception>
    public IBatchSource Choose(ParseResult parsed, BatchSources sources, DataSpec spec) => parsed.GetRequiredValue(Option) switch
    {
        Train => sources.Train,
        Test => sources.Test,
        _ => sources.Validation ?? throw new VaeException($"'{spec}' has no validation split; ask for one by adding the option validation=0.1"),
    };
}
