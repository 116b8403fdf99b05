namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using Vae.Realtime.Learning.Training;

/// <summary>The options of <c>vae train</c> that say when a run ends and what it saves.</summary>
internal sealed class SessionFlags
{
    private const string Best = "best";
    private const string Last = "last";

    private readonly Option<int> _epochs = Numbers.Integer(
        "--epochs",
        $"How often to go through the training data, in all; without it more often where the data are few, for {RunDefaults.LeastSteps} steps.",
        1,
        1_000_000,
        10);

    private readonly Option<string> _out = GlobalOptions.Out("The model file to write.", ".safetensors");
    private readonly Option<int> _patience = Numbers.Integer(
        "--patience",
        "End after that many epochs without improvement of the validation loss (without a validation split, the test loss); 0 never.",
        0,
        1_000_000,
        0);

    private readonly Option<double> _minDelta = Numbers.Real("--min-delta", "Nats by which a loss must fall to be an improvement.", 0, 1e9, 0);
    private readonly Option<string> _keep = ParsedOption.Create(
        "--keep", "Which epoch's model the file holds in the end.", $"{Last}|{Best}", $"'{Last}' or '{Best}'", TryParseKeep, Last);

    private readonly Option<int> _checkpoint = Numbers.Integer(
        "--checkpoint-every", "Also save every so many epochs, as FILE.epoch-0005.safetensors; 0 never.", 0, 1_000_000, 0);

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All => [_out, _epochs, _patience, _minDelta, _keep, _checkpoint];

    /// <summary>Whether the epochs were chosen.</summary>
    public bool HasEpochs(ParseResult parsed) => parsed.GetResult(_epochs) is { Implicit: false };

    /// <summary>Epochs of the whole run.</summary>
    public int Epochs(ParseResult parsed) => parsed.GetValue(_epochs);

    public SessionOptions Build(ParseResult parsed) => new(parsed.GetRequiredValue(_out))
    {
        EarlyStopping = new EarlyStopping(parsed.GetValue(_patience), parsed.GetValue(_minDelta)),
        KeepBest = parsed.GetValue(_keep) == Best,
        CheckpointEvery = parsed.GetValue(_checkpoint),
    };

    private static bool TryParseKeep(string text, out string keep)
    {
        keep = text;
        return text is Best or Last;
    }
}
