namespace Vae.Realtime.Data;

/// <summary>What random changes of examples are for. The number separates a use's random stream from every other under the same key.</summary>
internal enum AugmentationUse : uint
{
    /// <summary>More examples from few: the changed example is both what the encoder reads and what the decoder shall give.</summary>
    Augmentation = 0x41554700,

    /// <summary>Denoising: the encoder reads the changed example, and the decoder shall give the unchanged one.</summary>
    Corruption = 0x434F5200,
}
