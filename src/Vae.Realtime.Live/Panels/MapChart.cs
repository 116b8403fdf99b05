namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Latents.Map;
using Vae.Realtime.Live.Instruments;

/// <summary>The chart of the plugin's own map, which is another one after another model or other data have come.</summary>
/// <param name="instrument">Whose plugin.</param>
internal sealed class MapChart(Instrument instrument) : ILatentChart
{
    private LatentMap? _seen;
    private long _seenVersion;
    private long _version;

    public long Version
    {
        get
        {
            LatentMap? map = Map;
            long version = map?.Version ?? 0;
            if (map != _seen || version != _seenVersion)
            {
                (_seen, _seenVersion) = (map, version);
                _version++;
            }

            return version == 0 ? 0 : _version;
        }
    }

    public ReadOnlySpan<float> Kl => Map is LatentMap map ? map.Kl : default;

    public ReadOnlySpan<float> Means => Map is LatentMap map ? map.Means : default;

    public ReadOnlySpan<int> Labels => Map is LatentMap map ? map.Labels : default;

    public ReadOnlySpan<float> Centre => Map is LatentMap map ? map.Centre : default;

    public ReadOnlySpan<float> Components => Map is LatentMap map ? map.Components : default;

    public ReadOnlySpan<float> Points => Map is LatentMap map ? map.Points : default;

    private LatentMap? Map => instrument.Plugin.Scenes.Map;
}
