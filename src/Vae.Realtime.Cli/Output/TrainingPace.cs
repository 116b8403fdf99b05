namespace Vae.Realtime.Cli.Output;

/// <summary>How fast a run is, and when it will be over.</summary>
/// <param name="epochs">Epochs of the whole run.</param>
/// <param name="stepsPerEpoch">Steps of each.</param>
/// <param name="examplesPerStep">Examples of a step.</param>
internal sealed class TrainingPace(int epochs, int stepsPerEpoch, int examplesPerStep)
{
    // Long enough for a steady figure, short enough to show what slows a run down.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);

    private readonly Queue<(long Steps, TimeSpan Time)> _recent = new();
    private (long Steps, TimeSpan Time)? _begin;

    /// <summary>Training examples per second of the last seconds; null until there are two figures.</summary>
    public double? ImagesPerSecond { get; private set; }

    /// <summary>
    /// Time until the last epoch ends, its tests included, at the pace since the beginning; null until there are two figures.
    /// </summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Notes where the run stands.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="step">Steps of the epoch that are done.</param>
    /// <param name="now">Time since any fixed moment.</param>
    public void Add(int epoch, int step, TimeSpan now)
    {
        long steps = ((long)(epoch - 1) * stepsPerEpoch) + step;
        _begin ??= (steps, now);
        while (_recent.Count > 1 && now - _recent.Peek().Time > Window)
        {
            _recent.Dequeue();
        }

        if (_recent.TryPeek(out (long Steps, TimeSpan Time) earlier) && now > earlier.Time)
        {
            ImagesPerSecond = (steps - earlier.Steps) * examplesPerStep / (now - earlier.Time).TotalSeconds;
        }

        _recent.Enqueue((steps, now));
        (long first, TimeSpan began) = _begin.Value;
        if (steps > first)
        {
            Left = (now - began) * ((((double)epochs * stepsPerEpoch) - steps) / (steps - first));
        }
    }

    /// <summary>Notes that an epoch is over with its tests, whose time is none of the speed's.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="imagesPerSecond">Images per second of the whole epoch.</param>
    /// <param name="now">Time since the same moment.</param>
    public void Finish(int epoch, double imagesPerSecond, TimeSpan now)
    {
        Add(epoch, stepsPerEpoch, now);
        _recent.Clear();
        ImagesPerSecond = imagesPerSecond;
    }
}
