namespace Vae.Realtime.Reference;

/// <summary>The losses of a batch in nats per example.</summary>
internal readonly record struct VaeLosses(double Reconstruction, double KullbackLeibler, double KlWeight)
{
    /// <summary>Reconstruction + β KL: the negative ELBO for β = 1.</summary>
    public double Total => Reconstruction + (KlWeight * KullbackLeibler);
}
