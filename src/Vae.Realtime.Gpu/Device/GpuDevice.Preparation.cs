namespace Vae.Realtime.Gpu.Device;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Recordings;

/// <content>Compiling kernels ahead of their recording.</content>
internal sealed partial class GpuDevice
{
    private readonly Lock _preparing = new();
    private readonly KernelWarmup? _rehearsal;
    private bool _closing;
    private int _asked;
    private int _prepared;

    /// <summary>How many of the launches that <see cref="Prepare"/> was asked for are prepared; both 0 once all are. On any thread.</summary>
    public (int Done, int Of) Preparing => (Volatile.Read(ref _prepared), Volatile.Read(ref _asked));

    /// <summary>
    /// Compiles the kernels of a recording, so that <see cref="Compile"/> finds them ready. Unlike everything else of a device this may
    /// run on other threads, beside frames: several take turns, kernel by kernel, and what the recording binds may be gone by then. Ends
    /// early when the device is disposed.
    /// </summary>
    /// <param name="recording">Not added to any more.</param>
    /// <param name="cancellation">Ends it early, between two kernels.</param>
    public void Prepare(Recording recording, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        DispatchCommand[] dispatches = [.. recording.Commands.OfType<DispatchCommand>()];
        int left = dispatches.Length;
        Interlocked.Add(ref _asked, left);
        try
        {
            foreach (DispatchCommand dispatch in dispatches)
            {
                lock (_preparing)
                {
                    if (_closing || cancellation.IsCancellationRequested)
                    {
                        return;
                    }

                    Kernels.Get(dispatch, UsesTexels(dispatch));
                    _rehearsal?.Run(dispatch);
                    Interlocked.Increment(ref _prepared);
                    left--;
                }
            }
        }
        finally
        {
            Forget(left);
        }
    }

    /// <summary>Whether a dispatch reads through texel buffers: preferred here, and every view within the device's limit.</summary>
    internal bool UsesTexels(DispatchCommand dispatch) => Traits.PrefersTexelLoads && !dispatch.Bindings
        .Where((_, index) => dispatch.Info.Bindings[index] == Access.Load)
        .Any(binding => binding.Size / 16 > Traits.MaxTexelElements);

    // Counts from nothing again where nothing is left to do.
    private void Forget(int left)
    {
        lock (_preparing)
        {
            if (Interlocked.Add(ref _prepared, left) == Volatile.Read(ref _asked))
            {
                (_asked, _prepared) = (0, 0);
            }
        }
    }

    private void EndPreparing()
    {
        lock (_preparing)
        {
            _closing = true;
            _rehearsal?.Dispose();
        }
    }
}
