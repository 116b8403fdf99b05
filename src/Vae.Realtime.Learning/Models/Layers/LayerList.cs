namespace Vae.Realtime.Learning.Models.Layers;

using System.Collections.ObjectModel;

/// <summary>Lists of layers: of the encoder, of the decoder, of the two branches of a residual block.</summary>
internal static class LayerList
{
    /// <summary>A copy of a list that is not too long.</summary>
    /// <exception cref="VaeException">There are more than <see cref="Limits.MaxLayers"/>.</exception>
    public static ReadOnlyCollection<LayerSpec> Checked(IEnumerable<LayerSpec> layers, string name)
    {
        LayerSpec[] list = [.. layers];
        return list.Length <= Limits.MaxLayers
            ? Array.AsReadOnly(list)
            : throw new VaeException($"the {name} has {list.Length} layers; {Limits.MaxLayers} is the most");
    }

    /// <summary>The shape that leaves a list of layers.</summary>
    /// <exception cref="VaeException">A layer cannot take what enters it, or makes too much; the message names it by its place.</exception>
    public static Shape CheckedOutput(this IReadOnlyList<LayerSpec> layers, string name, Shape input)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            try
            {
                input = layers[i].Output(input);
            }
            catch (VaeException error)
            {
                throw new VaeException($"{name}[{i}]: {error.Message}", error);
            }

            if ((long)input.Height * input.Width * input.Channels > Limits.MaxImageLength)
            {
                throw new VaeException(
                    $"{name}[{i}] makes {input}, which is too large for a model: {Limits.MaxImageLength:N0} values are the most");
            }
        }

        return input;
    }

    /// <summary>What enters each layer, and last what leaves.</summary>
    public static IEnumerable<Shape> Shapes(this IReadOnlyList<LayerSpec> layers, Shape input)
    {
        yield return input;
        foreach (LayerSpec layer in layers)
        {
            input = layer.Output(input);
            yield return input;
        }
    }

    /// <summary>The tensors of every layer, each named <c>name.index.tensor</c>.</summary>
    public static IEnumerable<(string Name, int[] Shape)> Tensors(
        this IReadOnlyList<LayerSpec> layers,
        string name,
        Shape input,
        Func<LayerSpec, Shape, IEnumerable<(string Name, int[] Shape)>> tensors) =>
        layers.Shapes(input).Zip(layers).SelectMany((step, index) => Named($"{name}.{index}", tensors(step.Second, step.First)));

    /// <summary>Tensors with the name of what they belong to in front.</summary>
    public static IEnumerable<(string Name, int[] Shape)> Named(string name, IEnumerable<(string Name, int[] Shape)> tensors) =>
        tensors.Select(tensor => ($"{name}.{tensor.Name}", tensor.Shape));
}
