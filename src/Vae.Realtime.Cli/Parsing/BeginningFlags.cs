namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.CommandLine.Parsing;
using Vae.Realtime.Live;

/// <summary>The options of <c>vae live</c> that say how its model begins to learn: those of <c>vae train</c> of the same names.</summary>
internal sealed class BeginningFlags
{
    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Begin with a model that has forgotten all it has learned, as N in the window makes it, and see pictures form.",
    };

    private readonly ArchitectureFlags _architecture = new(StartingModel.Architecture);
    private readonly Option<int?> _batch = Numbers.OptionalInteger("--batch", "Examples per step.", 1, 65_536);
    private readonly Option<double?> _lr = Numbers.OptionalReal("--lr", "Adam's learning rate. Without it 0.001.", 1e-12, 1e3);
    private readonly Option<double?> _beta = Numbers.OptionalReal("--beta", "Weight of the KL term; 1 is the ELBO, more is the beta-VAE.", 0, 1e6);

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All => [_fresh, .. _architecture.All, _batch, _lr, _beta];

    /// <summary>An architecture makes a model of its own, so no other can be given.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="others">Options that name a model.</param>
    public void RefuseArchitectureBeside(CommandResult result, params Option[] others)
    {
        _architecture.RefuseSizesBesideFile(result);
        Option? other = Array.Find(others, option => result.GetResult(option) is { Implicit: false });
        if (_architecture.Given(result) is string given && other is not null)
        {
            result.AddError($"{given} makes a new model, and {other.Name} names another; leave one out");
        }
    }

    public Beginning Build(ParseResult parsed) => new()
    {
        Architecture = _architecture.Given(parsed.CommandResult) is null ? null : _architecture.Build(parsed),
        Fresh = parsed.GetValue(_fresh),
        Batch = parsed.GetValue(_batch),
        LearningRate = parsed.GetValue(_lr),
        Beta = parsed.GetValue(_beta),
    };
}
