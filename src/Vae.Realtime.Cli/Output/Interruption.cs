namespace Vae.Realtime.Cli.Output;

using System.Diagnostics;
using System.Runtime.InteropServices;

/// <summary>
/// Turns the first Ctrl+C, SIGTERM or SIGHUP into a cancellation, so that work can be saved, and holds back those that follow for as long as
/// <see cref="SignalCount"/> says.
/// </summary>
internal static class Interruption
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly CancellationTokenSource Source = new();
    private static readonly SignalCount Count = new();
    private static readonly Stopwatch Clock = Stopwatch.StartNew();

    // To the end of the process: a signal after the work is done must not change how it ends.
    private static PosixSignalRegistration[]? _listening;

    /// <summary>Begins to listen.</summary>
    /// <returns>Cancelled by the first signal.</returns>
    public static CancellationToken Begin()
    {
        _listening ??= [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
        return Source.Token;
    }

    private static void OnSignal(PosixSignalContext context)
    {
        lock (Count)
        {
            context.Cancel = Count.HoldsBack(Clock.Elapsed);
        }

        Source.Cancel();
    }
}
