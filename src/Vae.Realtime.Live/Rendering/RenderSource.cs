namespace Vae.Realtime.Live.Rendering;

using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime;

/// <summary>Makes an instrument of what is to be rendered.</summary>
internal static class RenderSource
{
    /// <param name="options">Names it.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="plugin">Woken here.</param>
    /// <exception cref="VaeException">It cannot be used.</exception>
    public static Instrument Open(RenderOptions options, GpuDevice device, VaePlugin plugin)
    {
        plugin.Awake(new PluginHost(device) { ModelPath = options.Source, Seed = options.Seed });
        Instrument instrument = new(plugin);
        instrument.Latents.ToggleWalk();
        return instrument;
    }
}
