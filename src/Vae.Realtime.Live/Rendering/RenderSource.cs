namespace Vae.Realtime.Live.Rendering;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Sessions;

/// <summary>The instrument that is rendered: that of a session with its data, which some scenes show, or of a model alone.</summary>
internal sealed class RenderSource : IDisposable
{
    private readonly LiveModel? _liveModel;
    private readonly VaePlugin? _plugin;

    /// <param name="options">Names it.</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="cancellation">Ends the loading of its data.</param>
    /// <exception cref="VaeException">It cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RenderSource(RenderOptions options, GpuDevice device, CancellationToken cancellation)
    {
        if (options.Source.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            LiveSession session = SessionFile.Load(options.Source, options.TrustSession);
            _liveModel = new LiveModel(device, session.Model, DataSpec.Parse(session.Data), options.Seed, cancellation: cancellation);
            Instrument = new Instrument(_liveModel.Plugin);
            Instrument.Plugin.Scenes.Settings.Unhurried = true;
            try
            {
                new SessionKeeper(Instrument, _liveModel).Apply(session);
            }
            catch
            {
                Dispose();
                throw;
            }

            return;
        }

        _plugin = new VaePlugin();
        _plugin.Awake(new PluginHost(device) { ModelPath = options.Source, Seed = options.Seed });
        Instrument = new Instrument(_plugin);
        Instrument.Latents.ToggleWalk();
        Instrument.Plugin.Scenes.Settings.Unhurried = true;
    }

    public Instrument Instrument { get; }

    public void Dispose()
    {
        _plugin?.Dispose();
        _liveModel?.Dispose();
    }
}
