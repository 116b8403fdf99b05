namespace Vae.Realtime.Learning.Models.Torch;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>A model as a Python program for PyTorch: <c>model.py</c> with the module, and its parameters next to it.</summary>
internal static class TorchProgram
{
    private const string ProgramName = "model.py";
    private const string ParametersName = "model.safetensors";

    private const string Files = """"
        def read_safetensors(path):
            """The tensors of a file, by name."""
            with open(path, "rb") as file:
                (length,) = struct.unpack("<Q", file.read(8))
                header = json.loads(file.read(length))
                data = file.read()
            tensors = {}
            for name, entry in header.items():
                if name != "__metadata__":
                    begin, end = entry["data_offsets"]
                    values = torch.frombuffer(bytearray(data[begin:end]), dtype={"F32": torch.float32}[entry["dtype"]])
                    tensors[name] = values.reshape(entry["shape"])
            return tensors


        def write_safetensors(path, tensors):
            """Writes 32-bit tensors by name; 'vae import' reads such files."""
            header, chunks, offset = {}, [], 0
            for name, tensor in tensors.items():
                chunk = tensor.detach().cpu().float().contiguous().numpy().tobytes()
                header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(chunk)]}
                chunks.append(chunk)
                offset += len(chunk)
            text = json.dumps(header).encode()
            text += b" " * (-len(text) % 8)
            with open(path, "wb") as file:
                file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


        def load(path=os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.safetensors")):
            """The model with the parameters of a file, for inference."""
            vae = Vae()
            missing, unexpected = vae.load_state_dict(read_safetensors(path), strict=False)
            wrong = [name for name in missing if not name.endswith("num_batches_tracked")] + list(unexpected)
            if wrong:
                raise ValueError(f"{path} is of another model: {', '.join(wrong)}")
            return vae.eval()


        def save(vae, path):
            """Writes the parameters of a model."""
            write_safetensors(path, {name: tensor for name, tensor in vae.state_dict().items() if not name.endswith("num_batches_tracked")})
        """";

    /// <summary>Writes both files into a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="parameters">As <see cref="ModelFile.ReadParameters"/> returns them.</param>
    /// <param name="source">Name of the file they came from, for messages.</param>
    /// <exception cref="VaeException">A layer has no counterpart, or the folder cannot be written to.</exception>
    public static void Save(string folder, SafetensorsFile parameters, string source)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        string program = Text(ModelFile.ReadArchitecture(parameters, source));
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(folder, error);
        }

        parameters.Save(Path.Combine(folder, ParametersName));
        AtomicFile.Write(Path.Combine(folder, ProgramName), stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            text.Write(program);
        });
    }

    /// <summary>The program.</summary>
    /// <exception cref="VaeException">A layer has no counterpart, or the model is conditional.</exception>
    public static string Text(VaeArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (architecture.Labels is not null)
        {
            throw new VaeException(
                "A model that is told the classes of its examples cannot be exported as a PyTorch program; export one trained without --labels.");
        }

        TorchWriter torch = new();
        string module = Module(architecture, torch);
        Shape shape = architecture.Input;
        bool bounded = DataKinds.Of(shape) == DataKind.Images;
        string images = $"(N, {shape.Channels}, {shape.Height}, {shape.Width})";
        string heading = $""""
            """A variational autoencoder: {architecture.InWords}; {architecture.Likelihood.Traits.Name} likelihood, for PyTorch.

                from model import load
                vae = load()
                mean, log_variance = vae.encode(images)   # {images} -> (N, {architecture.Latent}) each
                pictures = vae.decode(mean)               # (N, {architecture.Latent}) -> {images}{(bounded ? " in [0, 1]" : "")}
                loss = vae.loss(images).mean()            # negative ELBO in nats per example

            A vector inside is (N, C, 1, 1), and a sequence of T steps is (N, C, T, 1).
            """

            import json
            import math
            import os
            import struct

            import torch
            import torch.nn.functional as F
            from torch import nn


            def identity(x):
                return x
            """";
        return string.Join("\n\n\n", [heading, .. torch.Classes, module, Files]).ReplaceLineEndings("\n") + "\n";
    }

    private static string Module(VaeArchitecture architecture, TorchWriter torch)
    {
        Shape features = architecture.Encoder.Shapes(architecture.Input).Last();
        LikelihoodTraits likelihood = architecture.Likelihood.Traits;
        LinearSpec head = new(architecture.Latent, Activation.None);
        string[] lines =
        [
            "class Vae(nn.Module):",
            "    def __init__(self):",
            "        super().__init__()",
            .. Sequence("encoder", torch.Layers(architecture.Encoder, architecture.Input)),
            .. Single("posterior_mean", torch.Layers([head], features)),
            .. Single("posterior_log_variance", torch.Layers([head], features)),
            .. Sequence("decoder", torch.Layers(architecture.Decoder, architecture.LatentShape)),
            .. Single("output", torch.Output(architecture.OutputLayer, architecture.Decoder, architecture.LatentShape, architecture.OutputShape)),
            .. likelihood.Calibrated
                ? [$"        self.output.register_buffer(\"variance\", torch.ones({architecture.Input.Channels}))"]
                : (ReadOnlySpan<string>)[],
            "",
            "    def encode(self, x):",
            "        \"\"\"Mean and log-variance of the posterior.\"\"\"",
            "        features = self.encoder(x)",
            "        return self.posterior_mean(features).flatten(1), self.posterior_log_variance(features).flatten(1)",
            "",
            "    def raw(self, z):",
            "        \"\"\"The likelihood's parameters of every pixel, as images.\"\"\"",
            "        return self.output(self.decoder(z[:, :, None, None]))",
            "",
            "    def decode(self, z):",
            "        \"\"\"The likelihood's mean.\"\"\"",
            .. Parameters(architecture, both: false),
            $"        return {likelihood.TorchMean ?? (DataKinds.Of(architecture.Input) == DataKind.Images ? "first.clamp(0, 1)" : "first")}",
            "",
            "    def nats(self, x, z):",
            "        \"\"\"-log p(x|z) of every example.\"\"\"",
            .. Parameters(architecture, both: true),
            .. likelihood.TorchNats(architecture.Likelihood.Scale.ToString("R", CultureInfo.InvariantCulture)).Select(line => "        " + line),
            "        return nats.flatten(1).sum(1)",
            "",
            "    def loss(self, x):",
            "        \"\"\"The negative ELBO of every example, with one posterior sample.\"\"\"",
            "        mean, log_variance = self.encode(x)",
            "        z = mean + torch.randn_like(mean) * torch.exp(log_variance / 2)",
            "        kl = (torch.exp(log_variance) + mean ** 2 - 1 - log_variance).sum(1) / 2",
            "        return self.nats(x, z) + kl",
            "",
            "    def forward(self, x):",
            "        return self.decode(self.encode(x)[0])",
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Sequence(string name, IReadOnlyList<string> layers) => layers.Count == 0
        ? [$"        self.{name} = nn.Sequential()"]
        : [$"        self.{name} = nn.Sequential(", .. layers.Select(line => "            " + line), "        )"];

    // A single layer without the comma of a list.
    private static IEnumerable<string> Single(string name, IReadOnlyList<string> lines) =>
        lines.Select((line, index) => $"        {(index == 0 ? $"self.{name} = " : "")}{(index == lines.Count - 1 ? line[..^1] : line)}");

    private static string[] Parameters(VaeArchitecture architecture, bool both)
    {
        int channels = architecture.Input.Channels;
        return architecture.Likelihood.Parameters == 1 ? ["        first = self.raw(z)"]
            : both ? ["        raw = self.raw(z)", $"        first, second = raw[:, :{channels}], raw[:, {channels}:]"]
            : [$"        first = self.raw(z)[:, :{channels}]"];
    }
}
