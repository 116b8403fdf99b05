namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>A model made of what another program saved.</summary>
/// <param name="Architecture">What it is made of.</param>
/// <param name="File">The model file's content.</param>
/// <param name="Tensors">Where each tensor came from.</param>
/// <param name="Renamed">Whether any has another name than there.</param>
internal sealed record ImportedModel(VaeArchitecture Architecture, SafetensorsFile File, IReadOnlyList<ImportedTensor> Tensors, bool Renamed);
