namespace Vae.Realtime.Learning.Training;

/// <summary>What a session saves, and when it ends.</summary>
/// <param name="Path">The model file.</param>
internal sealed record SessionOptions(string Path)
{
    /// <summary>Ends the run early; by default never.</summary>
    public EarlyStopping EarlyStopping { get; init; } = new();

    /// <summary>Whether the file holds the model of the best epoch rather than of the last.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Also save a copy next to the file every that many epochs; 0 never.</summary>
    public int CheckpointEvery { get; init; }
}
