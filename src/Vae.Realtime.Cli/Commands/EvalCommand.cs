namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Batches;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Inference;
using Vae.Realtime.Models;

/// <summary><c>vae eval</c>: the negative ELBO of a model on a data set.</summary>
internal sealed class EvalCommand : ProgramCommand
{
    private const string Test = "test";
    private const string Train = "train";

    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<DataSpec> _data = GlobalOptions.Data("What to measure on");
    private readonly Option<string> _split = ParsedOption.Create(
        "--split", "Which part of the data.", $"{Test}|{Train}", $"'{Test}' or '{Train}'", TryParseSplit, Test);

    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of the posterior noise: the training's own gives the figures of its last epoch.");
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public EvalCommand()
        : base("eval", "Measure a model: its negative ELBO in nats per example.")
    {
        _data.Required = true;
        Add(_model);
        foreach (Option option in (Option[])[_data, _split, _seed, _device, _json])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae eval glyphs.safetensors --data glyphs",
        "vae eval mnist.safetensors --data data/mnist --split train --json",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation) => Devices.Use(parsed.GetValue(_device), device =>
    {
        using VaeModel model = ModelFile.Load(device, parsed.GetRequiredValue(_model), trainable: false);
        using BatchSources data = BatchSources.Open(device, parsed.GetRequiredValue(_data));
        string split = parsed.GetRequiredValue(_split);
        IBatchSource source = split == Train ? data.Train : data.Test;
        using Evaluator evaluator = new(model, source);
        LossTerms loss = evaluator.Run(parsed.GetValue(_seed), cancellation);
        string likelihood = model.Architecture.LikelihoodName;
        if (parsed.GetValue(_json))
        {
            using JsonLines lines = new();
            lines.Write(json =>
            {
                json.WriteReal("negative_elbo", loss.Loss);
                json.WriteReal("reconstruction", loss.Reconstruction);
                json.WriteReal("kl", loss.Kl);
                json.WriteString("likelihood", likelihood);
                json.WriteNumber("examples", source.Count);
            });
        }
        else
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"negative ELBO {loss.Loss:F4} = reconstruction {loss.Reconstruction:F4} + KL {loss.Kl:F4} nats per example"));
            Console.Out.WriteLine($"({source.Count} {split} images, {likelihood} likelihood, 1 posterior sample)");
        }

        return ExitCode.Done;
    });

    private static bool TryParseSplit(string text, out string split)
    {
        split = text;
        return text is Test or Train;
    }
}
