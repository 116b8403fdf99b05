namespace Vae.Realtime.Learning.Models;

/// <summary>Sizes that a user may choose of a preset; null keeps the preset's own.</summary>
/// <param name="Hidden">Units of the first hidden layer of dense and recurrent presets.</param>
/// <param name="Latent">Latent dimensions.</param>
internal sealed record PresetSize(int? Hidden = null, int? Latent = null);
