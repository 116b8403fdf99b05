namespace Vae.Realtime.Reference;

/// <summary>
/// A whole dense VAE in double precision: encoder layers, one head for the mean and one for the log variance of the posterior, decoder
/// layers, and an output layer of Bernoulli logits. The loss is the negative ELBO with the KL weighted by β.
/// </summary>
/// <param name="encoder">Layers before the heads.</param>
/// <param name="mean">Head of μ, without activation.</param>
/// <param name="logVariance">Head of s = log σ², without activation.</param>
/// <param name="decoder">Layers between z and the output layer.</param>
/// <param name="output">Layer of the logits, without activation.</param>
internal sealed class MlpVaeReference(
    IReadOnlyList<ReferenceLayer> encoder,
    ReferenceLayer mean,
    ReferenceLayer logVariance,
    IReadOnlyList<ReferenceLayer> decoder,
    ReferenceLayer output)
{
    private int _steps;

    /// <summary>Every layer, encoder first.</summary>
    public IReadOnlyList<ReferenceLayer> Layers { get; } = [.. encoder, mean, logVariance, .. decoder, output];

    private int Latent => mean.Outputs;

    /// <summary>The losses of a batch, and nothing else.</summary>
    /// <param name="x">(rows, pixels) in [0,1].</param>
    /// <param name="noise">(rows, latent), standard normal.</param>
    /// <param name="klWeight">β.</param>
    public VaeLosses Evaluate(double[] x, double[] noise, double klWeight = 1)
    {
        int rows = noise.Length / Latent;
        double[] heads = Heads(Run(encoder, x)[^1], rows);
        double[] logits = output.Forward(Run(decoder, ReparameteriseReference.Sample(heads, noise, Latent))[^1]);
        return Losses(BernoulliReference.Loss(logits, x, output.Outputs, rows).Nats, heads, rows, klWeight);
    }

    /// <summary>The losses of a batch; overwrites every layer's gradients with those of the mean loss.</summary>
    public VaeLosses Backward(double[] x, double[] noise, double klWeight = 1)
    {
        int rows = noise.Length / Latent;
        double[][] encoded = Run(encoder, x);
        double[] heads = Heads(encoded[^1], rows);
        double[][] decoded = Run(decoder, ReparameteriseReference.Sample(heads, noise, Latent));
        (double nats, double[] gradient) = BernoulliReference.Loss(output.Forward(decoded[^1]), x, output.Outputs, rows);

        gradient = output.Backward(gradient, decoded[^1], Last(decoder));
        gradient = BackwardThrough(decoder, decoded, gradient);
        gradient = ReparameteriseReference.Backward(heads, noise, gradient, Latent, rows, klWeight);
        double[] fromMean = mean.Backward(Head(gradient, 0), encoded[^1], Last(encoder));
        double[] fromLogVariance = logVariance.Backward(Head(gradient, 1), encoded[^1], Last(encoder));
        BackwardThrough(encoder, encoded, [.. fromMean.Zip(fromLogVariance, (a, b) => a + b)]);
        return Losses(nats, heads, rows, klWeight);
    }

    /// <summary>Moves every parameter by one step of Adam along the gradients of the last <see cref="Backward"/>.</summary>
    public void Update(AdamReference adam, double learningRate)
    {
        _steps++;
        foreach (ReferenceLayer layer in Layers)
        {
            layer.Update(adam, learningRate, _steps);
        }
    }

    // The input, then every layer's output.
    private static double[][] Run(IReadOnlyList<ReferenceLayer> layers, double[] x)
    {
        double[][] outputs = new double[layers.Count + 1][];
        outputs[0] = x;
        for (int i = 0; i < layers.Count; i++)
        {
            outputs[i + 1] = layers[i].Forward(outputs[i]);
        }

        return outputs;
    }

    private static double[] BackwardThrough(IReadOnlyList<ReferenceLayer> layers, double[][] outputs, double[] dz)
    {
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            dz = layers[i].Backward(dz, outputs[i], i > 0 ? layers[i - 1].Activation : ReferenceActivation.None);
        }

        return dz;
    }

    private static ReferenceActivation Last(IReadOnlyList<ReferenceLayer> layers) =>
        layers.Count > 0 ? layers[^1].Activation : ReferenceActivation.None;

    private double[] Heads(double[] features, int rows)
    {
        (double[] means, double[] logVariances) = (mean.Forward(features), logVariance.Forward(features));
        double[] heads = new double[rows * 2 * Latent];
        for (int i = 0; i < heads.Length; i++)
        {
            (int row, int column) = (i / (2 * Latent), i % (2 * Latent));
            heads[i] = column < Latent ? means[(row * Latent) + column] : logVariances[(row * Latent) + column - Latent];
        }

        return heads;
    }

    private double[] Head(double[] heads, int which) =>
        [.. heads.Chunk(Latent).Where((_, index) => index % 2 == which).SelectMany(part => part)];

    private VaeLosses Losses(double nats, double[] heads, int rows, double klWeight)
    {
        double kl = ReparameteriseReference.KullbackLeibler(heads, Latent, rows).Sum();
        return new VaeLosses(nats / rows, kl / rows, klWeight);
    }
}
