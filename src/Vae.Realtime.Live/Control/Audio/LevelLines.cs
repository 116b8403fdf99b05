namespace Vae.Realtime.Live.Control.Audio;

using System.Diagnostics;
using System.Globalization;

/// <summary>
/// Levels that another program writes, a line at a time: one number from 0 to 1 for all bands, or bass and mid, or bass, mid and treble.
/// A jump of their mean is a beat. Other lines are ignored.
/// </summary>
internal sealed class LevelLines : ISound
{
    // Levels fall back where nothing more is written.
    private const double Patience = 1;
    private const double Period = 1.0 / 60;
    private const float MinJump = 0.1f;

    private static readonly char[] Separators = [' ', '\t', ',', ';'];

    private readonly LevelFollower[] _followers =
    [
        .. Enumerable.Range(0, SoundLevels.Bands).Select(_ => new LevelFollower(Period, normalise: false)),
    ];
    private readonly BeatDetector _beats = new(Period, MinJump);
    private readonly Lock _gate = new();
    private readonly float[] _wanted = new float[SoundLevels.Bands];
    private float _mean;
    private long _heard;
    private int _count;
    private double _followed;

    /// <param name="lines">Read on a thread of its own until it ends.</param>
    public LevelLines(TextReader lines) => new Thread(() => Listen(lines)) { IsBackground = true, Name = "levels" }.Start();

    /// <summary>Reads a line of levels.</summary>
    /// <param name="line">Numbers between spaces, commas or semicolons.</param>
    /// <param name="levels">Receives one for each band.</param>
    public static bool TryParse(string line, Span<float> levels)
    {
        string[] words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            if (!float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out float level) || !float.IsFinite(level))
            {
                return false;
            }

            if (i < levels.Length)
            {
                // The last number given stands for the bands above it as well.
                levels[i..].Fill(Math.Clamp(level, 0, 1));
            }
        }

        return words.Length > 0;
    }

    /// <summary>Takes a line as if it had been read.</summary>
    public void Take(string line)
    {
        Span<float> levels = stackalloc float[SoundLevels.Bands];
        if (!TryParse(line, levels))
        {
            return;
        }

        lock (_gate)
        {
            levels.CopyTo(_wanted);
            float mean = (levels[0] + levels[1] + levels[2]) / SoundLevels.Bands;
            long now = Stopwatch.GetTimestamp();
            _count += _beats.Hear(Math.Max(0, mean - _mean), Stopwatch.GetElapsedTime(_heard, now).TotalSeconds) ? 1 : 0;
            (_mean, _heard) = (mean, now);
        }
    }

    /// <inheritdoc/>
    public SoundLevels At(double seconds)
    {
        lock (_gate)
        {
            bool silent = Stopwatch.GetElapsedTime(_heard).TotalSeconds > Patience;
            for (; _followed < seconds; _followed += Period)
            {
                for (int band = 0; band < SoundLevels.Bands; band++)
                {
                    _followers[band].Follow(silent ? 0 : _wanted[band]);
                }
            }

            return new SoundLevels(_followers[0].Level, _followers[1].Level, _followers[2].Level, _count);
        }
    }

    public void Dispose()
    {
        // The thread waits for a line that may never come; it ends with the program.
    }

    private void Listen(TextReader lines)
    {
        try
        {
            while (lines.ReadLine() is string line)
            {
                Take(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // No more levels.
        }
    }
}
