namespace Vae.Realtime.Learning.Models.Import;

/// <summary>Where a tensor of a model came from.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="From">Its name in the other file, with the rows that were taken; empty for one that is not there.</param>
/// <param name="Shape">Its shape here.</param>
/// <param name="How">What was done to it; empty for nothing.</param>
internal sealed record ImportedTensor(string Name, string From, IReadOnlyList<int> Shape, string How);
