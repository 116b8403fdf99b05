namespace Vae.Realtime.Learning.Models;

/// <summary>
/// Vectors that were an image, or become one. Here their values are counted as (H, W, C), in PyTorch's files as (C, H, W); whoever keeps
/// parameters for them needs to know of which image.
/// </summary>
internal static class ChannelOrders
{
    /// <summary>For what enters each layer, and last for what leaves, the image in whose order files count it: mostly its own shape.</summary>
    public static Shape[] Of(IReadOnlyList<VaeArchitecture.Layer> layers, Shape input)
    {
        Shape[] orders = new Shape[layers.Count + 1];
        orders[0] = input;
        Shape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            shape = layers[i].Output(shape);
            bool keeps = layers[i] is VaeArchitecture.Flatten || (Keeps(layers[i]) && IsVector(shape));
            orders[i + 1] = keeps ? orders[i] : shape;
        }

        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (IsVector(orders[i]) && (layers[i] is VaeArchitecture.Reshape || Keeps(layers[i])))
            {
                orders[i] = orders[i + 1];
            }
        }

        return orders;
    }

    private static bool IsVector(Shape shape) => shape.Height * shape.Width == 1;

    private static bool Keeps(VaeArchitecture.Layer layer) =>
        layer is VaeArchitecture.Activate or VaeArchitecture.BatchNorm or VaeArchitecture.GroupNorm;
}
