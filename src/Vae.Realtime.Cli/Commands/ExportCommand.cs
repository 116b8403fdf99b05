namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Torch;

/// <summary><c>vae export</c>: a model for other programs.</summary>
internal sealed class ExportCommand : ProgramCommand
{
    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<string?> _out = GlobalOptions.AlsoOut(
        "--out", "The parameters only, under PyTorch's names: no optimiser, no training record.", ".safetensors");

    private readonly Option<string?> _torch = OutputNames.Folder(
        "--torch", "A folder for model.py, the same model as a PyTorch module that needs nothing but torch, and its parameters.", "FOLDER");

    private readonly Option<bool> _json = GlobalOptions.Json();

    public ExportCommand()
        : base("export", "Write a model's parameters, or the whole model as a PyTorch program.")
    {
        Add(_model);
        foreach (Option option in (Option[])[_out, _torch, _json])
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetResult(_out) is null && result.GetResult(_torch) is null)
            {
                result.AddError("give --out FILE.safetensors, --torch FOLDER, or both");
            }
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae export mnist.safetensors --out parameters.safetensors",
        "vae export mnist.safetensors --torch mnist_torch",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string model = parsed.GetRequiredValue(_model);
        SafetensorsFile parameters = ModelFile.ReadParameters(model);
        if (parsed.GetValue(_out) is string path)
        {
            parameters.Save(path);
        }

        if (parsed.GetValue(_torch) is string folder)
        {
            TorchProgram.Save(folder, parameters, model);
        }

        Tell(parsed, ModelFile.ReadArchitecture(parameters, model), parameters.Tensors.Count);
        return ExitCode.Done;
    }

    private void Tell(ParseResult parsed, VaeArchitecture architecture, int tensors)
    {
        string?[] places = [parsed.GetValue(_out), parsed.GetValue(_torch)];
        if (!parsed.GetValue(_json))
        {
            Console.Out.WriteLine($"{architecture.InWords}: {tensors} tensors in {string.Join(" and ", places.Where(place => place is not null))}");
            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("model", architecture.ToString());
            json.WriteNumber("tensors", tensors);
            json.WriteNumber("parameters", architecture.ParameterCount);
            foreach ((string name, string? place) in ((string[])["file", "torch"]).Zip(places))
            {
                if (place is not null)
                {
                    json.WriteString(name, place);
                }
            }
        });
    }
}
