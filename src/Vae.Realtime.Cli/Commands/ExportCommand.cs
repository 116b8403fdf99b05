namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Shaders;
using Vae.Realtime.Learning.Models.Torch;

/// <summary><c>vae export</c>: a model for other programs.</summary>
internal sealed class ExportCommand : ProgramCommand
{
    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<string?> _out = GlobalOptions.AlsoOut(
        "--out", "The parameters only, under PyTorch's names: no optimiser, no training record.", ".safetensors");

    private readonly Option<string?> _torch = OutputNames.Folder(
        "--torch", "A folder for model.py, the same model as a PyTorch module that needs nothing but torch, and its parameters.", "FOLDER");

    private readonly Option<string?> _onnx = OutputNames.Folder(
        "--onnx",
        "A folder for encoder.onnx (x to mean and log_variance), decoder.onnx (z to y) and model.onnx (x to y), for ONNX Runtime, Unity and others.",
        "FOLDER");

    private readonly (Option<string?> File, ShaderDialect Dialect)[] _shaders =
    [
        Shader("--glsl", ".glsl", new GlslDialect(), "The decoder as a texture in GLSL, for OpenGL and Vulkan"),
        Shader("--hlsl", ".hlsl", new HlslDialect(), "The same in HLSL, for Direct3D, Unity and Unreal"),
        Shader("--wgsl", ".wgsl", new WgslDialect(), "The same in WGSL, for WebGPU"),
        Shader("--godot-shader", ".gdshader", new GodotDialect(), "The same as a shader of Godot 4"),
    ];

    private readonly Option<bool> _json = GlobalOptions.Json();

    public ExportCommand()
        : base("export", "Write a model's parameters, or the whole model for other programs.")
    {
        Add(_model);
        foreach (Option option in (Option[])[.. Places, _json])
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (Places.All(place => result.GetResult(place) is null))
            {
                string others = string.Join(", ", Places.Skip(2).Select(place => place.Name));
                result.AddError($"give --out FILE.safetensors, --torch FOLDER, {others}, or several");
            }
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae export mnist.safetensors --out parameters.safetensors",
        "vae export mnist.safetensors --torch mnist_torch",
        "vae export mnist.safetensors --onnx mnist_onnx",
        "vae export assets/models/glyphs.safetensors --glsl glyphs.glsl",
        "vae export assets/models/glyphs.safetensors --godot-shader glyphs.gdshader",
    ];

    // Each says where something is written.
    private IReadOnlyList<Option<string?>> Places => [_out, _torch, _onnx, .. _shaders.Select(shader => shader.File)];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string model = parsed.GetRequiredValue(_model);
        SafetensorsFile parameters = ModelFile.ReadParameters(model);
        VaeArchitecture architecture = ModelFile.ReadArchitecture(parameters, model);
        List<(string Key, string File)> written = [];
        void Written(Option<string?> place, string file, string what = "") => written.Add(($"{place.Name[2..].Replace('-', '_')}{what}", file));

        // What cannot be written at all is refused before anything is.
        Lazy<DenseDecoder> decoder = new(() => DenseDecoder.Of(parameters, model));
        if (_shaders.Any(shader => parsed.GetValue(shader.File) is not null))
        {
            _ = decoder.Value;
        }

        if (parsed.GetValue(_out) is string path)
        {
            parameters.Save(path);
            written.Add(("file", path));
        }

        if (parsed.GetValue(_torch) is string folder)
        {
            TorchProgram.Save(folder, parameters, model);
            Written(_torch, folder);
        }

        if (parsed.GetValue(_onnx) is string graphs)
        {
            OnnxProgram.Save(graphs, parameters, model);
            Written(_onnx, graphs);
        }

        foreach ((Option<string?> file, ShaderDialect dialect) in _shaders)
        {
            if (parsed.GetValue(file) is string shader)
            {
                ShaderProgram program = ShaderWriter.Write(decoder.Value, dialect, shader, architecture.InWords);
                Written(file, shader);
                if (ShaderFiles.Save(shader, dialect, program) is string weights)
                {
                    Written(file, weights, "_weights");
                }
            }
        }

        Tell(parsed, architecture, parameters.Tensors.Count, written);
        return ExitCode.Done;
    }

    private static (Option<string?> File, ShaderDialect Dialect) Shader(string name, string extension, ShaderDialect dialect, string what) => (
        GlobalOptions.AlsoOut(name, $"{what}; for decoders of dense layers. Weights of more than 4 KiB go into a file beside it.", extension),
        dialect);

    private void Tell(ParseResult parsed, VaeArchitecture architecture, int tensors, IReadOnlyList<(string Key, string File)> written)
    {
        if (!parsed.GetValue(_json))
        {
            string files = string.Join(" and ", written.Select(place => place.File).Distinct());
            Console.Out.WriteLine($"{architecture.InWords}: {tensors} tensors in {files}");
            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("model", architecture.ToString());
            json.WriteNumber("tensors", tensors);
            json.WriteNumber("parameters", architecture.ParameterCount);
            foreach ((string key, string file) in written)
            {
                json.WriteString(key, file);
            }
        });
    }
}
