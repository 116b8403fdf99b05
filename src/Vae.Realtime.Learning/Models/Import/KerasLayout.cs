namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Keras' layout: kernels (in, out) and (height, width, in, out), of transposed convolutions (height, width, out, in), and images flattened
/// as (H, W, C).
/// </summary>
internal sealed class KerasLayout : TensorLayout
{
    // Of BatchNormalization, whose running variance makes up for the difference here.
    private const double Epsilon = 1e-3;
    private const double OwnEpsilon = 1e-5;

    public override string Program => "Keras";

    /// <summary>PyTorch's name of a tensor within a layer; null for one that Keras does not have.</summary>
    public static string? Leaf(string name) => name.Split(':')[0] switch
    {
        "kernel" => CheckpointModule.Weight,
        "bias" or "beta" => CheckpointModule.Bias,
        "gamma" => CheckpointModule.Weight,
        "moving_mean" => "running_mean",
        "moving_variance" => "running_var",
        _ => null,
    };

    public override long[] Shape(string leaf, IReadOnlyList<long> shape) => shape switch
    {
        [long inputs, long outputs] => [outputs, inputs],
        [long height, long width, long third, long fourth] => [fourth, third, height, width],
        _ => [.. shape],
    };

    public override bool Fits(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape)
    {
        long[] turned = Shape(wanted.Leaf, shape);
        return turned.SequenceEqual(wanted.Shape.Select(size => (long)size)) || IsWider(slot, wanted, turned);
    }

    /// <inheritdoc/>
    /// <exception cref="VaeException">The layer pads in a way that Keras does not.</exception>
    public override float[] Convert(ModuleSlot slot, (string Leaf, int[] Shape) wanted, TensorEntry tensor)
    {
        float[] values = tensor.ToFloats();
        switch (wanted.Leaf)
        {
            case "running_var":
                return [.. values.Select(value => (float)(value + Epsilon - OwnEpsilon))];
            case CheckpointModule.Bias when slot.Layer is LinearSpec:
                return Ordered(values, ChannelOrder.OfBias(slot.Orders.Out));
            case CheckpointModule.Weight when tensor.Shape is [long inputs, long outputs]:
                return Ordered(Transposed(values, (int)inputs, (int)outputs), ChannelOrder.OfWeight(slot.Orders.Out, slot.Orders.In));
            case CheckpointModule.Weight when tensor.Shape.Count == 4:
                CheckPadding(slot, wanted, tensor.Shape);
                return Kernel(values, [.. tensor.Shape.Select(size => (int)size)], wanted.Shape[2]);
            default:
                return values;
        }
    }

    public override string How(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape) => (wanted.Leaf, shape.Count) switch
    {
        (CheckpointModule.Weight, 2) => "transposed",
        (CheckpointModule.Weight, 4) when IsWider(slot, wanted, Shape(wanted.Leaf, shape)) => "transposed, a row and a column of zeros before it",
        (CheckpointModule.Weight, 4) => "transposed",
        ("running_var", _) => "for Keras' epsilon of 0.001",
        _ => "",
    };

    // With padding "same" and an odd kernel at stride 2, Keras pads at the end only. A kernel that begins with zeros does that with even padding.
    private static bool IsWider(ModuleSlot slot, (string Leaf, int[] Shape) wanted, long[] turned) =>
        slot.Layer is ConvolutionSpec { Stride: > 1 } conv && wanted.Shape.Length == 4 && turned.Length == 4 && (conv.Kernel - conv.Stride) % 2 == 0
        && conv.Padding == (conv.Kernel - conv.Stride) / 2
        && turned.SequenceEqual([wanted.Shape[0], wanted.Shape[1], wanted.Shape[2] - 1, wanted.Shape[3] - 1]);

    private static void CheckPadding(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape)
    {
        if (slot.Layer is ConvolutionSpec { Padding: > 0 } conv && shape[0] == wanted.Shape[2] && (conv.Kernel - conv.Stride) % 2 != 0)
        {
            throw new VaeException(
                $"Keras' padding=\"same\" of '{slot.Name}' with kernel {conv.Kernel} and stride {conv.Stride} pads one side more than the other, "
                + $"which no padding here does; describe the layer with \"kernel\": {conv.Kernel + 1}, "
                + $"\"padding\": {(conv.Kernel + 1 - conv.Stride) / 2}, which computes the same");
        }
    }

    // Files have at the place that the map gives what stands here.
    private static float[] Ordered(float[] values, int[]? map)
    {
        if (map is null)
        {
            return values;
        }

        float[] ordered = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ordered[map[i]] = values[i];
        }

        return ordered;
    }

    private static float[] Transposed(float[] values, int inputs, int outputs)
    {
        float[] turned = new float[values.Length];
        for (int i = 0; i < inputs; i++)
        {
            for (int o = 0; o < outputs; o++)
            {
                turned[(o * inputs) + i] = values[(i * outputs) + o];
            }
        }

        return turned;
    }

    // (height, width, a, b) to (b, a, size, size), at the lower right of what is larger.
    private static float[] Kernel(float[] values, int[] shape, int size)
    {
        (int height, int width, int third, int fourth) = (shape[0], shape[1], shape[2], shape[3]);
        float[] turned = new float[fourth * third * size * size];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int a = 0; a < third; a++)
                {
                    for (int b = 0; b < fourth; b++)
                    {
                        turned[(((((b * third) + a) * size) + y + size - height) * size) + x + size - width] =
                            values[(((((y * width) + x) * third) + a) * fourth) + b];
                    }
                }
            }
        }

        return turned;
    }
}
