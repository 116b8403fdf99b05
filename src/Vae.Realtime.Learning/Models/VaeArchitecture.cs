namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The structure of a variational autoencoder as data. What every VAE has is implied: two linear heads that map the encoder's output
/// to the posterior's mean and log-variance, and, unless another is given, a linear output layer that maps the decoder's output to the
/// likelihood's parameters of every pixel.
/// </summary>
/// <remarks>Immutable and equal by value, so that a file's architecture can be compared with the one expected.</remarks>
internal sealed partial record VaeArchitecture
{
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
        IEnumerable<LayerSpec> encoder,
        int latent,
        IEnumerable<LayerSpec> decoder,
        Likelihood? likelihood = null,
        LayerSpec? output = null,
        LabelCondition? labels = null)
    {
        Input = CheckInput(input);
        Encoder = LayerList.Checked(encoder, "encoder");
        Latent = Limits.Size(latent, "latent size");
        Decoder = LayerList.Checked(decoder, "decoder");
        Likelihood = likelihood ?? new Likelihood(LikelihoodFamily.Bernoulli);
        Output = output;
        Labels = labels;
        Encoder.CheckedOutput("encoder", Input);
        CheckOutput(Decoder.CheckedOutput("decoder", DecoderInput));
    }

    public Shape Input { get; }

    public IReadOnlyList<LayerSpec> Encoder { get; }

    public int Latent { get; }

    public IReadOnlyList<LayerSpec> Decoder { get; }

    /// <summary>How a pixel is distributed given the decoder's output.</summary>
    public Likelihood Likelihood { get; }

    /// <summary>The layer that makes the likelihood's parameters, where it is not a linear one of their number.</summary>
    public LayerSpec? Output { get; }

    /// <summary>The parameters of every pixel's likelihood, as an image: channels of means, then of scales if the likelihood learns them.</summary>
    public Shape OutputShape => Input with { Channels = Input.Channels * Likelihood.Parameters };

    /// <summary>The layer that makes the likelihood's parameters.</summary>
    public LayerSpec OutputLayer => Output ?? new LinearSpec(OutputShape.Length, Activation.None);

    /// <summary>The latent as a vector.</summary>
    public Shape LatentShape => new(1, 1, Latent);

    /// <summary>What a conditional model is told of an example's class; null for a model that is not.</summary>
    public LabelCondition? Labels { get; }

    /// <summary>What enters the decoder: the latent, with the condition behind it.</summary>
    public Shape DecoderInput => new(1, 1, Latent + ConditionWidth);

    /// <summary>Values of the condition; 0 for a model without one.</summary>
    public int ConditionWidth => Labels?.Width ?? 0;

    /// <summary>The classic: one hidden ReLU layer on either side of the latent.</summary>
    /// <exception cref="VaeException">A size is out of range.</exception>
    public static VaeArchitecture Mlp(Shape input, int hidden = 400, int latent = 20) =>
        new(input, [new LinearSpec(hidden, Activation.Relu)], latent, [new LinearSpec(hidden, Activation.Relu)]);

    /// <summary>The architecture with another likelihood, and the output layer as wide as that needs.</summary>
    /// <exception cref="VaeException">The output layer is of a kind whose width cannot be chosen.</exception>
    public VaeArchitecture With(Likelihood likelihood)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        LayerSpec? output = Output is null ? null
            : Output.WithChannels(Input.Channels * likelihood.Parameters)
                ?? throw new VaeException("the output layer cannot be widened for another likelihood; describe the architecture in a JSON file");
        return new VaeArchitecture(Input, Encoder, Latent, Decoder, likelihood, output, Labels);
    }

    /// <summary>The same model, told of its examples' classes.</summary>
    public VaeArchitecture With(LabelCondition labels) => new(Input, Encoder, Latent, Decoder, Likelihood, Output, labels);

    public bool Equals(VaeArchitecture? other) =>
        other is not null && Input == other.Input && Latent == other.Latent && Likelihood == other.Likelihood
        && Encoder.SequenceEqual(other.Encoder) && Decoder.SequenceEqual(other.Decoder) && Equals(Output, other.Output)
        && Labels == other.Labels;

    public override int GetHashCode() => HashCode.Combine(Input, Encoder.Count, Latent, Decoder.Count, Likelihood, Labels);

    /// <summary>Values per example from image to image, for people: <c>784-400-20-400-784</c>, or <c>784-400-20+10-400-784</c> with labels.</summary>
    public override string ToString() => string.Join(
        '-',
        [
            .. Encoder.Shapes(Input).Select(shape => $"{shape.Length}"),
            Labels is null ? $"{Latent}" : $"{Latent}+{ConditionWidth}",
            .. Decoder.Shapes(DecoderInput).Skip(1).Append(Input).Select(shape => $"{shape.Length}"),
        ]);

    // A dense layer's outputs are the image's values in its own order.
    private void CheckOutput(Shape decoded)
    {
        Shape made = OutputLayer.Output(decoded);
        if (made != OutputShape && !(OutputLayer is LinearSpec && made.Length == OutputShape.Length))
        {
            throw new VaeException(
                $"the output layer makes {made} but the likelihood '{Likelihood.Traits.Name}' of {Input} images needs {OutputShape}; "
                + "change the decoder's or the output's sizes");
        }
    }

    private static Shape CheckInput(Shape input)
    {
        Limits.Size(input.Height, "image height");
        Limits.Size(input.Width, "image width");
        Limits.Size(input.Channels, "number of channels");
        long length = (long)input.Height * input.Width * input.Channels;
        return length <= Limits.MaxImageLength
            ? input
            : throw new VaeException($"images of {input} are too large for a model: {length:N0} values, and {Limits.MaxImageLength:N0} is the most");
    }
}
