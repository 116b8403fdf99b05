namespace Vae.Realtime.Live.Instruments;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Training;

/// <summary>
/// The model and the data that are played with. Others take their place while frames go on: files of data are read on another thread, and
/// what cannot be used leaves everything as it was.
/// </summary>
internal sealed class LiveModel : IDisposable
{
    /// <summary>Most frames that the device works on at a time.</summary>
    public const int FramesInFlight = 3;

    private readonly GpuDevice _device;
    private readonly ulong _seed;
    private readonly bool _seamless;
    private readonly List<BatchSources> _retired = [];
    private readonly LossHistory _history = new();
    private VaeModel _model;
    private BatchSources _sources;
    private long _saved;
    private string? _modelNote;
    private (FileSpec Spec, Task<DataSplits> Data)? _loading;
    private CancellationTokenSource? _left;

    /// <param name="device">Where everything lives; outlives this.</param>
    /// <param name="model">A model file; null for the program's own, see <see cref="StartingModel"/>.</param>
    /// <param name="data">What it learns from.</param>
    /// <param name="seed">Seed of the latents and the training.</param>
    /// <param name="seamless">See <see cref="PluginHost.Seamless"/>.</param>
    /// <param name="beginning">How it begins to learn; null for what is usual.</param>
    /// <param name="cancellation">Ends the loading of these data.</param>
    /// <exception cref="VaeException">Either cannot be used, or they do not fit each other.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LiveModel(
        GpuDevice device,
        string? model,
        DataSpec data,
        ulong seed,
        bool seamless = false,
        Beginning? beginning = null,
        CancellationToken cancellation = default)
    {
        beginning ??= new Beginning();
        (_device, _seed, _seamless, ModelPath, Data) = (device, seed, seamless, model ?? PretrainedModel.For(data), data);
        _sources = Changed(
            data, BatchSources.Open(device, data, new LoadOptions { CacheFolder = device.CacheFolder, Cancellation = cancellation }));
        try
        {
            (_model, Begun, FromNothing) = First(beginning, model);
            try
            {
                if (beginning.Fresh)
                {
                    _model.Forget(seed);
                    (Begun, FromNothing) = (0, true);
                }

                _saved = Begun;

                Wake(_sources, beginning.Turn(Usual(_sources)));
            }
            catch
            {
                _model.Dispose();
                throw;
            }
        }
        catch
        {
            _sources.Dispose();
            throw;
        }
    }

    /// <summary>Raised before the plugin goes to sleep for another model, or to begin to learn.</summary>
    public event Action? Exchanging;

    /// <summary>Raised once it is awake again.</summary>
    public event Action? Exchanged;

    /// <summary>Awake at all times.</summary>
    public VaePlugin Plugin { get; } = new();

    /// <summary>The file that the model came from, or was saved to last.</summary>
    public string ModelPath { get; private set; }

    /// <summary>Steps that the model had behind it when it came.</summary>
    public long Begun { get; private set; }

    /// <summary>Whether the first model had learned nothing, or nothing of these data.</summary>
    public bool FromNothing { get; }

    /// <summary>Steps that it has behind it.</summary>
    public long Steps => Plugin.Training?.Steps ?? Begun;

    /// <summary>Whether it has learned something since it came or was saved last.</summary>
    public bool HasUnsaved => Steps > 0 && Steps != _saved;

    /// <summary>What it learns from.</summary>
    public DataSpec Data { get; private set; }

    /// <summary>What a person should know of how they, and a model that came with them, were read and chosen, a line each.</summary>
    public IReadOnlyList<string> Notes => _modelNote is null ? _sources.Notes : [_modelNote, .. _sources.Notes];

    /// <summary>Whether data are being read.</summary>
    public bool Loading => _loading is not null;

    /// <summary>Puts another model in the place of the present one. It learns from the present data, or not at all if they do not fit.</summary>
    /// <param name="path">A model file.</param>
    /// <returns>Why it does not learn, or not from where it stood; null when it does.</returns>
    /// <exception cref="VaeException">The file cannot be used; the present model stays.</exception>
    public string? Open(string path)
    {
        (VaeModel fresh, long steps, string? note) = LearnedModel.Load(_device, path);
        string? problem = null;
        try
        {
            BatchChecks.ThrowIfUnfit(_sources.Train, fresh);
        }
        catch (VaeException error)
        {
            problem = error.Message;
        }

        TrainerOptions options = new() { Seed = _seed };
        if (Plugin.Training is FrameTraining training)
        {
            options = options with
            {
                Batch = Math.Min(training.Batch, _sources.Train.Count),
                LearningRate = training.LearningRate,
                Kl = options.Kl with { Beta = training.Beta },
            };
        }

        Exchanging?.Invoke();
        Plugin.OnDestroy();
        _history.Mark(LossChange.Model);
        _model.Dispose();
        (_model, ModelPath, Begun, _saved) = (fresh, path, steps, steps);
        Retire();
        Wake(problem is null ? _sources : null, options);
        Exchanged?.Invoke();
        return problem ?? note;
    }

    /// <summary>Writes what the model has learned into a file, which is its file from now on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="session">The session that it belongs to; null for none.</param>
    /// <exception cref="VaeException">It cannot be written.</exception>
    public void Save(string path, string? session = null)
    {
        Write(path, session);
        (ModelPath, _saved) = (path, Steps);
    }

    /// <summary>The model's file does not hold what it has learned, or is not to stay: that counts as not saved.</summary>
    public void Disown() => _saved = 0;

    /// <summary>
    /// Writes the model with all that its training takes to go on: after a whole step, which is waited for. Its file stays what it was.
    /// </summary>
    /// <exception cref="VaeException">It cannot be written.</exception>
    public void Write(string path, string? session = null)
    {
        IEnumerable<KeyValuePair<string, string>> mark = session is null ? [] : [LearnedModel.MarkOf(session)];
        if (Plugin.Training is not FrameTraining training)
        {
            ModelFile.Save(path, _model, mark);
            return;
        }

        training.Settle();
        TrainingState state = new(training.Steps, new LossSum(), double.PositiveInfinity, 0);
        ModelFile.SaveWithMoments(path, _model, TrainingRecord.Write(Data, _sources, _model.Architecture, training.Options, state).Concat(mark));
    }

    /// <summary>Begins to learn from other data. Files are read first, see <see cref="Poll"/>.</summary>
    /// <exception cref="VaeException">A stream does not fit the model.</exception>
    public void Learn(DataSpec data)
    {
        Leave();
        if (data is FileSpec file)
        {
            _left = new CancellationTokenSource();
            LoadOptions load = new() { CacheFolder = _device.CacheFolder, Cancellation = _left.Token };
            _loading = (file, Task.Run(() => DataLoader.Load(file, load)));
            return;
        }

        Use(data, BatchSources.Open(_device, data));
    }

    /// <summary>Goes on with what <see cref="Learn"/> began, without waiting.</summary>
    /// <returns>Whether the data have just been read and are used from now on.</returns>
    /// <exception cref="VaeException">They cannot be used; the present ones stay.</exception>
    public bool Poll()
    {
        if (_loading is not { Data.IsCompleted: true } done)
        {
            return false;
        }

        _loading = null;
        Use(done.Spec, Changed(done.Spec, BatchSources.Open(_device, done.Spec, done.Data.GetAwaiter().GetResult())));
        return true;
    }

    public void Dispose()
    {
        Leave();
        Plugin.Dispose();
        Retire();
        _model.Dispose();
        _sources.Dispose();
    }

    // What is still being loaded is of no use any more.
    private void Leave()
    {
        _loading = null;
        _left?.Cancel();
        _left?.Dispose();
        _left = null;
    }

    private (VaeModel Model, long Steps, bool FromNothing) First(Beginning beginning, string? file)
    {
        Shape shape = _sources.Train.Shape;
        if (beginning.Architecture is { } make)
        {
            return (StartingModel.Fresh(_device, make(shape, _sources.Train.ClassNames?.Count), _seed), 0, true);
        }

        if (file is not null)
        {
            (VaeModel loaded, long steps, _modelNote) = LearnedModel.Load(_device, file);
            return (loaded, steps, false);
        }

        if (PictureStart.For(Data, shape) is PictureStart start)
        {
            (ModelPath, _modelNote) = (start.Weights ?? ModelPath, start.ModelNote);
            return (start.Make(_device, _seed), 0, true);
        }

        (VaeModel model, bool learned) = StartingModel.For(_device, Data, shape, _seed);
        return (model, 0, !learned);
    }

    // Few pictures of somebody's own are changed at random while they are learned.
    private BatchSources Changed(DataSpec data, BatchSources sources)
    {
        try
        {
            return PictureStart.ChangesOf(data, sources.Train.Shape, sources.Train.Count) is var (changes, note)
                ? sources with { Train = new AugmentedBatches(_device, sources.Train, changes), Notes = [.. sources.Notes, note] }
                : sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }

    private void Use(DataSpec data, BatchSources fresh)
    {
        try
        {
            if (Plugin.Training is not null)
            {
                Plugin.SwitchTo(fresh);
            }
            else
            {
                BatchChecks.ThrowIfUnfit(fresh.Train, _model);
            }
        }
        catch
        {
            fresh.Dispose();
            throw;
        }

        _retired.Add(_sources);
        (_sources, Data, _modelNote) = (fresh, data, null);
        if (Plugin.Training is null)
        {
            Exchanging?.Invoke();
            Plugin.OnDestroy();
            Wake(fresh, Usual(fresh));
            Exchanged?.Invoke();
        }
    }

    // A folder may hold fewer examples than are usual in a step.
    private TrainerOptions Usual(BatchSources sources)
    {
        TrainerOptions options = new() { Seed = _seed };
        return options with { Batch = Math.Min(options.Batch, sources.Train.Count) };
    }

    // Frames and training may read old data for as long as the plugin is awake.
    private void Retire()
    {
        _retired.ForEach(old => old.Dispose());
        _retired.Clear();
    }

    private void Wake(BatchSources? sources, TrainerOptions options) => Plugin.Awake(new PluginHost(_device)
    {
        Sources = sources,
        Model = _model,
        Seed = _seed,
        Training = options,
        TrainedSteps = Begun,
        FramesInFlight = FramesInFlight,
        Seamless = _seamless,
        History = _history,
    });
}
