namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;

/// <summary><c>vae import</c>: a model that another program trained.</summary>
internal sealed class ImportCommand : ProgramCommand
{
    private readonly Argument<string> _state = GlobalOptions.Model();
    private readonly ArchitectureFlags _architecture = new();
    private readonly Option<Shape?> _shape = ParsedOption.Create<Shape?>(
        "--shape",
        "Size of the model's images, which a preset needs; a JSON file has its own.",
        "HEIGHTxWIDTHxCHANNELS",
        $"like 28x28x1, each number from 1 to {Limits.MaxSize}",
        TryParseShape);

    private readonly Option<string> _out = GlobalOptions.Out("The model to write.", ".safetensors");
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ImportCommand()
        : base("import", "Make a model of a PyTorch state_dict that was saved as safetensors, under the names that 'vae export' writes.")
    {
        _state.Description = "The state_dict: 32-bit floats.";
        Add(_state);
        foreach (Option option in (Option[])[.. _architecture.All, _shape, _out, _json])
        {
            Add(option);
        }

        Validators.Add(_architecture.RefuseSizesBesideFile);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae import state.safetensors --arch mlp --shape 28x28x1 --out mnist.safetensors",
        "vae import state.safetensors --arch deep.json --out deep.safetensors",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        Shape? shape = parsed.GetValue(_shape);
        VaeArchitecture architecture = _architecture.Build(parsed)(
            shape ?? (
                _architecture.IsPreset(parsed)
                    ? throw new VaeException("A preset does not know the size of the images: give --shape, as in --shape 28x28x1.")
                    : default),
            null);
        if (shape is Shape wanted && wanted != architecture.Input)
        {
            throw new VaeException(
                $"The architecture is for {architecture.Input} images, not for {wanted}; leave out --shape, or give another architecture.");
        }

        SafetensorsFile model = ModelFile.Import(parsed.GetRequiredValue(_state), architecture);
        model.Save(path);
        if (parsed.GetValue(_json))
        {
            using JsonLines lines = new();
            lines.Write(json =>
            {
                json.WriteString("model", path);
                json.WriteString("architecture", architecture.ToString());
                json.WriteNumber("tensors", model.Tensors.Count);
                json.WriteNumber("parameters", architecture.ParameterCount);
            });
        }
        else
        {
            Console.Out.WriteLine($"{architecture}: {model.Tensors.Count} tensors in {path}");
        }

        return ExitCode.Done;
    }

    private static bool TryParseShape(string text, out Shape? shape)
    {
        shape = null;
        int[] sizes =
        [
            .. text.Split('x').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0),
        ];
        if (sizes.Length != 3 || !Array.TrueForAll(sizes, size => size is >= 1 and <= Limits.MaxSize))
        {
            return false;
        }

        shape = new Shape(sizes[0], sizes[1], sizes[2]);
        return true;
    }
}
