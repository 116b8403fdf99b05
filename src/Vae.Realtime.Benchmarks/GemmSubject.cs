namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>The three products of one dense layer at one batch size.</summary>
internal sealed class GemmSubject : IDisposable
{
    /// <summary>Launches in one run, so that the cost of a submit is shared.</summary>
    public const int Launches = 8;

    private readonly ParameterStore _store;
    private readonly GpuArena _arena;
    private readonly List<CompiledRecording> _works = [];

    public GemmSubject(GpuDevice device, int batch, int inputs, int outputs)
    {
        Operations = 2.0 * batch * inputs * outputs * Launches;
        _store = new ParameterStore(device, trainable: true);
        _arena = device.CreateArena("operands");
        try
        {
            Linear layer = new(GemmTuning.Load(device), _store, "layer", inputs, outputs, Activation.Relu);
            _store.Commit();
            Tensor x = Tensor.Reserve(_arena, batch, inputs);
            Tensor y = Tensor.Reserve(_arena, batch, outputs);
            Tensor dz = Tensor.Reserve(_arena, batch, outputs);
            Tensor dx = Tensor.Reserve(_arena, batch, inputs);
            BufferSlice squares = _arena.Reserve<float>(layer.SquareTiles(batch));
            _arena.Commit();
            Fill(device, x, dz, layer.Weight.Value);
            string shape = FormattableString.Invariant($"{inputs}-{outputs} batch {batch}");
            Subjects =
            [
                Compile(device, $"forward {shape}", recording => layer.Forward(recording, x, y)),
                Compile(device, $"backward input {shape}", recording => layer.BackwardInput(recording, dz, x, Activation.Relu, dx)),
                Compile(device, $"backward weight {shape}", recording => layer.BackwardWeight(recording, dz, x, squares, accumulate: false)),
            ];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<Subject> Subjects { get; }

    /// <summary>Floating-point operations of one run of a subject.</summary>
    public double Operations { get; }

    public void Dispose()
    {
        _works.ForEach(work => work.Dispose());
        _arena.Dispose();
        _store.Dispose();
    }

    // Not zeros: a processor may be quicker, or clock higher, on those.
    private static void Fill(GpuDevice device, params Tensor[] tensors)
    {
        Recording recording = new("fill operands");
        foreach (Tensor tensor in tensors)
        {
            recording.Dispatch(new UniformFill(
                tensor.Buffer, new UniformFillParams((uint)tensor.Rows, (uint)tensor.Columns, (uint)tensor.RowStride, 1, 1, 2)));
        }

        device.RunOnce(recording);
    }

    private Subject Compile(GpuDevice device, string name, Action<Recording> record)
    {
        Recording recording = new(name);
        for (int i = 0; i < Launches; i++)
        {
            record(recording);
        }

        CompiledRecording work = device.Compile(recording);
        _works.Add(work);
        return Subject.Of(device, name, work);
    }
}
