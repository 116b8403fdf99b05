namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Tables;

/// <summary>How data are loaded, which but for <see cref="Scaling"/> makes no difference to what they are.</summary>
internal sealed record LoadOptions
{
    /// <summary>Where decoded pictures are kept for the next time; null to decode them every time.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Decoding that took longer is kept; decoding again what took less costs little.</summary>
    public TimeSpan WorthKeeping { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Told now and then, on any thread but never on two at once.</summary>
    public Action<LoadProgress>? Progress { get; init; }

    /// <summary>
    /// How columns were scaled for a model that shall see these. It is used where the columns are the same; null, or other columns, are
    /// scaled by the training part.
    /// </summary>
    public DataScaling? Scaling { get; init; }

    /// <summary>Stops the loading.</summary>
    public CancellationToken Cancellation { get; init; }
}
