namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Import;

/// <summary><c>vae import</c>: a model that another program trained.</summary>
internal sealed class ImportCommand : ProgramCommand
{
    private readonly Argument<string> _state = new("FILE")
    {
        Description = "The parameters, real numbers of 16, 32 or 64 bits: safetensors; what torch.save wrote of a state_dict (.pt, .pth, .ckpt), "
            + "which is read without running it; models and weights of Keras (.keras, .weights.h5, .h5, .npz).",
    };

    // Without an architecture it is made of the shapes; with sizes alone it is the first preset.
    private readonly ArchitectureFlags _architecture = new((shape, size) => Presets.Create(Presets.Mlp, shape, size));
    private readonly Option<Shape?> _shape = ParsedOption.Create<Shape?>(
        "--shape",
        "Size of the model's images, which a preset needs; a JSON file has its own.",
        "HEIGHTxWIDTHxCHANNELS",
        $"like 28x28x1, each number from 1 to {Limits.MaxSize}",
        TryParseShape);

    private readonly Option<IReadOnlyList<NameMap>[]?> _map = new("--map")
    {
        Description = "Which of the file's layers or tensors become which here, where names do not say: OURS=THEIRS, as in "
            + "posterior_mean=fc21,posterior_log_variance=fc22; outputs A to B-1 of a layer are THEIRS[A:B], both heads in one posterior=THEIRS.",
        HelpName = "OURS=THEIRS[,...]",
        CustomParser = ParseMaps,
    };

    private readonly Option<string> _out = GlobalOptions.Out("The model to write.", ".safetensors");
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ImportCommand()
        : base("import", "Make a model of what another program trained: the file of a PyTorch state_dict, or a model of Keras.")
    {
        _state.Validators.Add(GlobalOptions.RefuseOption);
        Add(_state);
        foreach (Option option in (Option[])[.. _architecture.All, _shape, _map, _out, _json])
        {
            Add(option);
        }

        Validators.Add(_architecture.RefuseSizesBesideFile);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae import vae.pt --out mnist.safetensors",
        "vae import state.safetensors --arch mlp --shape 28x28x1 --out mnist.safetensors",
        "vae import state.safetensors --arch deep.json --out deep.safetensors",
        "vae import net.pth --map posterior_mean=head_a,posterior_log_variance=head_b --out net.safetensors",
        "vae import vae.weights.h5 --shape 28x28x1 --out keras.safetensors",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        Shape? shape = parsed.GetValue(_shape);
        VaeArchitecture? architecture = _architecture.IsOpen(parsed) ? null : Given(parsed, shape);
        List<string> notes = [];
        ImportedModel model = ModelImport.Run(
            parsed.GetRequiredValue(_state),
            architecture,
            shape,
            _architecture.Likelihood(parsed),
            [.. (parsed.GetValue(_map) ?? []).SelectMany(maps => maps)],
            notes);
        ErrorReporter.Tell(notes);
        model.File.Save(path);
        if (parsed.GetValue(_json))
        {
            using JsonLines lines = new();
            lines.Write(json => Write(json, model, path));
        }
        else
        {
            Print(model, path);
        }

        return ExitCode.Done;
    }

    private VaeArchitecture Given(ParseResult parsed, Shape? shape)
    {
        VaeArchitecture architecture = _architecture.Build(parsed)(
            shape ?? (
                _architecture.IsPreset(parsed)
                    ? throw new VaeException("A preset does not know the size of the images: give --shape, as in --shape 28x28x1.")
                    : default),
            null);
        return shape is Shape wanted && wanted != architecture.Input
            ? throw new VaeException(
                $"The architecture is for {architecture.Input} images, not for {wanted}; leave out --shape, or give another architecture.")
            : architecture;
    }

    private static void Print(ImportedModel model, string path)
    {
        if (model.Renamed)
        {
            Table table = new("tensor", "from", "shape", "converted");
            foreach (ImportedTensor tensor in model.Tensors)
            {
                table.Add(tensor.Name, tensor.From, string.Join('x', tensor.Shape), tensor.How);
            }

            table.Print();
        }

        Console.Out.WriteLine($"{model.Architecture}: {model.File.Tensors.Count} tensors in {path}");
    }

    private static void Write(Utf8JsonWriter json, ImportedModel model, string path)
    {
        json.WriteString("model", path);
        json.WriteString("architecture", model.Architecture.ToString());
        json.WriteNumber("tensors", model.File.Tensors.Count);
        json.WriteNumber("parameters", model.Architecture.ParameterCount);
        json.WriteStartArray("matched");
        foreach (ImportedTensor tensor in model.Tensors)
        {
            json.WriteStartObject();
            json.WriteString("tensor", tensor.Name);
            json.WriteString("from", tensor.From);
            json.WriteStartArray("shape");
            foreach (int size in tensor.Shape)
            {
                json.WriteNumberValue(size);
            }

            json.WriteEndArray();
            json.WriteString("converted", tensor.How);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IReadOnlyList<NameMap>[]? ParseMaps(ArgumentResult result)
    {
        List<IReadOnlyList<NameMap>> maps = [];
        foreach (Token token in result.Tokens)
        {
            if (!NameMap.TryParse(token.Value, out IReadOnlyList<NameMap> map))
            {
                result.AddError($"--map is OURS=THEIRS[,OURS=THEIRS...], as in posterior_mean=fc21,posterior_log_variance=fc22, not '{token.Value}'");
                return null;
            }

            maps.Add(map);
        }

        return [.. maps];
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
