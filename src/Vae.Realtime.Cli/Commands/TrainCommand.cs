namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.CommandLine.Parsing;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu;
using Vae.Realtime.Models;
using Vae.Realtime.Profiling;
using Vae.Realtime.Training;

/// <summary><c>vae train</c>: a model from data, with its losses after every epoch.</summary>
internal sealed class TrainCommand : ProgramCommand
{
    private const string Mlp = "mlp";

    private readonly Option<DataSpec> _data = GlobalOptions.Data("What to learn from");
    private readonly Option<string> _out = GlobalOptions.Out("The model file to write.", ".safetensors");
    private readonly Option<string> _arch = new("--arch")
    {
        Description = $"The architecture: '{Mlp}', or a JSON file that describes one.",
        HelpName = $"{Mlp}|FILE.json",
        DefaultValueFactory = _ => Mlp,
    };

    private readonly Option<int> _hidden = Numbers.Integer("--hidden", $"Units of the hidden layers of '{Mlp}'.", 1, VaeArchitecture.MaxSize, 400);
    private readonly Option<int> _latent = Numbers.Integer("--latent", $"Latent dimensions of '{Mlp}'.", 1, VaeArchitecture.MaxSize, 20);
    private readonly Option<int> _epochs = Numbers.Integer("--epochs", "How often to go through the training data.", 1, 1_000_000, 10);
    private readonly Option<int> _batch = Numbers.Integer("--batch", "Examples per step.", 1, 65_536, 128);
    private readonly Option<double> _lr = Numbers.Real("--lr", "Adam's learning rate.", 1e-12, 1e3, 1e-3);
    private readonly Option<ulong> _seed = GlobalOptions.Seed("Of all random numbers: on one device with the same kernel variants, the same seed gives the same file.");
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();
    private readonly Option<bool> _retune = GlobalOptions.Retune("this model");

    private readonly Option<string?> _profile = GlobalOptions.Profile(
        $"of each of the first {TrainingProfiler.Epochs} epochs, {TrainingProfiler.Steps} steps after the first {TrainingProfiler.WarmUp}");

    public TrainCommand()
        : base("train", "Train a model. Ctrl+C ends the training and saves what was learned.")
    {
        _data.Required = true;
        foreach (Option option in (Option[])[_data, _out, _arch, _hidden, _latent, _epochs, _batch, _lr, _seed, _device, _retune, _profile, _json])
        {
            Add(option);
        }

        Validators.Add(RefuseSizesBesideFile);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae train --data glyphs --epochs 5 --out glyphs.safetensors",
        "vae train --data data/mnist --out mnist.safetensors --json",
        "vae train --data images.idx3-ubyte --hidden 512 --latent 2 --lr 5e-4 --out flat.safetensors",
        "vae train --data glyphs --epochs 1 --out glyphs.safetensors --profile trace.json",
        "vae train --data glyphs --retune --out glyphs.safetensors",
        "vae train --data glyphs --arch deep.json --device llvmpipe --out deep.safetensors",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        string arch = parsed.GetRequiredValue(_arch);
        VaeArchitecture? described = arch == Mlp ? null : VaeArchitecture.Load(arch);
        (int hidden, int latent) = (parsed.GetValue(_hidden), parsed.GetValue(_latent));
        TrainerOptions options = new()
        {
            Batch = parsed.GetValue(_batch),
            LearningRate = parsed.GetValue(_lr),
            Seed = parsed.GetValue(_seed),
            Retune = parsed.GetValue(_retune),
        };
        string? profile = parsed.GetValue(_profile);
        AtomicFile.CheckWritable(path);
        if (profile is not null)
        {
            AtomicFile.CheckWritable(profile);
        }

        return Devices.Use(parsed.GetValue(_device), device =>
        {
            using TrainingRun run = new(
                device, shape => described ?? VaeArchitecture.Mlp(shape, hidden, latent), parsed.GetRequiredValue(_data), options);
            if (profile is not null)
            {
                run.Profile();
            }

            using TrainingView view = parsed.GetValue(_json) ? new JsonTrainingView() : TrainingView.ForPeople();
            int code = Train(run, view, parsed.GetValue(_epochs), path, device.Info, cancellation);
            run.Trace?.Save(profile!);
            return code;
        });
    }

    private static int Train(TrainingRun run, TrainingView view, int epochs, string path, GpuDeviceInfo device, CancellationToken cancellation)
    {
        try
        {
            view.Begin(run, device, epochs);
            view.Watch(() =>
            {
                while (run.Epochs < epochs)
                {
                    view.Finish(run.RunEpoch(view.Progress, cancellation));
                }
            });
        }
        catch (OperationCanceledException) when (run.Trainer.Finished > 0)
        {
            run.Save(path);
            Console.Error.WriteLine($"vae: interrupted; the model after {run.Trainer.Finished} steps is saved in '{path}'");
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("vae: interrupted before the first step; nothing is saved");
            return ExitCode.Interrupted;
        }

        run.Save(path);
        view.Saved(path);
        return ExitCode.Done;
    }

    private void RefuseSizesBesideFile(CommandResult result)
    {
        string arch = result.GetValue(_arch) ?? Mlp;
        foreach (Option size in (Option[])[_hidden, _latent])
        {
            if (arch != Mlp && result.GetResult(size) is { Implicit: false })
            {
                result.AddError($"{size.Name} belongs to --arch {Mlp}; '{arch}' has its own sizes");
            }
        }
    }
}
