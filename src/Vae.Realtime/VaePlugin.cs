namespace Vae.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Latents;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes;

/// <summary>
/// A VAE inside a host's frame loop: it decodes a latent into the image and command buffer that it is given, and trains in the time
/// the host leaves it. Its life is Awake, then Update and Render every frame and Train as often as there is time, then OnDestroy; all on
/// the thread that owns the device's queue.
/// </summary>
public sealed class VaePlugin : IDisposable
{
    private readonly Stack<IDisposable> _owned = new();
    private PluginHost? _host;
    private GpuDevice? _device;
    private DeferredDisposal? _retired;
    private VaeModel? _model;
    private SceneContext? _context;
    private SceneDirector? _scenes;
    private LatentPlayer? _latents;
    private LatentMap? _sorted;
    private long _frame;

    /// <summary>The latent on show and all that moves it.</summary>
    public LatentPlayer Latents => _latents ?? throw Asleep();

    internal VaeModel Model => _model ?? throw Asleep();

    /// <summary>The training; null where the host gave no data.</summary>
    public FrameTraining? Training { get; private set; }

    /// <summary>What the picture shows and how it looks.</summary>
    public SceneDirector Scenes => _scenes ?? throw Asleep();

    /// <summary>What is drawn over the scene; null for nothing. It is the host's, and stays when the plugin goes.</summary>
    internal IFrameLayer? Layer { get; set; }

    /// <summary>The picture of the last frame; null before the first one.</summary>
    internal SceneFrame? Picture => _scenes?.Picture;

    /// <summary>Frames rendered.</summary>
    public long Frames => _frame;

    /// <summary>Loads data and model. Everything made here goes with <see cref="OnDestroy"/>.</summary>
    /// <exception cref="VaeException">Data or model are unusable or do not fit each other.</exception>
    /// <exception cref="GpuException">The device lacks something, or has too little memory.</exception>
    /// <exception cref="ArgumentException">There are data, but the host's model is not trainable.</exception>
    public void Awake(PluginHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (_host is not null)
        {
            throw new InvalidOperationException("The plugin is awake already.");
        }

        _host = host;
        try
        {
            Wake(host);
        }
        catch
        {
            OnDestroy();
            throw;
        }
    }

    /// <summary>Learns from other data, once the kernels are compiled, and compares with them. The data before are used until the plugin sleeps.</summary>
    /// <param name="sources">The host's.</param>
    /// <exception cref="VaeException">They are of another shape than the model takes.</exception>
    /// <exception cref="InvalidOperationException">The model does not learn.</exception>
    internal void SwitchTo(BatchSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        (Training ?? throw new InvalidOperationException("The plugin was woken without data.")).SwitchTo(sources.Train);
        (_context!.Examples, _context.Map) = (sources.Test, MapOf(sources.Test));
        Scenes.Renew(_frame);
    }

    /// <summary>Forgets all that the model has learned and shows how it begins from nothing; see <see cref="FrameTraining.StartOver"/>.</summary>
    /// <param name="seed">Of the parameters that it begins with.</param>
    /// <exception cref="InvalidOperationException">The model does not learn.</exception>
    public void StartOver(ulong seed) => Replace(training => training.StartOver(seed));

    /// <summary>Brings back what the model knew before it started over.</summary>
    /// <exception cref="InvalidOperationException">It has not started over.</exception>
    public void TakeBack() => Replace(training => training.TakeBack());

    /// <summary>Lets time pass: moves the latent and takes the reports of finished training steps. Never waits for the device.</summary>
    public void Update(in PluginFrame frame)
    {
        Latents.Advance(frame.Seconds);
        Scenes.Advance(frame.Seconds);
        Training?.Poll();
        SortOnce();
    }

    /// <summary>
    /// Orders the dimensions by what they tell of the examples now, the strongest first; see <see cref="LatentState.Order"/>. It is done by itself
    /// once for every model and data, as soon as they tell anything: an order that followed the learning would move under the hand.
    /// </summary>
    /// <returns>False where nothing is known of them.</returns>
    public bool SortLatents()
    {
        bool known = Scenes.Map is { Version: > 0 };
        if (known)
        {
            Latents.State.Arrange(Scenes.Map!.Order);
        }

        return known;
    }

    /// <summary>
    /// Writes a frame's commands: the scene, fitted into the target, and the layer over it. The host submits them to the queue the device was opened
    /// or attached with, before anything that this plugin submits later.
    /// </summary>
    public void Render(in RenderTarget target)
    {
        SceneDirector scenes = Scenes;
        _retired!.Collect(_frame);
        GpuPixelBuffer picture = scenes.Encode(target, _frame, out bool changed);
        _device!.Targets.EncodeCopy(target, Layer?.Encode(target, picture, changed, _frame) ?? picture);
        _frame++;
    }

    /// <summary>Whether the next frame will probably draw another picture than the last, which takes longer than showing it again.</summary>
    public bool WillDraw => Frames == 0 || Scenes.IsMoving || Scenes.IsOutdated || Training is { StepPending: true };

    /// <summary>Trains until shortly before the next frame is due.</summary>
    /// <param name="until">When it is due, as a timestamp of <see cref="PluginHost.Clock"/>; if that is the system's, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</param>
    public void Train(long until) => Training?.Run(until);

    /// <summary>Begins reading back the frame that was submitted last; null before the first one.</summary>
    internal FrameReadback? Capture() => Picture is SceneFrame picture ? new FrameReadback(_device!, picture.Image, picture.Format.Bgra) : null;

    /// <summary>Writes the model as it is now to a file that <see cref="PluginHost.ModelPath"/> takes. Waits for the training step under way.</summary>
    /// <param name="path">A safetensors file; written whole or not at all.</param>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path)
    {
        VaeModel model = Model;
        Training?.Settle();
        ModelFile.Save(path, model, []);
    }

    /// <summary>Gives everything back. The host's frames must be finished; the plugin may be woken again.</summary>
    public void OnDestroy()
    {
        try
        {
            _device?.Queue.Wait(_device.Queue.Submitted);
        }
        finally
        {
            _retired?.Dispose();
            while (_owned.TryPop(out IDisposable? thing))
            {
                thing.Dispose();
            }

            (_host, _device, _retired, _model, _context, _scenes, _latents, _sorted, Training) = (null, null, null, null, null, null, null, null, null);
            _frame = 0;
        }
    }

    /// <summary>The same as <see cref="OnDestroy"/>.</summary>
    public void Dispose() => OnDestroy();

    private static InvalidOperationException Asleep() => new("The plugin is not awake.");

    private void Wake(PluginHost host)
    {
        _device = host.Device
            ?? Own(GpuDevice.Attach(host.Engine, new GpuOptions { Shaders = VaeShaders.Library, CacheFolder = host.CacheFolder }));
        _retired = new DeferredDisposal(host.FramesInFlight);
        DataSpec? data = host.DataSpec ?? (host.Data is null ? null : DataSpec.Parse(host.Data));
        BatchSources? sources = host.Sources ?? (data is null ? null : Own(BatchSources.Open(_device, data)));
        IBatchSource? source = sources?.Train;
        _model = host.Model ?? Own(MakeModel(_device, host, source));
        if (source is not null)
        {
            if (_model.Store.Gradients.Size == 0)
            {
                throw new ArgumentException("A model that learns has to be made trainable.", nameof(host));
            }

            Training = Own(new FrameTraining(_model, source, host.Training, host.Clock, host.TrainedSteps) { History = host.History });
        }

        LatentMap? map = MapOf(sources?.Test);
        LatentPlaces? places = map?.Measure();
        _latents = new LatentPlayer(_model.Architecture.Latent, host.Seed, places);
        _context = new SceneContext(_model, _latents.State, sources?.Test, Training, map, places, host.FramesInFlight, host.Seamless, host.Clock);
        _scenes = Own(new SceneDirector(_context, _retired));
        SortOnce();
    }

    private void SortOnce()
    {
        if (Scenes.Map is { Version: > 0 } map && map != _sorted && map.Tells)
        {
            _sorted = map;
            SortLatents();
        }
    }

    // The version of the model goes on from where it was, though its steps are counted anew.
    private void Replace(Action<FrameTraining> replace)
    {
        FrameTraining training = Training ?? throw new InvalidOperationException("The plugin was woken without data.");
        long version = _context!.ModelVersion;
        replace(training);
        _context.Changes += version + 1 - _context.ModelVersion;
    }

    private LatentMap? MapOf(IBatchSource? examples) => examples is null ? null : Own(new LatentMap(Model, examples, _host!.Seed, _host.Seamless, _host.Clock));

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

    private T Own<T>(T thing)
        where T : IDisposable
    {
        _owned.Push(thing);
        return thing;
    }
}
