namespace Vae.Realtime.Scenes.Tiles;

/// <summary>Looks for the largest batch that runs within a time, or one of a single row, a little at a time.</summary>
internal sealed class BatchSearch : IDisposable
{
    private const int Step = 4;

    // A step of training takes about that many times as long as the decoding of as many rows.
    private const double StepShare = 6;

    private readonly SceneContext _context;
    private readonly double _seconds;
    private readonly bool _encoding;

    /// <param name="context">Whose decoder runs.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="seconds">The time.</param>
    /// <param name="encoding">Encode the pass's x first.</param>
    public BatchSearch(SceneContext context, int most, double seconds, bool encoding = false)
    {
        (_context, _seconds, _encoding) = (context, seconds, encoding);
        Batch = new BatchPass(context, First(most), encoding);
    }

    /// <summary>The batch; once it is prepared the one that was looked for.</summary>
    public BatchPass Batch { get; private set; }

    /// <summary>Goes on, for as long as one run takes.</summary>
    /// <returns>Whether the batch is found.</returns>
    public bool Prepare()
    {
        if (!Batch.Prepare())
        {
            return false;
        }

        int rows = Batch.Pass.Batch;
        if (Batch.Seconds <= _seconds || rows == 1)
        {
            return true;
        }

        Batch.Dispose();
        Batch = new BatchPass(_context, Math.Max(1, rows / Step), _encoding);
        return false;
    }

    public void Dispose() => Batch.Dispose();

    // No frame waits for a run that is certain to be too long.
    private int First(int most)
    {
        double row = _context.Training is { StepSeconds: > 0 } training ? training.StepSeconds / training.Trainer.ExamplesPerBatch / StepShare : 0;
        while (most > 1 && most * row > Step * _seconds)
        {
            most = Math.Max(1, most / Step);
        }

        return most;
    }
}
