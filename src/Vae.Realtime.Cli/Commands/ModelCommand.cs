namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>A command that works with a trained model on a device, and writes files or says something.</summary>
internal abstract class ModelCommand : ProgramCommand
{
    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();
    private readonly List<Option<string?>> _files = [];
    private Option<string>? _out;

    protected ModelCommand(string name, string description)
        : base(name, description) => Add(_model);

    /// <summary>Adds the command's own options, in the help's order, and behind them those that all such commands have.</summary>
    protected void AddOptions(params ReadOnlySpan<Option> own)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[.. own, _device, _json])
        {
            Add(option);
        }
    }

    /// <summary>Names the options of the files that the work writes: the one that must be given, and those that may.</summary>
    protected void Writes(Option<string> file, params ReadOnlySpan<Option<string?>> others)
    {
        _out = file;
        _files.AddRange(others);
    }

    /// <summary>Refuses what cannot be written before anything is computed.</summary>
    protected virtual void CheckWritable(ParseResult parsed)
    {
        IEnumerable<string?> paths = _files.Select(parsed.GetValue).Prepend(_out is null ? null : parsed.GetRequiredValue(_out));
        foreach (string path in paths.OfType<string>())
        {
            AtomicFile.CheckWritable(path);
        }
    }

    /// <summary>Does the work.</summary>
    protected abstract void Work(ModelWork work);

    protected sealed override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        CheckWritable(parsed);
        return Devices.Use(parsed.GetValue(_device), device =>
        {
            string file = parsed.GetRequiredValue(_model);
            SafetensorsFile content = SafetensorsFile.Load(file);
            using VaeModel model = ModelFile.Load(device, content, file, trainable: false);
            if (TrainingRecord.Problem(content.Metadata, file) is string problem)
            {
                ErrorReporter.Tell([$"{problem}; its parameters are used all the same"]);
            }

            Work(new ModelWork(parsed, file, model, parsed.GetValue(_json), cancellation)
            {
                Out = _out is null ? "" : parsed.GetRequiredValue(_out),
            });
            return ExitCode.Done;
        });
    }
}
