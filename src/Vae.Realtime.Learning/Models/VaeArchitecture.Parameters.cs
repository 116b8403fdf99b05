namespace Vae.Realtime.Learning.Models;

internal sealed partial record VaeArchitecture
{
    internal const string LabelEmbedding = "label_embedding";

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
    public IEnumerable<(string Name, int[] Shape)> TensorShapes => AllShapes((layer, input) => layer.Parameters(input).Concat(layer.Averages(input)));

    /// <summary>Numbers that training adjusts.</summary>
    public long ParameterCount => ParameterShapes.Sum(parameter => parameter.Shape.Aggregate(1L, (product, size) => product * size));

    private static IEnumerable<(string Name, int[] Shape)> Stack(
        string name, IReadOnlyList<Layer> layers, Shape input, Func<Layer, Shape, IEnumerable<(string Name, int[] Shape)>> tensors) =>
        Shapes(layers, input).Zip(layers).SelectMany((step, index) => Named($"{name}.{index}", tensors(step.Second, step.First)));

    private static IEnumerable<(string Name, int[] Shape)> Named(string name, IEnumerable<(string Name, int[] Shape)> tensors) =>
        tensors.Select(tensor => ($"{name}.{tensor.Name}", tensor.Shape));

    // What enters each layer, and last what leaves the stack.
    private static IEnumerable<Shape> Shapes(IReadOnlyList<Layer> layers, Shape input)
    {
        yield return input;
        foreach (Layer layer in layers)
        {
            input = layer.Output(input);
            yield return input;
        }
    }

    private IEnumerable<(string Name, int[] Shape)> AllShapes(Func<Layer, Shape, IEnumerable<(string Name, int[] Shape)>> tensors)
    {
        Linear head = new(Latent, ActivationKind.None);
        Shape encoded = HeadsInput(Shapes(Encoder, Input).Last());
        Shape decoded = Shapes(Decoder, DecoderInput).Last();
        return
        [
            .. Stack("encoder", Encoder, Input, tensors),
            .. Labels?.Embedding is int size ? Named(LabelEmbedding, tensors(new Linear(size, ActivationKind.None), new Shape(1, 1, Labels.Classes))) : [],
            .. Named("posterior_mean", tensors(head, encoded)),
            .. Named("posterior_log_variance", tensors(head, encoded)),
            .. Stack("decoder", Decoder, DecoderInput, tensors),
            .. Named("output", tensors(OutputLayer, decoded)),
        ];
    }
}
