namespace Vae.Realtime.Live.Control.Audio;

/// <summary>
/// Follows a sound: band levels and beats about a hundred times a second. A beat is a jump of the spectral flux, the sum over all
/// frequencies of how much louder, in logarithms, each became.
/// </summary>
internal sealed class SoundAnalyser
{
    // Loudness is log(1 + Compression * magnitude): soft sounds count, noise does not.
    private const float Compression = 1000;
    private const float MinFlux = 0.05f;
    private const double WindowSeconds = 0.04;
    private const double HopSeconds = 0.01;

    // Hertz at which bands end.
    private static readonly double[] Edges = [20, 250, 4000, 16000];

    private readonly Fourier _fourier;
    private readonly float[] _samples;
    private readonly float[] _magnitudes;
    private readonly float[] _loudness;
    private readonly int[] _edges;
    private readonly LevelFollower[] _followers;
    private readonly BeatDetector _beats;
    private int _count;

    /// <param name="rate">Samples per second.</param>
    public SoundAnalyser(int rate)
    {
        int length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(rate * WindowSeconds));
        Hop = Math.Max(1, (int)(rate * HopSeconds));
        Period = (double)Hop / rate;
        _fourier = new Fourier(length);
        (_samples, _magnitudes, _loudness) = (new float[length], new float[length / 2], new float[length / 2]);
        _edges = [.. Edges.Select(edge => (int)Math.Clamp(Math.Round(edge * length / rate), 1, length / 2))];
        _followers = [.. Enumerable.Range(0, SoundLevels.Bands).Select(_ => new LevelFollower(Period, normalise: true))];
        _beats = new BeatDetector(Period, MinFlux);
    }

    /// <summary>Samples from one result to the next.</summary>
    public int Hop { get; }

    /// <summary>Seconds from one result to the next.</summary>
    public double Period { get; }

    /// <summary>Takes the next <see cref="Hop"/> samples, -1 to 1.</summary>
    public SoundLevels Hear(ReadOnlySpan<float> samples)
    {
        _samples.AsSpan(samples.Length).CopyTo(_samples);
        samples.CopyTo(_samples.AsSpan(_samples.Length - samples.Length));
        _fourier.Transform(_samples, _magnitudes);
        bool beat = _beats.Hear(Flux(), Period);
        _count += beat ? 1 : 0;
        return new SoundLevels(Follow(0), Follow(1), Follow(2), _count);
    }

    private float Follow(int band)
    {
        float energy = 0;
        for (int i = _edges[band]; i < _edges[band + 1]; i++)
        {
            energy += _magnitudes[i] * _magnitudes[i];
        }

        return _followers[band].Follow(MathF.Sqrt(energy));
    }

    private float Flux()
    {
        float flux = 0;
        for (int i = 1; i < _magnitudes.Length; i++)
        {
            float loudness = MathF.Log(1 + (Compression * _magnitudes[i]));
            flux += Math.Max(0, loudness - _loudness[i]);
            _loudness[i] = loudness;
        }

        return flux / _magnitudes.Length;
    }
}
