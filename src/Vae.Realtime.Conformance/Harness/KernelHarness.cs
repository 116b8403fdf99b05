namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The memory of one case. Operands lie in one mapped arena full of guard words, so that a run shows every word that a kernel changed:
/// results may change, anything else (inputs, padding, guards, other operands' surroundings) may not.
/// </summary>
internal sealed class KernelHarness(GpuDevice device, Sampler sampler) : IDisposable
{
    private const int GuardWords = 64;

    private readonly GpuArena _arena = device.CreateArena("conformance case", MemoryKind.Host);
    private readonly List<(Operand Operand, uint[] Words)> _operands = [];
    private readonly List<IDisposable> _kept = [];
    private uint[]? _before;

    public GpuDevice Device => device;

    public Sampler Sampler => sampler;

    public Verdict Verdict { get; } = new();

    /// <summary>An input as the product stores matrices: both dimensions zero-padded to multiples of 8.</summary>
    public Operand Matrix(ReadOnlySpan<double> values, int rows, int columns) => AddMatrix(values, rows, columns, written: false);

    /// <summary>A padded matrix that the kernel reads and changes.</summary>
    public Operand Accumulator(ReadOnlySpan<double> values, int rows, int columns) => AddMatrix(values, rows, columns, written: true);

    /// <summary>A padded matrix that the kernel overwrites: NaN before, so that nothing of it can be left out or read.</summary>
    public Operand Result(int rows, int columns) => AddMatrix(Nothing(rows * columns), rows, columns, written: true);

    /// <summary>
    /// A map as the product stores it (<see cref="FeatureMap"/>): a row per pixel, and zeros behind the last one.
    /// </summary>
    public Operand Map(ReadOnlySpan<double> values, int batch, int pixels, int channels) =>
        AddMatrix(values, batch * pixels, channels, written: false, FeatureMap.StoredRows(batch, pixels));

    /// <summary>A map that the kernel overwrites.</summary>
    public Operand MapResult(int batch, int pixels, int channels) =>
        AddMatrix(Nothing(batch * pixels * channels), batch * pixels, channels, written: true, FeatureMap.StoredRows(batch, pixels));

    /// <summary>A convolution's weight (outputs, taps, inputs), inputs padded to 8 and as many zero rows behind as make outputs so.</summary>
    public Operand Weight(ReadOnlySpan<double> values, int outputs, int taps, int inputs) =>
        AddMatrix(values, outputs * taps, inputs, written: false, (long)Tensor.Pad(outputs) * taps);

    /// <summary>A run of results without padding, NaN before.</summary>
    public Operand Results(int count) => AddRun(Nothing(count), written: true);

    /// <summary>A run of floats without padding.</summary>
    public Operand Floats(ReadOnlySpan<double> values, bool written = false) => AddRun(values, written);

    /// <summary>Words without padding.</summary>
    /// <param name="values">Their content.</param>
    /// <param name="written">True when the kernel may change them.</param>
    /// <param name="guards">Guard words behind; none where the shader asks for the binding's length.</param>
    public Operand Words(ReadOnlySpan<uint> values, bool written = false, int guards = GuardWords) =>
        Add(values.ToArray(), 1, values.Length, values.Length, written, guards);

    /// <summary>Keeps something alive until the case is over.</summary>
    public T Keep<T>(T resource)
        where T : IDisposable
    {
        _kept.Add(resource);
        return resource;
    }

    /// <summary>Runs a kernel on the operands as they are now, then whatever <paramref name="after"/> records.</summary>
    public void Run<TKernel>(TKernel kernel, Action<Recording>? after = null)
        where TKernel : struct, IKernel<TKernel>
    {
        Commit();
        Memory().CopyTo(_before);
        Recording recording = new($"conformance of {TKernel.Info.Name}");
        recording.Dispatch(kernel);
        after?.Invoke(recording);
        device.RunOnce(recording);
        CheckUntouched();
    }

    /// <summary>Logical elements after a run.</summary>
    public uint[] ReadWords(Operand operand)
    {
        ReadOnlySpan<uint> words = _arena.Map<uint>(operand.Slice);
        uint[] values = new uint[operand.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = words[operand.Index(i)];
        }

        return values;
    }

    /// <summary>Logical elements after a run, as floats.</summary>
    public double[] Read(Operand operand) => [.. ReadWords(operand).Select(word => (double)BitConverter.UInt32BitsToSingle(word))];

    /// <summary>Compares every element of a result with its twin; see <see cref="Verdict.Compare"/>.</summary>
    public void Compare(string name, Operand result, ReadOnlySpan<double> expected, ReadOnlySpan<double> scale, double roundings)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(expected.Length, result.Count);
        Compare(name, result, 0, expected, scale, roundings);
    }

    /// <summary>Compares a part of a result that begins at an element.</summary>
    public void Compare(string name, Operand result, int first, ReadOnlySpan<double> expected, ReadOnlySpan<double> scale, double roundings)
    {
        double[] found = Read(result);
        for (int i = 0; i < expected.Length; i++)
        {
            Verdict.Compare(name + result.Place(first + i), found[first + i], expected[i], scale[i], roundings);
        }
    }

    public void Dispose()
    {
        foreach (IDisposable resource in _kept)
        {
            resource.Dispose();
        }

        _arena.Dispose();
    }

    private static double[] Nothing(int count)
    {
        double[] nothing = new double[count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }

    private static uint Bits(double value) => BitConverter.SingleToUInt32Bits((float)value);

    private Operand AddRun(ReadOnlySpan<double> values, bool written)
    {
        uint[] words = new uint[values.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Bits(values[i]);
        }

        return Words(words, written);
    }

    private Operand AddMatrix(ReadOnlySpan<double> values, int rows, int columns, bool written) =>
        AddMatrix(values, rows, columns, written, Tensor.Pad(rows));

    private Operand AddMatrix(ReadOnlySpan<double> values, int rows, int columns, bool written, long storedRows)
    {
        int stride = Tensor.Pad(columns);
        uint[] words = new uint[storedRows * stride];
        for (int i = 0; i < values.Length; i++)
        {
            words[(i / columns * stride) + (i % columns)] = Bits(values[i]);
        }

        return Add(words, rows, columns, stride, written, GuardWords);
    }

    private Operand Add(uint[] words, int rows, int columns, int stride, bool written, int guards)
    {
        Operand operand = new(_arena.Reserve<uint>(words.Length + guards), rows, columns, stride, written);
        _operands.Add((operand, words));
        return operand;
    }

    private void Commit()
    {
        if (_before is not null)
        {
            return;
        }

        _arena.Commit();
        Memory().Fill(Operand.Guard);
        foreach ((Operand operand, uint[] words) in _operands)
        {
            words.CopyTo(_arena.Map<uint>(operand.Slice));
        }

        _before = new uint[Memory().Length];
    }

    private Span<uint> Memory() => _arena.Map<uint>(new BufferSlice(_arena, 0, _arena.Reserved));

    private void CheckUntouched()
    {
        Span<uint> after = Memory();
        foreach ((Operand operand, _) in _operands.Where(entry => entry.Operand.Written))
        {
            int start = (int)(operand.Slice.Offset / sizeof(uint));
            for (int i = 0; i < operand.Count; i++)
            {
                _before![start + operand.Index(i)] = after[start + operand.Index(i)];
            }
        }

        // Padding may be written as long as it stays zero, of either sign.
        for (int at = 0; at < after.Length; at++)
        {
            if (after[at] != _before![at] && ((after[at] | _before[at]) & 0x7FFFFFFF) != 0)
            {
                Verdict.Fail($"word {at} was 0x{_before[at]:X8} and became 0x{after[at]:X8}, which is not a result: {Locate(at)}");
                return;
            }
        }
    }

    private string Locate(int word)
    {
        ulong at = (ulong)word * sizeof(uint);
        int found = _operands.FindLastIndex(entry => entry.Operand.Slice.Offset <= at);
        Operand operand = _operands[found].Operand;
        int inside = word - (int)(operand.Slice.Offset / sizeof(uint));
        return $"word {inside} of operand {found}, a matrix of {operand.Rows}x{operand.Columns}";
    }
}
