namespace Vae.Realtime.Reference;

/// <summary>
/// A decoder with one hidden layer and the mean of a Bernoulli likelihood: <c>shaders/picture/decode_one.comp</c>.
/// </summary>
/// <param name="HiddenWeight">W1 (H,I), row-major.</param>
/// <param name="HiddenBias">b1 (H).</param>
/// <param name="Activation">Activation of the hidden layer.</param>
/// <param name="OutputWeight">W2 (O,H), row-major.</param>
/// <param name="OutputBias">b2 (O).</param>
internal sealed record DecodeReference(
    double[] HiddenWeight, double[] HiddenBias, ReferenceActivation Activation, double[] OutputWeight, double[] OutputBias)
{
    private LinearShape HiddenShape => new(1, HiddenWeight.Length / HiddenBias.Length, HiddenBias.Length);

    private LinearShape OutputShape => new(1, HiddenBias.Length, OutputBias.Length);

    /// <summary>σ(act(z W1ᵀ + b1) W2ᵀ + b2) of one latent z (I): its outputs (O) in (0,1).</summary>
    public double[] Means(double[] z)
    {
        double[] hidden = LinearReference.Forward(HiddenShape, z, HiddenWeight, HiddenBias, Activation);
        return LinearReference.Forward(OutputShape, hidden, OutputWeight, OutputBias, ReferenceActivation.Sigmoid);
    }

    /// <summary>Bound on every mean's sensitivity to roundings: what an error relative to all terms that are added up can make of it.</summary>
    public double[] Scale(double[] z)
    {
        double[] units = LinearReference.Forward(
            HiddenShape, Magnitudes(z), Magnitudes(HiddenWeight), Magnitudes(HiddenBias), ReferenceActivation.None);

        // σ' is at most 1/4, and σ itself is at most 1.
        double[] hidden = Activation == ReferenceActivation.Sigmoid ? [.. units.Select(Squashed)] : units;
        double[] logits = LinearReference.Forward(
            OutputShape, hidden, Magnitudes(OutputWeight), Magnitudes(OutputBias), ReferenceActivation.None);
        return [.. logits.Select(Squashed)];
    }

    private static double Squashed(double scale) => (0.25 * scale) + 1;

    private static double[] Magnitudes(double[] values) => [.. values.Select(Math.Abs)];
}
