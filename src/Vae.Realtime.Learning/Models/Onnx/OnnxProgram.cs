namespace Vae.Realtime.Learning.Models.Onnx;

using Vae.Realtime.Data;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A model as files of ONNX: <c>encoder.onnx</c> (x to mean and log_variance), <c>decoder.onnx</c> (z to y) and <c>model.onnx</c> (x to y
/// by the posterior's mean). x and y are (N, C, H, W), latents (N, L). A conditional model also takes <c>label</c>, N whole numbers.
/// </summary>
internal static class OnnxProgram
{
    /// <summary>Writes the three files into a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="parameters">As <see cref="ModelFile.ReadParameters"/> returns them.</param>
    /// <param name="source">Name of the file they came from, for messages.</param>
    /// <exception cref="VaeException">A layer has no counterpart, or the folder cannot be written to.</exception>
    public static void Save(string folder, SafetensorsFile parameters, string source)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        VaeArchitecture architecture = ModelFile.ReadArchitecture(parameters, source);
        ReadOnlyMemory<byte> Written(string name, Action<Model> write)
        {
            OnnxGraph graph = new(parameters);
            write(new Model(architecture, graph));
            return graph.File(name, parameters.Metadata);
        }

        (string Name, ReadOnlyMemory<byte> Bytes)[] files =
        [
            ("encoder", Written("encoder", model => model.Encoder())),
            ("decoder", Written("decoder", model => model.Decoder())),
            ("model", Written("model", model => model.Whole())),
        ];
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(folder, error);
        }

        foreach ((string name, ReadOnlyMemory<byte> bytes) in files)
        {
            AtomicFile.Write(Path.Combine(folder, $"{name}.onnx"), stream => stream.Write(bytes.Span));
        }
    }

    /// <summary>The parts of a model as parts of a graph.</summary>
    private sealed class Model
    {
        private const string LabelName = "label";

        private readonly VaeArchitecture _architecture;
        private readonly OnnxGraph _graph;

        public Model(VaeArchitecture architecture, OnnxGraph graph) => (_architecture, _graph) = (architecture, graph);

        private Shape Picture => _architecture.Input;

        public void Encoder()
        {
            string features = Features(Examples(), Condition());
            _graph.Output("mean", _graph.Dense("posterior_mean", features), _architecture.Latent);
            _graph.Output("log_variance", _graph.Dense("posterior_log_variance", features), _architecture.Latent);
        }

        public void Decoder() => Decoded(_graph.Input("z", [_architecture.Latent]), Condition());

        public void Whole()
        {
            string x = Examples();
            string? condition = Condition();
            Decoded(_graph.Dense("posterior_mean", Features(x, condition)), condition);
        }

        private string Examples() => _graph.Input("x", [Picture.Channels, Picture.Height, Picture.Width]);

        // (N, classes or the size of the embedding).
        private string? Condition()
        {
            if (_architecture.Labels is not LabelCondition labels)
            {
                return null;
            }

            string label = _graph.Input(LabelName, [], whole: true);
            string unit = _graph.Add("OneHot", [label, _graph.Whole(labels.Classes), _graph.Floats("off_on", [2], [0, 1])], ("axis", -1L));
            return labels.Embedding is null ? unit : _graph.Dense(LabelCondition.EmbeddingName, unit);
        }

        private string Features(string x, string? condition) =>
            Joined(_graph.Layers("encoder", _architecture.Encoder, Picture, x), condition);

        private string Joined(string x, string? condition) =>
            condition is null ? x : _graph.Add("Concat", [_graph.Add("Flatten", [x], ("axis", 1L)), condition], ("axis", 1L));

        private void Decoded(string z, string? condition)
        {
            Shape entering = _architecture.DecoderInput;
            string hidden = _graph.Layers("decoder", _architecture.Decoder, entering, _graph.Reshape(Joined(z, condition), entering));
            Shape decoded = _architecture.Decoder.Shapes(entering).Last();
            Shape image = _architecture.OutputShape;
            string raw = _graph.Layer(
                _architecture.OutputLayer,
                new OnnxPlace("output", decoded, (ChannelOrders.Of(_architecture.Decoder, entering)[^1], image), image),
                hidden);
            _graph.Output("y", Mean(raw), Picture.Channels, Picture.Height, Picture.Width);
        }

        private string Mean(string raw)
        {
            LikelihoodTraits likelihood = _architecture.Likelihood.Traits;
            string first = likelihood.Parameters == 1
                ? raw
                : _graph.Add("Slice", [raw, _graph.Whole(0), _graph.Whole(Picture.Channels), _graph.Whole(1)]);
            string mean = _graph.Activated(likelihood.Mean, first);
            return DataKinds.Of(Picture) == DataKind.Images && likelihood.Mean == Activation.None
                ? _graph.Add("Clip", [mean, _graph.Floats("least", [], [0]), _graph.Floats("most", [], [1])])
                : mean;
        }
    }
}
