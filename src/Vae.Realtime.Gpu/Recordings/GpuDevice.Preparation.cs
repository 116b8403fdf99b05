namespace Vae.Realtime.Gpu;

/// <content>Compiling kernels ahead of their recording.</content>
public sealed partial class GpuDevice
{
    private readonly Lock _preparing = new();
    private readonly Rehearsal? _rehearsal;
    private bool _closing;

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
        foreach (DispatchCommand dispatch in recording.Commands.OfType<DispatchCommand>())
        {
            lock (_preparing)
            {
                if (_closing || cancellation.IsCancellationRequested)
                {
                    return;
                }

                Kernels.Get(dispatch, UsesTexels(dispatch));
                _rehearsal?.Run(dispatch);
            }
        }
    }

    /// <summary>Whether a dispatch reads through texel buffers: preferred here, and every view within the device's limit.</summary>
    internal bool UsesTexels(DispatchCommand dispatch) => Traits.PrefersTexelLoads && !dispatch.Bindings
        .Where((_, index) => dispatch.Info.Bindings[index] == Access.Load)
        .Any(binding => binding.Slice.Size / 16 > Traits.MaxTexelElements);

    private void EndPreparing()
    {
        lock (_preparing)
        {
            _closing = true;
            _rehearsal?.Dispose();
        }
    }
}
