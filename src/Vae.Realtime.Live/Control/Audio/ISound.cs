namespace Vae.Realtime.Live.Control.Audio;

/// <summary>A sound that the show follows.</summary>
internal interface ISound : IDisposable
{
    /// <summary>What it comes to at a moment; never waits.</summary>
    /// <param name="seconds">Since the show began.</param>
    SoundLevels At(double seconds);
}
