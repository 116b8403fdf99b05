namespace Vae.Realtime.Models;

using Vae.Realtime.Data;

public sealed partial record VaeArchitecture
{
    /// <summary>
    /// Every parameter with its shape, in the order of a forward pass, named as PyTorch's <c>state_dict</c> names those of a module
    /// with the same members: <c>encoder.0.weight</c> (out, in), <c>encoder.0.bias</c> (out), ..., <c>posterior_mean</c>,
    /// <c>posterior_log_variance</c>, <c>decoder.0</c>, ..., <c>output</c>.
    /// </summary>
    public IEnumerable<(string Name, int[] Shape)> ParameterShapes
    {
        get
        {
            Linear head = new(Latent, ActivationKind.None);
            ImageShape encoded = Shapes(Encoder, Input).Last();
            ImageShape decoded = Shapes(Decoder, LatentShape).Last();
            return
            [
                .. Stack("encoder", Encoder, Input),
                .. Named("posterior_mean", head, encoded),
                .. Named("posterior_log_variance", head, encoded),
                .. Stack("decoder", Decoder, LatentShape),
                .. Named("output", OutputLayer, decoded),
            ];
        }
    }

    /// <summary>Numbers that training adjusts.</summary>
    public long ParameterCount => ParameterShapes.Sum(parameter => parameter.Shape.Aggregate(1L, (product, size) => product * size));

    private static IEnumerable<(string Name, int[] Shape)> Stack(string name, IReadOnlyList<Layer> layers, ImageShape input) =>
        Shapes(layers, input).Zip(layers).SelectMany((step, index) => Named($"{name}.{index}", step.Second, step.First));

    private static IEnumerable<(string Name, int[] Shape)> Named(string name, Layer layer, ImageShape input) =>
        layer.Parameters(input).Select(parameter => ($"{name}.{parameter.Name}", parameter.Shape));

    // What enters each layer, and last what leaves the stack.
    private static IEnumerable<ImageShape> Shapes(IReadOnlyList<Layer> layers, ImageShape input)
    {
        yield return input;
        foreach (Layer layer in layers)
        {
            input = layer.Output(input);
            yield return input;
        }
    }
}
