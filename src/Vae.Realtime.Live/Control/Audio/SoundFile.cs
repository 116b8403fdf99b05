namespace Vae.Realtime.Live.Control.Audio;

/// <summary>
/// A file of sound, analysed as a whole on a thread of its own, far faster than it is heard. It is played silently, from the beginning of
/// the show on, and then again and again.
/// </summary>
internal sealed class SoundFile : ISound
{
    private readonly WavFile _file;
    private readonly SoundAnalyser _analyser;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private SoundLevels[] _levels = new SoundLevels[1024];
    private int _count;
    private bool _complete;
    private volatile bool _leaving;
    private int _beatsBefore;
    private int _rounds;

    /// <exception cref="VaeException">The file cannot be read.</exception>
    public SoundFile(string path)
    {
        _file = new WavFile(path);
        _analyser = new SoundAnalyser(_file.Rate);
        _thread = new Thread(Analyse) { IsBackground = true, Name = "sound", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Waits until all of it has been analysed.</summary>
    /// <returns>Its length in seconds.</returns>
    public double Complete()
    {
        _thread.Join();
        return _count * _analyser.Period;
    }

    /// <inheritdoc/>
    public SoundLevels At(double seconds)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return default;
            }

            long at = (long)(seconds / _analyser.Period);
            if (_complete && at / _count > _rounds)
            {
                // Beats are counted on, so that none is taken for having been there.
                (_rounds, _beatsBefore) = ((int)(at / _count), _beatsBefore + _levels[_count - 1].Beats);
            }

            SoundLevels levels = _levels[_complete ? at % _count : Math.Min(at, _count - 1)];
            return levels with { Beats = levels.Beats + _beatsBefore };
        }
    }

    public void Dispose()
    {
        _leaving = true;
        _thread.Join();
        _file.Dispose();
    }

    private void Analyse()
    {
        float[] samples = new float[_analyser.Hop];
        try
        {
            while (!_leaving && _file.Read(samples) == samples.Length)
            {
                Add(_analyser.Hear(samples));
            }
        }
        catch (IOException)
        {
            // What has been read so far is the sound.
        }

        lock (_gate)
        {
            _complete = true;
        }
    }

    private void Add(SoundLevels levels)
    {
        lock (_gate)
        {
            if (_count == _levels.Length)
            {
                Array.Resize(ref _levels, 2 * _count);
            }

            _levels[_count++] = levels;
        }
    }
}
