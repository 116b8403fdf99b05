namespace Vae.Realtime.Data;

/// <summary>How far the loading of many files has come.</summary>
/// <param name="Done">Files read.</param>
/// <param name="Total">How many there are.</param>
internal readonly record struct LoadProgress(int Done, int Total);
