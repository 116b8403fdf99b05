namespace Vae.Realtime.Live.Control.Audio;

/// <summary>What a moment of sound comes to.</summary>
/// <param name="Bass">Level from 20 to 250 Hz, 0 to 1, smoothed.</param>
/// <param name="Mid">From 250 to 4000 Hz.</param>
/// <param name="Treble">From 4 kHz to 16 kHz.</param>
/// <param name="Beats">Beats since the sound began.</param>
internal readonly record struct SoundLevels(float Bass, float Mid, float Treble, int Beats)
{
    /// <summary>Bands that there are.</summary>
    public const int Bands = 3;

    /// <summary>A band's level: 0 bass, 1 mid, 2 treble.</summary>
    public float this[int band] => band switch
    {
        0 => Bass,
        1 => Mid,
        _ => Treble,
    };
}
