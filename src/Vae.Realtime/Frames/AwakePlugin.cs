namespace Vae.Realtime.Frames;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Latents;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes;

/// <summary>All that a plugin is made of between waking up and going to sleep.</summary>
internal sealed class AwakePlugin : IDisposable
{
    private readonly DisposalStack _owned = new();
    private readonly PluginHost _host;
    private readonly DeferredDisposal _retired;
    private readonly FrameCommands _commands;
    private readonly SceneContext _context;
    private LatentMap? _sorted;

    /// <summary>Loads data and model.</summary>
    /// <exception cref="VaeException">Data or model are unusable or do not fit each other.</exception>
    /// <exception cref="GpuException">The device lacks something, or has too little memory.</exception>
    /// <exception cref="ArgumentException">There are data, but the host's model is not trainable.</exception>
    public AwakePlugin(PluginHost host)
    {
        _host = host;
        try
        {
            Device = host.Device ?? _owned.Own(GpuDevice.Attach(host.Engine, OptionsOf(host)));
            _commands = _owned.Own(new FrameCommands(Device, host.FramesInFlight));
            _retired = _owned.Own(new DeferredDisposal(host.FramesInFlight));
            DataSpec? data = host.DataSpec ?? (host.Data is null ? null : DataSpec.Parse(host.Data));
            BatchSources? sources = host.Sources ?? (data is null ? null : _owned.Own(BatchSources.Open(Device, data)));
            Model = host.Model ?? _owned.Own(MakeModel(Device, host, sources?.Train));
            if (sources is not null)
            {
                if (Model.Store.Gradients.Size == 0)
                {
                    throw new ArgumentException("A model that learns has to be made trainable.", nameof(host));
                }

                Training = _owned.Own(
                    new FrameTraining(Model, sources.Train, host.Training, host.Clock, host.TrainedSteps) { History = host.History });
            }

            LatentMap? map = MapOf(sources?.Test);
            LatentPlaces? places = map?.Measure();
            Latents = new LatentPlayer(Model.Architecture.Latent, host.Seed, places);
            _context = new SceneContext(Model, Latents.State, sources?.Test, Training, map, places, host.FramesInFlight, host.Seamless, host.Clock);
            Scenes = _owned.Own(new SceneDirector(_context, _retired));
            SortOnce();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public GpuDevice Device { get; }

    public VaeModel Model { get; }

    public LatentPlayer Latents { get; }

    public SceneDirector Scenes { get; }

    /// <summary>Null where the host gave no data.</summary>
    public FrameTraining? Training { get; }

    /// <summary>Frames rendered.</summary>
    public long Frames { get; private set; }

    /// <inheritdoc cref="VaePlugin.SwitchTo"/>
    public void SwitchTo(BatchSources sources)
    {
        (Training ?? throw Unlearned()).SwitchTo(sources.Train);
        (_context.Examples, _context.Map) = (sources.Test, MapOf(sources.Test));
        Scenes.Renew(Frames);
    }

    /// <summary>
    /// Replaces what the training knows. The model's version continues from where it was, though its steps are counted from the start.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model does not learn.</exception>
    public void Replace(Action<FrameTraining> replace)
    {
        FrameTraining training = Training ?? throw Unlearned();
        long version = _context.ModelVersion;
        replace(training);
        _context.Changes += version + 1 - _context.ModelVersion;
    }

    /// <inheritdoc cref="VaePlugin.Update"/>
    public void Update(double seconds)
    {
        Latents.Advance(seconds);
        Scenes.Advance(seconds);
        if (Scenes.TryTakeLatent(out ReadOnlySpan<float> latent))
        {
            Latents.Restore(Latents.Seed, latent, walking: false);
        }

        Training?.Poll();
        SortOnce();
    }

    /// <inheritdoc cref="VaePlugin.SortLatents"/>
    public bool SortLatents()
    {
        bool known = Scenes.Map is { Version: > 0 };
        if (known)
        {
            Latents.State.Arrange(Scenes.Map!.Order);
        }

        return known;
    }

    /// <inheritdoc cref="VaePlugin.Render(in RenderTarget)"/>
    /// <param name="target">The frame.</param>
    /// <param name="ready">Called with the picture before the layer is drawn.</param>
    /// <param name="layer">Drawn over the picture; null for nothing.</param>
    public void Render(in RenderTarget target, PictureTaker? ready, IFrameLayer? layer)
    {
        _retired.Collect(Frames);
        GpuPixelBuffer picture = Scenes.Encode(target, Frames, out bool changed);
        ready?.Invoke(target, picture);
        Device.Targets.EncodeCopy(target, layer?.Encode(target, picture, changed, Frames) ?? picture);
        Frames++;
    }

    /// <inheritdoc cref="VaePlugin.Render(in ImageTarget)"/>
    /// <param name="target">The frame.</param>
    /// <param name="ready">Called with the picture before the layer is drawn.</param>
    /// <param name="layer">Drawn over the picture; null for nothing.</param>
    public void Render(in ImageTarget target, PictureTaker? ready, IFrameLayer? layer)
    {
        long frame = Frames;
        nint commands = _commands.Begin(frame);
        Render(
            new RenderTarget(commands, target.Image, target.Width, target.Height, target.Bgra, target.Before, target.After), ready, layer);
        _commands.End(frame, target.WaitFor, target.Signal);
    }

    /// <summary>Gives everything back. The host's frames must be finished.</summary>
    public void Dispose()
    {
        try
        {
            Device?.Queue.Wait(Device.Queue.Submitted);
        }
        finally
        {
            // Scenes that were replaced go first: they use what the others own.
            _retired?.Dispose();
            _owned.Dispose();
        }
    }

    private static InvalidOperationException Unlearned() => new("The plugin was woken without data.");

    private static GpuOptions OptionsOf(PluginHost host) => new()
    {
        Shaders = VaeShaders.Library,
        CacheFolder = host.CacheFolder,
        QueueLock = (host.LockQueue, host.UnlockQueue) switch
        {
            (null, null) => null,
            (Action enter, Action leave) => new QueueLock(enter, leave),
            _ => throw new ArgumentException(
                $"{nameof(host.LockQueue)} and {nameof(host.UnlockQueue)} belong together; give both or neither.", nameof(host)),
        },
    };

    private static VaeModel MakeModel(GpuDevice device, PluginHost host, IBatchSource? source)
    {
        if (host.ModelPath is string path)
        {
            return ModelFile.Load(device, path, trainable: source is not null);
        }

        if (source is null)
        {
            throw new VaeException("There is neither a model nor data; give one of them.");
        }

        VaeModel fresh = new(device, VaeArchitecture.Mlp(source.Shape), trainable: true);
        fresh.Initialise(host.Training.Seed);
        return fresh;
    }

    private LatentMap? MapOf(IBatchSource? examples) =>
        examples is null ? null : _owned.Own(new LatentMap(Model, examples, _host.Seed, _host.Seamless, _host.Clock));

    // Once for every model and data, as soon as the dimensions tell anything of the examples.
    private void SortOnce()
    {
        if (Scenes.Map is { Version: > 0 } map && map != _sorted && map.Tells)
        {
            _sorted = map;
            SortLatents();
        }
    }
}
