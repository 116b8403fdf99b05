namespace Vae.Realtime.Learning.Models.Layers;

/// <summary>
/// Vectors that were an image, or become one. Here their values are counted as (H, W, C), in PyTorch's files as (C, H, W); layers that keep
/// parameters for them need to know of which image.
/// </summary>
internal static class ChannelOrders
{
    /// <summary>For what enters each layer, and last for what leaves, the image in whose order files count it: mostly its own shape.</summary>
    public static Shape[] Of(IReadOnlyList<LayerSpec> layers, Shape input)
    {
        Shape[] orders = [.. layers.Shapes(input)];
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].KeepsOrderForward && IsVector(orders[i + 1]))
            {
                orders[i + 1] = orders[i];
            }
        }

        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (layers[i].KeepsOrderBackward && IsVector(orders[i]))
            {
                orders[i] = orders[i + 1];
            }
        }

        return orders;
    }

    private static bool IsVector(Shape shape) => shape.Height * shape.Width == 1;
}
