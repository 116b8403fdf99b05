namespace Vae.Realtime.Learning.Models.Import;

/// <summary>What a module does in a VAE, as far as its name says.</summary>
internal enum ModuleRole
{
    /// <summary>The name does not say.</summary>
    Unknown,

    /// <summary>A layer of the encoder, or a head in it.</summary>
    Encoder,

    /// <summary>The posterior's mean.</summary>
    Mean,

    /// <summary>The posterior's log-variance.</summary>
    LogVariance,

    /// <summary>Something like the posterior's standard deviation, of which the name does not say whether it is a logarithm, and of what.</summary>
    Deviation,

    /// <summary>Both heads in one layer.</summary>
    Heads,

    /// <summary>A layer of the decoder, or the output.</summary>
    Decoder,
}
