namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;

/// <summary>A command that works with a trained model on the examples of a data set.</summary>
internal abstract class ExamplesCommand : ModelCommand
{
    private readonly SplitFlag _split = new();

    /// <param name="name">Name of the command.</param>
    /// <param name="description">For the help.</param>
    /// <param name="use">What the data are for, which completes the help of --data.</param>
    protected ExamplesCommand(string name, string description, string use)
        : base(name, description)
    {
        Data = GlobalOptions.Data(use);
        Data.Required = true;
    }

    /// <summary>The option that names the data; the first of the command's own.</summary>
    protected Option<DataSpec> Data { get; }

    /// <summary>The option that chooses a split.</summary>
    protected Option<string> Split => _split.Option;

    /// <summary>Does the work.</summary>
    /// <param name="work">The model.</param>
    /// <param name="data">All splits.</param>
    /// <param name="examples">The split that was asked for.</param>
    protected abstract void Work(ModelWork work, BatchSources data, IBatchSource examples);

    protected sealed override void Work(ModelWork work)
    {
        LoadOptions options = new()
        {
            CacheFolder = work.Device.CacheFolder,
            Scaling = ModelFile.ReadScaling(work.File),
            Cancellation = work.Cancellation,
        };
        DataSpec spec = work.Parsed.GetRequiredValue(Data);
        using BatchSources data = BatchSources.Open(work.Device, spec, options);
        ErrorReporter.Tell(data.Notes);
        Work(work, data, _split.Choose(work.Parsed, data, spec));
    }
}
