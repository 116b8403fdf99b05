namespace Vae.Realtime.Data.Images;

/// <summary>The decoding of one file as whoever watches over it sees it; see <see cref="WatchedDecoding"/>.</summary>
/// <param name="scale">What the patience of <see cref="PictureLimits.Patience"/> is multiplied by.</param>
internal sealed class DecodingTurn(double scale = 1) : IDisposable
{
    private const long Never = long.MaxValue;

    // Large pictures of all that decode, whoever asked for them, take turns.
    private static readonly SemaphoreSlim Large = new(1);

    private readonly CancellationTokenSource _end = new();
    private long _deadline = WorkClock.Now + Milliseconds(0, scale);
    private int _holdsLarge;

    /// <summary>Ends the work, where it listens.</summary>
    public CancellationToken Cancellation => _end.Token;

    /// <summary>Milliseconds of <see cref="WorkClock"/> since the work should have ended; less than 0 before that.</summary>
    public long Overdue => WorkClock.Now - Volatile.Read(ref _deadline);

    /// <summary>Says that a file of that many bytes is about to be read.</summary>
    public void Read(long bytes) => Volatile.Write(ref _deadline, WorkClock.Now + Milliseconds(0, scale, bytes));

    /// <summary>Says how many pixels are about to be decoded or scaled; waits while another large picture is.</summary>
    /// <exception cref="OperationCanceledException">The turn was ended meanwhile.</exception>
    public void Begin(long pixels)
    {
        if (pixels > PictureLimits.LargePixels && Volatile.Read(ref _holdsLarge) == 0)
        {
            Volatile.Write(ref _deadline, Never);
            Large.Wait(_end.Token);
            Volatile.Write(ref _holdsLarge, 1);
        }

        Volatile.Write(ref _deadline, WorkClock.Now + Milliseconds(pixels, scale));
    }

    /// <summary>Asks the work to end.</summary>
    public void End() => _end.Cancel();

    /// <summary>Lets the next large picture begin; also on behalf of work that never ends.</summary>
    public void Release()
    {
        Volatile.Write(ref _deadline, Never);
        if (Interlocked.Exchange(ref _holdsLarge, 0) == 1)
        {
            Large.Release();
        }
    }

    public void Dispose()
    {
        Release();
        _end.Dispose();
    }

    private static long Milliseconds(long pixels, double scale, long bytes = 0) =>
        (long)(PictureLimits.Patience(pixels, bytes).TotalMilliseconds * scale);
}
