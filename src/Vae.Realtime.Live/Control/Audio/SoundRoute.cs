namespace Vae.Realtime.Live.Control.Audio;

/// <summary>One entry of a <see cref="SoundMap"/>: what a band or the beat does.</summary>
/// <param name="Band">0 bass, 1 mid, 2 treble; <see cref="Beat"/> for the beat.</param>
/// <param name="Target">A parameter's name, a dimension as <c>z1</c>, or for the beat an action's name.</param>
/// <param name="Amount">Standard deviations of the prior at full level; for the beat, every how many beats.</param>
internal readonly record struct SoundRoute(int Band, string Target, float Amount)
{
    /// <summary>Stands for the beat in place of a band.</summary>
    public const int Beat = SoundLevels.Bands;
}
