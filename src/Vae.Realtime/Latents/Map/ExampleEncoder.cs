namespace Vae.Realtime.Latents.Map;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Encodes the same examples again and again: one slice of a small batch is submitted at a time, when the one before is finished.</summary>
internal sealed class ExampleEncoder : IDisposable
{
    private const int MaxRows = 16;

    private readonly GpuDevice _device;
    private readonly IBatchSource _examples;
    private readonly VaePass _pass;
    private readonly StepRing _ring;
    private readonly GpuArena _host;
    private readonly BufferSlice _heads;
    private readonly GpuArena? _labelArena;
    private readonly BufferSlice? _classes;
    private readonly Recording _recording = new("encode examples");
    private readonly bool _aside;
    private readonly CompiledRecording _read;
    private readonly ulong _seed;
    private readonly int _latent;
    private readonly float[] _logVariances;
    private readonly float[] _means;
    private readonly int[] _labels;
    private KernelPreparation? _preparation;
    private CompiledRecording? _encode;
    private ulong _ticket;
    private int _first;
    private int _slice;

    /// <param name="model">Whose encoder runs.</param>
    /// <param name="examples">Not disposed here.</param>
    /// <param name="count">Examples, the first of an order that the seed shuffles.</param>
    /// <param name="seed">Seed of that order.</param>
    /// <param name="aside">Kernels are compiled in the background while frames go on; otherwise at the beginning.</param>
    public ExampleEncoder(VaeModel model, IBatchSource examples, int count, ulong seed, bool aside)
    {
        (_device, _examples, _seed, _aside, Count) = (model.Device, examples, seed, aside, count);
        _latent = model.Architecture.Latent;
        (_means, _logVariances) = (new float[count * _latent], new float[count * _latent]);
        _labels = examples.ClassNames is null ? [] : new int[count];
        _pass = new VaePass(model, Math.Min(MaxRows, count));
        _ring = new StepRing(_device);
        _host = _device.CreateArena("heads of examples", MemoryKind.Host);
        _heads = _host.Reserve(_pass.Heads.Buffer.Size);
        Recording read = new("heads of examples");
        examples.Record(_recording, _ring.Bindings, _pass, shuffled: true);
        _recording.Cut();
        read.Copy(_pass.Heads.Buffer, _heads);
        if (examples.ClassNames is not null)
        {
            _labelArena = _device.CreateArena("labels of examples");
            BufferSlice labels = _labelArena.Reserve<uint>(_pass.Batch);
            _labelArena.Commit();
            _classes = _host.Reserve(labels.Size);
            examples.RecordLabels(_recording, _ring.Bindings, labels, _pass.Batch, shuffled: true);
            read.Copy(labels, _classes.Value);
        }

        _pass.RecordCondition(_recording, _ring.Bindings);
        _pass.RecordEncode(_recording, _ring.Bindings);
        _host.Commit();
        _read = _device.Compile(read);
    }

    public int Count { get; }

    /// <summary>(N, L).</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>(N); empty where the data have none.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Begins with the first example.</summary>
    public void Begin() => (_first, _slice) = (0, 0);

    /// <summary>Submits the next slice once the one before is finished.</summary>
    /// <returns>Whether all examples are encoded and read.</returns>
    public bool Advance()
    {
        _preparation ??= new KernelPreparation(_device, _recording, _aside);
        if (_device.Queue.Completed < _ticket || !_preparation.IsDone)
        {
            return false;
        }

        _encode ??= _device.Compile(_recording, sliced: true);
        if (_slice > _encode.Slices)
        {
            Take();
            (_first, _slice) = (_first + _pass.Batch, 0);
            if (_first >= Count)
            {
                return true;
            }
        }

        if (_slice == 0)
        {
            ref StepEntry entry = ref _ring.Entry(0);
            entry = default;
            _examples.Schedule(ref entry, 0, _first, _pass.Batch, _seed);
        }

        _ticket = _slice < _encode.Slices ? _device.Queue.SubmitSlices(_encode, _slice, 1) : _device.Queue.Submit(_read);
        _slice++;
        return false;
    }

    /// <summary>Waits for what was submitted.</summary>
    public void Wait() => _device.Queue.Wait(_ticket);

    /// <summary>Writes the mean KL(N(μ, exp s) || N(0,1)) of every dimension.</summary>
    public void MeanKl(Span<float> kl)
    {
        for (int i = 0; i < _latent; i++)
        {
            double sum = 0;
            for (int at = i; at < _means.Length; at += _latent)
            {
                (double mean, double logVariance) = (_means[at], _logVariances[at]);
                sum += 0.5 * (Math.Exp(logVariance) + (mean * mean) - 1 - logVariance);
            }

            kl[i] = (float)(sum / Count);
        }
    }

    public void Dispose()
    {
        _device.Queue.Wait(_ticket);
        _read.Dispose();
        _preparation?.Dispose();
        _encode?.Dispose();
        _host.Dispose();
        _labelArena?.Dispose();
        _ring.Dispose();
        _pass.Dispose();
    }

    private void Take()
    {
        ReadOnlySpan<float> heads = _host.Map<float>(_heads);
        int rows = Math.Min(_pass.Batch, Count - _first);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> head = heads.Slice(row * _pass.Heads.RowStride, 2 * _latent);
            head[.._latent].CopyTo(_means.AsSpan((_first + row) * _latent));
            head[_latent..].CopyTo(_logVariances.AsSpan((_first + row) * _latent));
            if (_classes is BufferSlice classes)
            {
                _labels[_first + row] = (int)_host.Map<uint>(classes)[row];
            }
        }
    }
}
