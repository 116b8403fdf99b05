namespace Vae.Realtime.Learning.Models.Shaders;

using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A decoder as shaders compute it: dense layers from the latent to what the pictures are made of, which is the same for all pixels, and a
/// last one of which each pixel takes its own rows.
/// </summary>
internal sealed class DenseDecoder
{
    private const int MaxChannels = 4;

    private DenseDecoder(Shape picture, int latent, IReadOnlyList<Activation> before, IReadOnlyList<DenseLayer> hidden, DenseLayer output)
    {
        (Picture, Latent, Before, Hidden, Output) = (picture, latent, before, hidden, output);
    }

    /// <summary>Of 1 to 4 channels.</summary>
    public Shape Picture { get; }

    public int Latent { get; }

    /// <summary>Applied to the latent itself.</summary>
    public IReadOnlyList<Activation> Before { get; }

    public IReadOnlyList<DenseLayer> Hidden { get; }

    /// <summary>A block per pixel, row by row.</summary>
    public DenseLayer Output { get; }

    /// <summary>Every activation that occurs.</summary>
    public IEnumerable<Activation> Activations =>
        Hidden.Append(Output).SelectMany(layer => layer.Activations).Concat(Before).Where(activation => activation != Activation.None).Distinct();

    /// <summary>All numbers of all layers, four to a vec4.</summary>
    public float[] Numbers() => [.. Hidden.Append(Output).SelectMany(layer => layer.Numbers())];

    /// <summary>The decoder of a model.</summary>
    /// <param name="parameters">As <see cref="ModelFile.ReadParameters"/> returns them.</param>
    /// <param name="source">Name of the file they came from, for messages.</param>
    /// <exception cref="VaeException">A layer is not dense, or the model makes no pictures; the message names it.</exception>
    public static DenseDecoder Of(SafetensorsFile parameters, string source)
    {
        VaeArchitecture architecture = ModelFile.ReadArchitecture(parameters, source);
        Shape picture = architecture.Input;
        if (architecture.Labels is not null)
        {
            throw Refused(source, "is told the classes of its examples; export one trained without --labels");
        }

        if (DataKinds.Of(picture) != DataKind.Images || picture.Channels > MaxChannels)
        {
            throw Refused(source, $"makes {picture} values, and a texture needs pictures of 1 to {MaxChannels} channels; try --onnx or --torch");
        }

        List<Activation> before = [];
        List<DenseLayer> hidden = [];
        List<Activation> last = before;
        Shape[] orders = ChannelOrders.Of(architecture.Decoder, architecture.LatentShape);
        Shape shape = architecture.LatentShape;
        for (int i = 0; i < architecture.Decoder.Count; i++)
        {
            switch (architecture.Decoder[i])
            {
                case ActivationSpec alone:
                    last.Add(alone.Activation);
                    break;
                case LinearSpec linear:
                    last = [linear.Activation];
                    hidden.Add(Layer(parameters, $"decoder.{i}", shape.Length, DenseLayer.InOrder(linear.Out), last));
                    break;
                case FlattenSpec or ReshapeSpec when orders[i] == orders[i + 1]:
                    break;
                case LayerSpec other:
                    throw NotDense(source, $"decoder.{i}", other);
            }

            shape = architecture.Decoder[i].Output(shape);
        }

        if (architecture.OutputLayer is not LinearSpec output)
        {
            throw NotDense(source, "output", architecture.OutputLayer);
        }

        Activation[] mean = [output.Activation, architecture.Likelihood.Traits.Mean];
        return new DenseDecoder(
            picture, architecture.Latent, before, hidden, Layer(parameters, "output", shape.Length, Pixels(picture), mean));
    }

    // Files have the channels one after the other; the means are the first of them.
    private static int[][] Pixels(Shape picture)
    {
        int pixels = picture.Height * picture.Width;
        return [.. Enumerable.Range(0, pixels).Select(pixel =>
            Enumerable.Range(0, picture.Channels).Select(channel => (channel * pixels) + pixel).ToArray())];
    }

    private static DenseLayer Layer(
        SafetensorsFile parameters, string name, int inputs, IReadOnlyList<int[]> blocks, IReadOnlyList<Activation> activations) => new(
        inputs, blocks, parameters.Find($"{name}.weight")!.ToFloats(), parameters.Find($"{name}.bias")!.ToFloats(), activations);

    private static VaeException NotDense(string source, string name, LayerSpec layer) => Refused(
        source, $"has the layer {name} of type '{layer.Type}', and shaders are written of dense layers only; try --onnx or --torch");

    private static VaeException Refused(string source, string why) => new($"'{source}' cannot become a shader: it {why}");
}
