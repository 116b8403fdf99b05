namespace Vae.Realtime.Tests.Models;

using System.Diagnostics;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Import;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>
/// Exported models compute in PyTorch what they compute here, for every kind of layer and likelihood, and what PyTorch saves is imported
/// again. Where this machine has no PyTorch, only the writing is tested.
/// </summary>
[Collection(GpuCollection.Name)]
public sealed class TorchProgramTests(GpuFixture gpu)
{
    private const string Python = "/usr/bin/python3";
    private const int NoTorch = 77;
    private const int Batch = 3;
    private const double Tolerance = 5e-6;

    private const string Script = """
        import importlib.util
        import sys

        try:
            import torch
        except ImportError:
            sys.exit(77)

        for folder in sys.argv[1:]:
            spec = importlib.util.spec_from_file_location("model", folder + "/model.py")
            model = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(model)
            given = model.read_safetensors(folder + "/given.safetensors")
            vae = model.load()
            with torch.no_grad():
                mean, log_variance = vae.encode(given["x"])
                found = {"mean": mean, "log_variance": log_variance, "pictures": vae.decode(given["z"]), "nats": vae.nats(given["x"], mean)}
                assert vae.loss(given["x"]).isfinite().all()
                assert vae(given["x"]).shape == given["x"].shape
            model.write_safetensors(folder + "/found.safetensors", found)
            model.save(vae, folder + "/state.safetensors")
        """;

    // Every likelihood once, and every way for images and vectors to meet.
    private static readonly string[] Written =
    [
        """
        {"input":{"height":6,"width":5,"channels":1},"encoder":[{"type":"linear","out":13,"activation":"relu"},
         {"type":"linear","out":9,"activation":"leaky_relu"}],"latent":3,
         "decoder":[{"type":"linear","out":11,"activation":"tanh"}],"likelihood":"bernoulli"}
        """,
        """
        {"input":{"height":8,"width":6,"channels":3},
         "encoder":[{"type":"conv","out":5,"kernel":3,"stride":1,"padding":1,"activation":"none"},{"type":"batch_norm","activation":"leaky_relu"},
          {"type":"max_pool","kernel":2},
          {"type":"residual","body":[{"type":"conv","out":4,"kernel":3,"stride":2,"padding":1,"activation":"relu"},{"type":"group_norm","groups":2}],
           "shortcut":[{"type":"conv","out":4,"kernel":1,"stride":2,"activation":"none"}],"activation":"relu"},
          {"type":"residual","body":[{"type":"conv","out":4,"kernel":3,"stride":1,"padding":1,"activation":"tanh"}],"activation":"sigmoid"},
          {"type":"linear","out":10,"activation":"silu"}],
         "latent":4,
         "decoder":[{"type":"linear","out":48,"activation":"softplus"},{"type":"reshape","height":4,"width":3,"channels":4},
          {"type":"group_norm","groups":2,"activation":"silu"},
          {"type":"conv_transpose","out":6,"kernel":3,"stride":2,"padding":1,"output_padding":1,"activation":"relu"},
          {"type":"batch_norm","activation":"none"},{"type":"activation","activation":"gelu"}],
         "output":{"type":"conv","out":6,"kernel":3,"stride":1,"padding":1,"activation":"none"},
         "likelihood":"discretised_logistic"}
        """,
        """
        {"input":{"height":4,"width":6,"channels":3},
         "encoder":[{"type":"activation","activation":"softplus"},{"type":"flatten"},{"type":"linear","out":12,"activation":"none"},
          {"type":"activation","activation":"silu"},{"type":"reshape","height":2,"width":3,"channels":2},
          {"type":"time_distributed","out":3,"activation":"sigmoid"},{"type":"activation","activation":"relu"}],
         "latent":2,
         "decoder":[{"type":"activation","activation":"sigmoid"},{"type":"linear","out":24,"activation":"none"},
         {"type":"activation","activation":"leaky_relu"},
          {"type":"reshape","height":4,"width":3,"channels":2},{"type":"reshape","height":2,"width":3,"channels":4},
          {"type":"upsample","factor":2,"mode":"bilinear"},{"type":"activation","activation":"tanh"},{"type":"upsample","factor":1,"mode":"nearest"},
          {"type":"activation","activation":"none"}],
         "likelihood":"gaussian_learned"}
        """,
        """
        {"input":{"height":7,"width":1,"channels":2},
         "encoder":[{"type":"lstm","hidden":5,"return_sequences":true},{"type":"lstm","hidden":4,"return_sequences":false}],"latent":3,
         "decoder":[{"type":"repeat","count":7},{"type":"lstm","hidden":6,"return_sequences":true}],
         "output":{"type":"time_distributed","out":2,"activation":"none"},"likelihood":{"type":"gaussian","scale":0.25}}
        """,
        """
        {"input":{"height":3,"width":2,"channels":2},"encoder":[],"latent":3,"decoder":[{"type":"linear","out":5,"activation":"tanh"}],
         "likelihood":"gaussian_calibrated"}
        """,
        """
        {"input":{"height":8,"width":8,"channels":3},
         "encoder":[{"type":"conv","out":3,"kernel":4,"stride":2,"padding":1,"activation":"gelu"},{"type":"repeat","count":2},
          {"type":"time_distributed","out":4,"activation":"gelu"}],
         "latent":2,
         "decoder":[{"type":"linear","out":32,"activation":"relu"},{"type":"conv_transpose","out":2,"kernel":4,"activation":"relu"},
          {"type":"upsample","factor":2,"mode":"nearest"}],
         "output":{"type":"conv","out":3,"kernel":1,"activation":"sigmoid"},"likelihood":{"type":"laplace","scale":0.5}}
        """,
    ];

    /// <summary>Every kind of layer, activation and likelihood, as architectures.</summary>
    internal static string[] Architectures => [.. Written, .. Unwritten()];

    [Fact]
    public void PyTorch_computes_the_same()
    {
        using TemporaryFolder root = new();
        List<(string Folder, VaeArchitecture Architecture, Dictionary<string, float[]> Expected)> cases = [];
        for (int index = 0; index < Architectures.Length; index++)
        {
            VaeArchitecture architecture = VaeArchitecture.Parse(Architectures[index], "test");
            string folder = root.File($"{index}");
            cases.Add((folder, architecture, Write(folder, architecture, new Random(index + 1))));
        }

        GpuFixture.AssertClean(gpu.Device);
        File.WriteAllText(root.File("check.py"), Script);
        if (!RunPython([root.File("check.py"), .. cases.Select(one => one.Folder)]))
        {
            return;
        }

        foreach ((string folder, VaeArchitecture architecture, Dictionary<string, float[]> expected) in cases)
        {
            SafetensorsFile found = SafetensorsFile.Load(Path.Combine(folder, "found.safetensors"));
            foreach ((string name, float[] values) in expected)
            {
                float[] theirs = found.Find(name)!.ToFloats();
                double error = Fixture.RelativeNorm(name == "pictures" ? FromTorch(theirs, architecture.Input) : theirs, values);
                Assert.True(error <= Tolerance, $"{name} of {architecture} is {error:E2} away");
            }

            SafetensorsFile exported = SafetensorsFile.Load(Path.Combine(folder, "model.safetensors"));
            SafetensorsFile imported = ModelImport.Run(
                Path.Combine(folder, "state.safetensors"), architecture, null, null, [], new List<string>()).File;
            Assert.Equal(Bytes(exported), Bytes(imported));
        }
    }

    [Fact]
    public void Every_kind_of_layer_is_among_the_cases()
    {
        IEnumerable<Type> kinds = typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)) && !type.IsAbstract);
        IEnumerable<LayerSpec> Inner(LayerSpec layer) =>
            layer is ResidualSpec block ? [layer, .. block.Body.Concat(block.Shortcut).SelectMany(Inner)] : [layer];
        HashSet<Type> tested = [.. Architectures.Select(json => VaeArchitecture.Parse(json, "test"))
            .SelectMany(architecture => architecture.Encoder.Concat(architecture.Decoder)).SelectMany(Inner).Select(layer => layer.GetType())];
        Assert.All(kinds, kind => Assert.Contains(kind, tested));
        Assert.Equal(Likelihoods.Names.Order(), Written.Select(json => VaeArchitecture.Parse(json, "test").Likelihood.Traits.Name).Order());
    }

    // Kinds of layers and activations that are in no text above, one at a time.
    private static IEnumerable<string> Unwritten() => LayerCatalog.Names
        .Where(kind => !Written.Any(text => text.Contains($"\"type\":\"{kind}\"", StringComparison.Ordinal)))
        .Select(kind => ArchitectureSchema.Example(kind, complete: true).ToJsonString())
        .Concat(Activations.ByName.Keys
            .Where(name => !Written.Any(text => text.Contains($"\"activation\":\"{name}\"", StringComparison.Ordinal)))
            .Select(name => $$"""{"type":"activation","activation":"{{name}}"}"""))
        .Select(layer => $$"""
            {"input":{"height":5,"width":1,"channels":4},"encoder":[{{layer}}],"latent":2,"decoder":[],"likelihood":"bernoulli"}
            """);

    // Exports a random model, with what is to be computed from what, and returns what is computed here.
    private Dictionary<string, float[]> Write(string folder, VaeArchitecture architecture, Random random)
    {
        using VaeModel model = new(gpu.Device, architecture, trainable: false);
        Dictionary<string, int[]> shapes = architecture.TensorShapes.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        foreach (Parameter parameter in model.Store.Parameters.Concat(model.Store.Averages))
        {
            parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name => [.. Uniform(random, shapes[name])
                .Select(value => name.EndsWith("running_var", StringComparison.Ordinal) ? value + 1 : value - 0.5f)]));
        }

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "saved.safetensors");
        ModelFile.Save(path, model, []);
        TorchProgram.Save(folder, ModelFile.ReadParameters(path), path);

        Shape shape = architecture.Input;
        float[] x = Uniform(random, Batch, shape.Length);
        float[] z = [.. Uniform(random, Batch, architecture.Latent).Select(value => (4 * value) - 2)];
        new SafetensorsFile([], [
            TensorEntry.FromFloats("x", [Batch, shape.Channels, shape.Height, shape.Width], ToTorch(x, shape)),
            TensorEntry.FromFloats("z", [Batch, architecture.Latent], z),
        ]).Save(Path.Combine(folder, "given.safetensors"));
        using LatentCodec codec = new(model, Batch);
        (float[] means, float[] logVariances) = codec.Encode(x);
        return new() { ["mean"] = means, ["log_variance"] = logVariances, ["pictures"] = codec.Decode(z), ["nats"] = Nats(model, x) };
    }

    private float[] Nats(VaeModel model, float[] x)
    {
        using VaePass pass = new(model, Batch);
        using StepRing ring = new(gpu.Device);
        ring.Entry(0) = new StepEntry { Valid = Batch, InverseValid = 1f / Batch };
        pass.X.Upload(gpu.Device, x);
        Recording recording = new("scores at the mean");
        pass.RecordScores(recording, ring.Bindings, NoiseMode.Zero);
        gpu.Device.RunOnce(recording);
        return gpu.Device.Transfers.Download<float>(pass.ExampleNats, Batch);
    }

    // False where there is nothing to run.
    private static bool RunPython(string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Patience.Exit(process, "Python");
        if (process.ExitCode == NoTorch)
        {
            return false;
        }

        Assert.True(process.ExitCode == 0, errors.Result);
        return true;
    }

    private static float[] Uniform(Random random, params ReadOnlySpan<int> shape)
    {
        int length = 1;
        foreach (int size in shape)
        {
            length *= size;
        }

        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    // (N, H, W, C) to (N, C, H, W), and back.
    private static float[] ToTorch(float[] images, Shape shape) =>
        Reorder(images, shape, (channels, pixels, at) => (at % pixels * channels) + (at / pixels));

    private static float[] FromTorch(float[] images, Shape shape) =>
        Reorder(images, shape, (channels, pixels, at) => (at % channels * pixels) + (at / channels));

    private static float[] Reorder(float[] images, Shape shape, Func<int, int, int, int> from) => [.. Enumerable.Range(0, images.Length).Select(at =>
        images[(at / shape.Length * shape.Length) + from(shape.Channels, shape.Height * shape.Width, at % shape.Length)])];

    private static byte[] Bytes(SafetensorsFile file)
    {
        using MemoryStream bytes = new();
        file.Write(bytes);
        return bytes.ToArray();
    }
}
