namespace Vae.Realtime.Data;

/// <summary>How data are loaded, which makes no difference to what they are.</summary>
public sealed record LoadOptions
{
    /// <summary>Where decoded pictures are kept for the next time; null to decode them every time.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Decoding that took longer is kept; decoding again what took less is no burden.</summary>
    public TimeSpan WorthKeeping { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Told now and then, on any thread but never on two at once.</summary>
    public Action<LoadProgress>? Progress { get; init; }

    /// <summary>Stops the loading.</summary>
    public CancellationToken Cancellation { get; init; }
}
