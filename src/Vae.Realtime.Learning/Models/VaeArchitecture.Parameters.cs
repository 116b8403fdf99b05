namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

internal sealed partial record VaeArchitecture
{
    /// <summary>The variance of each channel (C), which a calibrated likelihood keeps.</summary>
    public const string VarianceName = "output.variance";

    /// <summary>
    /// Every parameter with its shape, in the order of a forward pass, named as PyTorch's <c>state_dict</c> names those of a module
    /// with the same members: <c>encoder.0.weight</c> (out, in), <c>encoder.0.bias</c> (out), ...,
    /// <c>label_embedding</c> where there is one, <c>posterior_mean</c>, <c>posterior_log_variance</c>, <c>decoder.0</c>, ..., <c>output</c>.
    /// </summary>
    public IEnumerable<(string Name, int[] Shape)> ParameterShapes => AllShapes((layer, input) => layer.Parameters(input));

    /// <summary>
    /// Every tensor of a model file: the parameters, and behind those of each layer what it keeps without learning it, such as
    /// <c>encoder.1.running_mean</c>.
    /// </summary>
    public IEnumerable<(string Name, int[] Shape)> TensorShapes =>
    [
        .. AllShapes((layer, input) => layer.Parameters(input).Concat(layer.Averages(input))),
        .. Likelihood.Traits.Calibrated ? [(VarianceName, [Input.Channels])] : (ReadOnlySpan<(string, int[])>)[],
    ];

    /// <summary>Numbers that training adjusts.</summary>
    public long ParameterCount => ParameterShapes.Sum(parameter => parameter.Shape.Aggregate(1L, (product, size) => product * size));

    private IEnumerable<(string Name, int[] Shape)> AllShapes(Func<LayerSpec, Shape, IEnumerable<(string Name, int[] Shape)>> tensors)
    {
        LinearSpec head = new(Latent, Activation.None);
        Shape encoded = HeadsInput(Encoder.Shapes(Input).Last());
        Shape decoded = Decoder.Shapes(DecoderInput).Last();
        return
        [
            .. Encoder.Tensors("encoder", Input, tensors),
            .. Labels?.Embedding is int size
                ? LayerList.Named(LabelCondition.EmbeddingName, tensors(new LinearSpec(size, Activation.None), new Shape(1, 1, Labels.Classes)))
                : [],
            .. LayerList.Named("posterior_mean", tensors(head, encoded)),
            .. LayerList.Named("posterior_log_variance", tensors(head, encoded)),
            .. Decoder.Tensors("decoder", DecoderInput, tensors),
            .. LayerList.Named("output", tensors(OutputLayer, decoded)),
        ];
    }

    // What the posterior heads read: the features as they are, or flattened with the condition behind them.
    private Shape HeadsInput(Shape features) => Labels is null ? features : new Shape(1, 1, features.Length + ConditionWidth);
}
