namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.CommandLine.Parsing;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Live;

/// <summary><c>vae train</c>: a model from data, with its losses after every epoch.</summary>
internal sealed class TrainCommand : ProgramCommand
{
    private readonly Option<DataSpec> _data = GlobalOptions.Data("What to learn from");
    private readonly ArchitectureFlags _architecture = new();
    private readonly SessionFlags _session = new();
    private readonly TrainerFlags _trainer = new();
    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Continue the run that saved this model, to the bit as if it had not ended; --epochs counts from its beginning.",
        HelpName = "FILE.safetensors",
    };

    private readonly Option<string?> _encoderWeights = new("--encoder-weights")
    {
        Description = "Begin with the convolutions of a VGG16 under torchvision's names, for 'vgg'; with --freeze encoder they stay as they are.",
        HelpName = "FILE.safetensors",
    };

    private readonly Option<string?> _metrics = ParsedOption.Create<string?>(
        "--metrics",
        "Also write the losses of every epoch to a file, as JSON lines or as CSV.",
        "FILE.jsonl|FILE.csv",
        "a file name that ends in .jsonl or .csv",
        TryParseMetrics);

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Print what would be run - parameters, memory, dispatches, steps - and train nothing.",
    };

    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();
    private readonly Option<string?> _profile = GlobalOptions.Profile(
        $"of each of the first {TrainingProfiler.Epochs} epochs, {TrainingProfiler.Steps} steps after the first {TrainingProfiler.WarmUp}");

    public TrainCommand()
        : base("train", "Train a model. Ctrl+C ends the training and saves what was learned.")
    {
        _data.Required = true;
        Option[] options =
            [_data, .. _architecture.All, _encoderWeights, .. _session.All, .. _trainer.All, _resume, _metrics, _dryRun, _device, _profile, _json];
        foreach (Option option in options)
        {
            Add(option);
        }

        Validators.Add(_architecture.RefuseSizesBesideFile);
        Validators.Add(RefuseArchitectureBesideResume);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae train --data glyphs --epochs 5 --out glyphs.safetensors",
        "vae train --data data/mnist --out mnist.safetensors --json",
        "vae train --data data/mnist --arch mlp2 --lr-schedule cosine --epochs 30 --patience 5 --keep best --out best.safetensors",
        "vae train --data data/mnist --labels onehot --out digits.safetensors",
        "vae train --data photos?size=32 --arch vgg --encoder-weights vgg16.safetensors --freeze encoder --out vgg.safetensors",
        "vae train --data images.idx3-ubyte --hidden 512 --latent 2 --lr 5e-4 --out flat.safetensors",
        "vae train --data data/mnist --resume mnist.safetensors --epochs 20 --out more.safetensors",
        "vae train --data data/mnist --arch deep.json --dry-run --out deep.safetensors",
        "vae train --data glyphs --epochs 1 --out glyphs.safetensors --profile trace.json",
        "vae train --data glyphs --retune --out glyphs.safetensors",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        SessionOptions session = _session.Build(parsed);
        string? resume = parsed.GetValue(_resume);
        SafetensorsFile? continued = resume is null ? null : SafetensorsFile.Load(resume);
        string? weights = parsed.GetValue(_encoderWeights);
        SafetensorsFile? encoder = weights is null ? null : SafetensorsFile.Load(weights);
        Func<Shape, int?, VaeArchitecture> architecture = continued is null
            ? _architecture.Build(parsed)
            : (shape, _) => Continued(continued, resume!, shape);
        TrainerOptions options = _trainer.Build(
            parsed, _session.Epochs(parsed), continued is null ? null : HyperParameters.Read(continued.Metadata, resume!));
        string? profile = parsed.GetValue(_profile);
        string? metrics = parsed.GetValue(_metrics);
        foreach (string path in new[] { session.Path, profile, metrics }.OfType<string>())
        {
            AtomicFile.CheckWritable(path);
        }

        return Devices.Use(parsed.GetValue(_device), device =>
        {
            using TrainingRun run = Open(device, parsed, architecture, options, cancellation);
            options = run.Options;
            ErrorReporter.Tell(run.Notes);
            if (resume is not null)
            {
                ErrorReporter.Tell(run.Continue(resume) is string problem ? [problem] : []);
            }
            else if (encoder is not null)
            {
                VggWeights.Load(encoder, weights!, run.Model);
            }

            TrainingSession training = new(run, session);
            if (training.WhyNothing(options.Epochs) is string reason)
            {
                return ErrorReporter.WrongUsage(this, $"nothing to train: {reason}");
            }

            if (parsed.GetValue(_dryRun))
            {
                PlanPrinter.Print(run, parsed.GetValue(_json));
                return ExitCode.Done;
            }

            if (profile is not null)
            {
                run.Profile();
            }

            using MetricsFile? file = metrics is null ? null : MetricsFile.Create(metrics);
            using TrainingView view = parsed.GetValue(_json) ? new JsonTrainingView() : TrainingView.ForPeople();
            view.Begin(run, device.Info, options.Epochs);
            int code = Train(training, view, file, options.Epochs, session, cancellation);
            run.Trace?.Save(profile!);
            return code;
        });
    }

    // What was not asked for follows the data.
    private TrainingRun Open(
        GpuDevice device,
        ParseResult parsed,
        Func<Shape, int?, VaeArchitecture> architecture,
        TrainerOptions options,
        CancellationToken cancellation)
    {
        options.Validate();
        bool anew = parsed.GetValue(_resume) is null;
        DataSpec spec = parsed.GetRequiredValue(_data);
        RunDefaults defaults = new(Batch: anew && !_trainer.HasBatch(parsed), Epochs: !_session.HasEpochs(parsed));
        BatchSources data = BatchSources.Open(
            device, spec, new LoadOptions { CacheFolder = device.CacheFolder, Cancellation = cancellation });
        if (!anew || _architecture.Given(parsed.CommandResult) is not null || parsed.GetValue(_encoderWeights) is not null
            || PictureStart.For(spec, data.Train.Shape) is not PictureStart start)
        {
            return new TrainingRun(device, data, architecture, spec, options, defaults);
        }

        ErrorReporter.Tell([start.ModelNote]);
        if (!_trainer.HasAugmentation(parsed) && PictureStart.ChangesOf(spec, data.Train.Shape, data.Train.Count) is var (changes, note))
        {
            ErrorReporter.Tell([note]);
            options = options with { Augmentation = changes };
        }

        TrainingRun run = new(device, data, (_, _) => start.Architecture, spec, options, defaults);
        try
        {
            start.Begin(run.Model);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private static VaeArchitecture Continued(SafetensorsFile file, string path, Shape data)
    {
        VaeArchitecture architecture = ModelFile.ReadArchitecture(file, path);
        BatchChecks.ThrowIfUnfit(data, architecture, path);
        return architecture;
    }

    private static int Train(
        TrainingSession training, TrainingView view, MetricsFile? metrics, int epochs, SessionOptions session, CancellationToken cancellation)
    {
        SessionEnd end = default;
        view.Watch(() => end = training.Run(
            epochs,
            view.Progress,
            (epoch, best) =>
            {
                view.Finish(epoch);
                metrics?.Add(epoch, best);
            },
            cancellation));
        switch (end)
        {
            case SessionEnd.InterruptedAtOnce:
                Console.Error.WriteLine("vae: interrupted before the first step; nothing is saved");
                return ExitCode.Interrupted;
            case SessionEnd.Interrupted:
                string path = training.InterruptedPath;
                Console.Error.WriteLine(
                    $"vae: interrupted; the model after {training.Steps} steps is saved in '{path}'; continue with --resume {path}");
                return ExitCode.Interrupted;
            case SessionEnd.NoImprovement:
                view.Note($"no improvement in {training.StaleEpochs} epochs; the best loss was {training.Best:F2}");
                break;
        }

        PosteriorAdvice.Tell(training.Posterior(cancellation), training.Fit(cancellation), training.Model.Architecture.Likelihood);
        view.Saved(session.Path);
        return ExitCode.Done;
    }

    private static bool TryParseMetrics(string text, out string? path)
    {
        path = text;
        return MetricsFile.Knows(text);
    }

    private void RefuseArchitectureBesideResume(CommandResult result)
    {
        Option? given = _architecture.All.Append(_encoderWeights).FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
        if (result.GetResult(_resume) is not null && given is not null)
        {
            result.AddError($"{given.Name} is decided already in the file that --resume names");
        }
    }
}
