namespace Vae.Realtime.Gpu;

/// <content>Compiling kernels ahead of their recording.</content>
public sealed partial class GpuDevice
{
    /// <summary>
    /// Compiles the kernels of a recording, so that <see cref="Compile"/> finds them ready. Unlike everything else of a device this may
    /// run on another thread, beside frames; the device must live until it returns.
    /// </summary>
    /// <param name="recording">Not added to any more.</param>
    /// <param name="cancellation">Ends it early, between two kernels.</param>
    public void Prepare(Recording recording, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        foreach (DispatchCommand dispatch in recording.Commands.OfType<DispatchCommand>())
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            Kernels.Get(dispatch, UsesTexels(dispatch));
        }
    }

    /// <summary>Whether a dispatch reads through texel buffers: preferred here, and every view within the device's limit.</summary>
    internal bool UsesTexels(DispatchCommand dispatch) => Traits.PrefersTexelLoads && !dispatch.Bindings
        .Where((_, index) => dispatch.Info.Bindings[index] == Access.Load)
        .Any(binding => binding.Slice.Size / 16 > Traits.MaxTexelElements);
}
