namespace Vae.Realtime.Data.Images;

using System.Runtime.ExceptionServices;

/// <summary>
/// Decodes many files on threads of its own, watched by the thread that asked: what takes too long is told to end, and if it does not, it is
/// left alone and its file is named. No decoder can be made to stop from outside.
/// </summary>
internal sealed class WatchedDecoding
{
    private const int WatchMilliseconds = 50;

    // From being told to end until being left alone.
    private const int GraceMilliseconds = 2_000;

    private readonly IReadOnlyList<string> _paths;
    private readonly Action<int, DecodingTurn> _decode;
    private readonly double _patience;
    private readonly DecodingTurn?[] _turns;
    private readonly int[] _at;
    private readonly CountdownEvent _running;
    private readonly Lock _lock = new();
    private int _next = -1;
    private int _faulty = int.MaxValue;
    private Exception? _fault;

    private WatchedDecoding(IReadOnlyList<string> paths, Action<int, DecodingTurn> decode, double patience)
    {
        (_paths, _decode, _patience) = (paths, decode, patience);
        int threads = Math.Min(paths.Count, Environment.ProcessorCount);
        (_turns, _at, _running) = (new DecodingTurn?[threads], new int[threads], new CountdownEvent(threads));
    }

    /// <summary>Decodes every file.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="decode">Decodes the file of a number; on several threads at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="patience">What the usual patience is multiplied by.</param>
    /// <exception cref="VaeException">A file cannot be decoded: of those that cannot, the first. Or decoding does not end.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(IReadOnlyList<string> paths, Action<int, DecodingTurn> decode, CancellationToken cancellation, double patience = 1) =>
        new WatchedDecoding(paths, decode, patience).Run(cancellation);

    /// <summary>What is said of a file whose decoding did not end in time.</summary>
    public static VaeException GivenUp(string path) => new(
        $"'{path}' cannot be decoded: it was given up after more than {PictureLimits.Patience(0).TotalSeconds:F0} seconds, in which "
        + $"decoding did not end; {PictureLimits.Remedy}");

    private void Run(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (int i = 0; i < _turns.Length; i++)
        {
            int worker = i;
            new Thread(() => Work(worker)) { IsBackground = true, Name = "vae pictures" }.Start();
        }

        while (!_running.Wait(WatchMilliseconds, CancellationToken.None))
        {
            if (cancellation.IsCancellationRequested)
            {
                Note(-1, new OperationCanceledException(cancellation));
            }

            for (int worker = 0; worker < _turns.Length; worker++)
            {
                Watch(worker, cancellation.IsCancellationRequested);
            }
        }

        if (_fault is not null)
        {
            ExceptionDispatchInfo.Throw(_fault);
        }
    }

    private void Watch(int worker, bool cancelled)
    {
        lock (_lock)
        {
            if (_turns[worker] is not { } turn)
            {
                return;
            }

            long overdue = turn.Overdue;
            if (overdue > GraceMilliseconds)
            {
                turn.Release();
                VaeException fault = GivenUp(_paths[_at[worker]]);
                Note(-1, fault);
                throw fault;
            }

            if (overdue > 0 || cancelled)
            {
                turn.End();
            }
        }
    }

    private void Work(int worker)
    {
        // Files before a faulty one are still decoded, so that the same file is named every time.
        for (int index = Interlocked.Increment(ref _next);
            index < _paths.Count && index < Volatile.Read(ref _faulty);
            index = Interlocked.Increment(ref _next))
        {
            DecodingTurn turn = new(_patience);
            Set(worker, index, turn);
            try
            {
                _decode(index, turn);
            }
            catch (OperationCanceledException)
            {
                Note(index, GivenUp(_paths[index]));
            }
#pragma warning disable CA1031 // Thrown on the thread that asked.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Note(index, error);
            }

            Set(worker, index, null);
            turn.Dispose();
        }

        _running.Signal();
    }

    private void Set(int worker, int index, DecodingTurn? turn)
    {
        lock (_lock)
        {
            (_turns[worker], _at[worker]) = (turn, index);
        }
    }

    private void Note(int index, Exception error)
    {
        lock (_lock)
        {
            if (index < _faulty)
            {
                (_faulty, _fault) = (index, error);
            }
        }
    }
}
