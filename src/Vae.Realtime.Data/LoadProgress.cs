namespace Vae.Realtime.Data;

/// <summary>How far loading has come.</summary>
/// <param name="Done">Files read, or what <see cref="Unit"/> says.</param>
/// <param name="Total">How many there are.</param>
internal readonly record struct LoadProgress(int Done, int Total)
{
    /// <summary>What is counted.</summary>
    public string Unit { get; init; } = "files";
}
