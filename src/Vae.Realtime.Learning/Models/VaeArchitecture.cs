namespace Vae.Realtime.Learning.Models;

using System.Collections.ObjectModel;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The structure of a variational autoencoder as data. What every VAE has is implied: two linear heads that map the encoder's output
/// to the posterior's mean and log-variance, and, unless another is given, a linear output layer that maps the decoder's output to the
/// likelihood's parameters of every pixel.
/// </summary>
/// <remarks>Immutable and equal by value, so that a file's architecture can be compared with the one expected.</remarks>
internal sealed partial record VaeArchitecture
{
    /// <summary>The largest that a single size may be.</summary>
    public const int MaxSize = 65_536;

    /// <summary>The most values that one image may have.</summary>
    public const int MaxImageLength = 1 << 24;

    /// <summary>The most layers that the encoder or the decoder may list.</summary>
    public const int MaxLayers = 64;

    /// <param name="input">Size of the images.</param>
    /// <param name="encoder">Layers from the image to the two posterior heads, which are not listed. May be empty.</param>
    /// <param name="latent">Number of latent dimensions.</param>
    /// <param name="decoder">Layers from the latent to the output layer, which is not listed. May be empty.</param>
    /// <param name="likelihood">How a pixel is distributed given the decoder's output; null for Bernoulli.</param>
    /// <param name="output">The layer that makes the likelihood's parameters; null for a linear one.</param>
    /// <param name="labels">What a conditional model is told of an example's class; null for a model that is not.</param>
    /// <exception cref="VaeException">A size is out of range.</exception>
    public VaeArchitecture(
        Shape input,
        IEnumerable<Layer> encoder,
        int latent,
        IEnumerable<Layer> decoder,
        Vae.Realtime.Learning.Nn.Likelihood? likelihood = null,
        Layer? output = null,
        LabelCondition? labels = null)
    {
        Input = CheckInput(input);
        Encoder = CheckLayers(encoder, "encoder");
        Latent = CheckSize(latent, "latent size");
        Decoder = CheckLayers(decoder, "decoder");
        Likelihood = likelihood ?? new Vae.Realtime.Learning.Nn.Likelihood(LikelihoodFamily.Bernoulli);
        Output = output;
        Labels = labels;
        CheckedOutput("encoder", Encoder, Input);
        CheckOutput(CheckedOutput("decoder", Decoder, DecoderInput));
    }

    public Shape Input { get; }

    public IReadOnlyList<Layer> Encoder { get; }

    public int Latent { get; }

    public IReadOnlyList<Layer> Decoder { get; }

    /// <summary>How a pixel is distributed given the decoder's output.</summary>
    public Vae.Realtime.Learning.Nn.Likelihood Likelihood { get; }

    /// <summary>The layer that makes the likelihood's parameters, where it is not a linear one of their number.</summary>
    public Layer? Output { get; }

    /// <summary>The parameters of every pixel's likelihood, as an image: channels of means, then of scales if the likelihood learns them.</summary>
    public Shape OutputShape => Input with { Channels = Input.Channels * Likelihood.Parameters };

    internal Layer OutputLayer => Output ?? new Linear(OutputShape.Length, ActivationKind.None);

    internal Shape LatentShape => new(1, 1, Latent);

    /// <summary>The classic: one hidden ReLU layer on either side of the latent.</summary>
    /// <exception cref="VaeException">A size is out of range.</exception>
    public static VaeArchitecture Mlp(Shape input, int hidden = 400, int latent = 20) =>
        new(input, [new Linear(hidden, ActivationKind.Relu)], latent, [new Linear(hidden, ActivationKind.Relu)]);

    /// <summary>The same with another likelihood, and the output layer as wide as that needs.</summary>
    /// <exception cref="VaeException">The output layer is of a kind whose width cannot be chosen.</exception>
    public VaeArchitecture With(Vae.Realtime.Learning.Nn.Likelihood likelihood)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        int channels = Input.Channels * likelihood.Parameters;
        Layer? output = Output switch
        {
            null => null,
            Conv conv => new Conv(channels, conv.Kernel, conv.Stride, conv.Padding, conv.Activation),
            ConvTranspose conv => new ConvTranspose(channels, conv.Kernel, conv.Stride, conv.Padding, conv.OutputPadding, conv.Activation),
            TimeDistributed dense => new TimeDistributed(channels, dense.Activation),
            _ => throw new VaeException("the output layer cannot be widened for another likelihood; describe the architecture in a JSON file"),
        };
        return new VaeArchitecture(Input, Encoder, Latent, Decoder, likelihood, output, Labels);
    }

    public bool Equals(VaeArchitecture? other) =>
        other is not null && Input == other.Input && Latent == other.Latent && Likelihood == other.Likelihood
        && Encoder.SequenceEqual(other.Encoder) && Decoder.SequenceEqual(other.Decoder) && Equals(Output, other.Output)
        && Labels == other.Labels;

    public override int GetHashCode() => HashCode.Combine(Input, Encoder.Count, Latent, Decoder.Count, Likelihood, Labels);

    /// <summary>Values per example from image to image, for people: <c>784-400-20-400-784</c>, or <c>784-400-20+10-400-784</c> with labels.</summary>
    public override string ToString() => string.Join(
        '-',
        [
            .. Shapes(Encoder, Input).Select(shape => $"{shape.Length}"),
            Labels is null ? $"{Latent}" : $"{Latent}+{ConditionWidth}",
            .. Shapes(Decoder, DecoderInput).Skip(1).Append(Input).Select(shape => $"{shape.Length}"),
        ]);

    // A dense layer's outputs are the image's values in its own order.
    private void CheckOutput(Shape decoded)
    {
        Shape made = OutputLayer.Output(decoded);
        if (made != OutputShape && !(OutputLayer is Linear && made.Length == OutputShape.Length))
        {
            throw new VaeException(
                $"the output layer makes {made} but the likelihood '{LikelihoodName}' of {Input} images needs {OutputShape}; change the decoder's or the output's sizes");
        }
    }

    private static Shape CheckInput(Shape input)
    {
        CheckSize(input.Height, "image height");
        CheckSize(input.Width, "image width");
        CheckSize(input.Channels, "number of channels");
        long length = (long)input.Height * input.Width * input.Channels;
        return length <= MaxImageLength
            ? input
            : throw new VaeException($"images of {input} are too large for a model: {length:N0} values, and {MaxImageLength:N0} is the most");
    }

    private static ReadOnlyCollection<Layer> CheckLayers(IEnumerable<Layer> layers, string name)
    {
        Layer[] list = [.. layers];
        return list.Length <= MaxLayers
            ? Array.AsReadOnly(list)
            : throw new VaeException($"the {name} has {list.Length} layers; {MaxLayers} is the most");
    }

    // What leaves a list of layers; a layer that cannot take what enters it is named by its place.
    private static Shape CheckedOutput(string name, IReadOnlyList<Layer> layers, Shape input)
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

            if ((long)input.Height * input.Width * input.Channels > MaxImageLength)
            {
                throw new VaeException($"{name}[{i}] makes {input}, which is too large for a model: {MaxImageLength:N0} values are the most");
            }
        }

        return input;
    }

    private static int CheckRange(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new VaeException($"the {name} must be from {least:N0} to {most:N0}, not {value:N0}");

    private static int CheckSize(int size, string name) => CheckRange(size, 1, MaxSize, name);
}
