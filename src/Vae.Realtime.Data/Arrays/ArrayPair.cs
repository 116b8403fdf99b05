namespace Vae.Realtime.Data.Arrays;

/// <summary>Names of the arrays of a split.</summary>
/// <param name="Examples">The examples.</param>
/// <param name="Labels">A label for each; null for none.</param>
internal sealed record ArrayPair(string Examples, string? Labels);
