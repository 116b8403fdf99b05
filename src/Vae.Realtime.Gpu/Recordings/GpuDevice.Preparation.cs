namespace Vae.Realtime.Gpu;

/// <content>Compiling kernels ahead of their recording.</content>
public sealed partial class GpuDevice
{
    /// <summary>
    /// Compiles the kernels of a recording one at a time, as the result is enumerated, so that a frame can be drawn between two of
    /// them. <see cref="Compile"/> finds them ready.
    /// </summary>
    /// <returns>The names of the kernels, each after it was compiled.</returns>
    public IEnumerable<string> Prepare(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        foreach (DispatchCommand dispatch in recording.Commands.OfType<DispatchCommand>())
        {
            Kernels.Get(dispatch, UsesTexels(dispatch));
            yield return dispatch.Info.Name;
        }
    }

    /// <summary>Whether a dispatch reads through texel buffers: preferred here, and every view within the device's limit.</summary>
    internal bool UsesTexels(DispatchCommand dispatch) => Traits.PrefersTexelLoads && !dispatch.Bindings
        .Where((_, index) => dispatch.Info.Bindings[index] == Access.Load)
        .Any(binding => binding.Slice.Size / 16 > Traits.MaxTexelElements);
}
