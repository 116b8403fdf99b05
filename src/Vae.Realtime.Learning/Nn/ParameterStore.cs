namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>
/// Every parameter of a model in one flat run of device memory, with runs of the same layout for gradients and Adam's moments, so that
/// one dispatch updates the whole model.
/// </summary>
internal sealed class ParameterStore : IDisposable
{
    private readonly GpuDevice _device;
    private readonly GpuArena _arena;
    private readonly List<Planned> _plan = [];
    private readonly List<Planned> _averages = [];
    private readonly List<IReadOnlyList<uint>> _tables = [];
    private readonly bool _trainable;
    private ulong _bytes;
    private ulong _averageBytes;
    private BufferSlice _averageRun;
    private BufferSlice _newestRun;

    /// <param name="device">Where the parameters live.</param>
    /// <param name="trainable">Also reserve gradients and moments.</param>
    public ParameterStore(GpuDevice device, bool trainable)
    {
        (_device, _trainable) = (device, trainable);
        _arena = device.CreateArena("parameters");
    }

    /// <summary>Committed parameters, in the order they were added.</summary>
    public IReadOnlyList<Parameter> Parameters { get; private set; } = [];

    /// <summary>Device memory of everything here.</summary>
    public ulong ReservedBytes => _arena.Reserved;

    /// <summary>Bytes of one run; a multiple of 16.</summary>
    public ulong Bytes => _bytes;

    public BufferSlice Values { get; private set; }

    public BufferSlice Gradients { get; private set; }

    /// <summary>Adam's first moment.</summary>
    public BufferSlice Means { get; private set; }

    /// <summary>Adam's second moment.</summary>
    public BufferSlice Squares { get; private set; }

    /// <summary>
    /// What files keep besides the parameters although no gradient changes it: running averages of statistics. In the place of a gradient
    /// they have the newest value, which a step must write.
    /// </summary>
    public IReadOnlyList<Parameter> Averages { get; private set; } = [];

    /// <summary>What layers look up and files do not hold, in the order they were added.</summary>
    public IReadOnlyList<BufferSlice> Tables { get; private set; } = [];

    /// <summary>What layers choose their kernels' variants by.</summary>
    public DeviceTraits Traits => _device.Traits;

    /// <summary>Plans a parameter that files hold as it is; its index in <see cref="Parameters"/> after <see cref="Commit"/>.</summary>
    public int Add(string name, int rows, int columns) =>
        Add(name, rows, columns, new ParameterLayout([(name, rows == 1 ? [columns] : [rows, columns])]));

    /// <summary>Plans a parameter; its index in <see cref="Parameters"/> after <see cref="Commit"/>.</summary>
    public int Add(string name, int rows, int columns, ParameterLayout layout) => Plan(_plan, ref _bytes, name, rows, columns, layout);

    /// <summary>Plans a running average of a vector; its index in <see cref="Averages"/> after <see cref="Commit"/>.</summary>
    public int AddAverage(string name, int columns, ParameterLayout layout) => Plan(_averages, ref _averageBytes, name, 1, columns, layout);

    /// <summary>Plans words that kernels look up; their index in <see cref="Tables"/> after <see cref="Commit"/>.</summary>
    public int AddTable(IReadOnlyList<uint> words)
    {
        _tables.Add(words);
        return _tables.Count - 1;
    }

    /// <summary>Allocates everything, parameters zeroed.</summary>
    public void Commit()
    {
        Values = _arena.Reserve(_bytes);
        if (_trainable)
        {
            (Gradients, Means, Squares) = (_arena.Reserve(_bytes), _arena.Reserve(_bytes), _arena.Reserve(_bytes));
        }

        if (_averageBytes > 0)
        {
            _averageRun = _arena.Reserve(_averageBytes);
            _newestRun = _trainable ? _arena.Reserve(_averageBytes) : default;
        }

        Tables = [.. _tables.Select(words => _arena.Reserve<uint>(words.Count))];
        _arena.Commit();
        for (int i = 0; i < _tables.Count; i++)
        {
            _device.Transfers.Upload<uint>(Tables[i], [.. _tables[i]]);
        }

        Parameters = [.. _plan.Select(planned => new Parameter(
            planned.Name,
            View(Values, planned),
            _trainable ? View(Gradients, planned) : default,
            _trainable ? (View(Means, planned), View(Squares, planned)) : default,
            planned.Layout))];
        Averages = [.. _averages.Select(planned => new Parameter(
            planned.Name, View(_averageRun, planned), _trainable ? View(_newestRun, planned) : default, default, planned.Layout))];
    }

    /// <summary>Appends Adam's update of every parameter; it obeys the verdict in <paramref name="state"/>.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="state">The step's verdict and scalars.</param>
    /// <param name="beta1">Decay of the first moment.</param>
    /// <param name="beta2">Decay of the second moment.</param>
    /// <param name="epsilon">Added to the root of the second moment.</param>
    /// <param name="l2">Weight of an L2 penalty.</param>
    /// <param name="decay">Decoupled weight decay.</param>
    /// <param name="frozen">Says which parameters stay as they are; null updates all.</param>
    /// <param name="gradients">Laid out as <see cref="Gradients"/>; null for those.</param>
    public void RecordAdam(
        Recording recording,
        BufferSlice state,
        double beta1,
        double beta2,
        double epsilon,
        double l2 = 0,
        double decay = 0,
        Func<Parameter, bool>? frozen = null,
        BufferSlice? gradients = null)
    {
        foreach ((ulong offset, ulong bytes) in Learned(frozen))
        {
            BufferSlice Part(BufferSlice run) => run.Part(offset, bytes);
            AdamParams size = new(checked((uint)(bytes / 16)), (float)beta1, (float)beta2, (float)epsilon, (float)l2, (float)decay);
            recording.Dispatch(new Adam(
                state, Part(gradients ?? Gradients), Part(Values), Part(Means), Part(Squares), size, _device.Traits.IsCpu ? 8 : 64));
        }
    }

    /// <summary>Appends what a step that is over adds to every running average; it obeys the verdict in <paramref name="state"/>.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="state">The step's verdict.</param>
    /// <param name="momentum">Weight of the newest value.</param>
    /// <param name="frozen">Says which averages stay as they are; null updates all.</param>
    public void RecordAverages(Recording recording, BufferSlice state, double momentum, Func<Parameter, bool>? frozen = null)
    {
        foreach ((ulong offset, ulong bytes) in Runs(_averages, Averages, _averageBytes, frozen))
        {
            recording.Dispatch(new RunningAverage(
                state,
                _newestRun.Part(offset, bytes),
                _averageRun.Part(offset, bytes),
                new RunningAverageParams(checked((uint)(bytes / 16)), (float)momentum)));
        }
    }

    /// <summary>All that training changes and keeps from step to step: parameters, Adam's moments, running averages.</summary>
    internal IEnumerable<BufferSlice> State => _trainable
        ? [Values, Means, Squares, .. _averageBytes > 0 ? [_averageRun] : (ReadOnlySpan<BufferSlice>)[]]
        : throw new InvalidOperationException("The parameters are not trained.");

    /// <summary>Appends the return to how everything was when it was allocated: zero.</summary>
    internal void RecordClear(Recording recording)
    {
        foreach (BufferSlice run in State)
        {
            recording.Fill(run, 0);
        }

        recording.Fill(Gradients, 0);
    }

    /// <summary>Where in a run of <see cref="Bytes"/> the parameters lie that are not frozen: neighbours as one.</summary>
    public IEnumerable<(ulong Offset, ulong Bytes)> Learned(Func<Parameter, bool>? frozen) => Runs(_plan, Parameters, _bytes, frozen);

    public void Dispose() => _arena.Dispose();

    private static IEnumerable<(ulong Offset, ulong Bytes)> Runs(
        List<Planned> plan, IReadOnlyList<Parameter> parameters, ulong end, Func<Parameter, bool>? frozen)
    {
        ulong? start = null;
        for (int i = 0; i <= plan.Count; i++)
        {
            bool live = i < plan.Count && !(frozen?.Invoke(parameters[i]) ?? false);
            ulong at = i < plan.Count ? plan[i].Offset : end;
            if (live)
            {
                start ??= at;
            }
            else if (start is ulong first)
            {
                yield return (first, at - first);
                start = null;
            }
        }
    }

    private static Tensor View(BufferSlice run, Planned planned) => new(
        run.Part(planned.Offset, (ulong)Tensor.StoredFloats(planned.Rows, planned.Columns) * sizeof(float)), planned.Rows, planned.Columns);

    private int Plan(List<Planned> plan, ref ulong bytes, string name, int rows, int columns, ParameterLayout layout)
    {
        ulong alignment = _device.Traits.OffsetAlignment;
        plan.Add(new Planned(name, rows, columns, bytes, layout));
        bytes = (bytes + ((ulong)Tensor.StoredFloats(rows, columns) * sizeof(float)) + alignment - 1) / alignment * alignment;
        return plan.Count - 1;
    }

    private sealed record Planned(string Name, int Rows, int Columns, ulong Offset, ParameterLayout Layout);
}
