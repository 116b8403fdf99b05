namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>The three products of one dense layer at one batch size.</summary>
internal sealed class GemmSubject : IDisposable
{
    /// <summary>Launches in one run, so that the cost of a submit is shared.</summary>
    public const int Launches = 8;

    private readonly LayerOperands _operands;

    public GemmSubject(GpuDevice device, int batch, int inputs, int outputs)
    {
        Operations = 2.0 * batch * inputs * outputs * Launches;
        _operands = new LayerOperands(device, Launches);
        try
        {
            GpuArena arena = _operands.Arena;
            Linear layer = new(GemmTuning.Load(device), _operands.Store, "layer", inputs, outputs, Activation.Relu);
            _operands.Store.Commit();
            Tensor x = Tensor.Reserve(arena, batch, inputs);
            Tensor y = Tensor.Reserve(arena, batch, outputs);
            Tensor dz = Tensor.Reserve(arena, batch, outputs);
            Tensor dx = Tensor.Reserve(arena, batch, inputs);
            BufferSlice squares = arena.Reserve<float>(layer.SquareTiles(batch));
            arena.Commit();
            Recording fill = new("fill operands");
            LayerOperands.Fill(fill, x, dz, layer.Weight.Value);
            device.RunOnce(fill);
            string shape = FormattableString.Invariant($"{inputs}-{outputs} batch {batch}");
            Subjects =
            [
                _operands.Compile($"forward {shape}", recording => layer.Forward(recording, x, y)),
                _operands.Compile($"backward input {shape}", recording => layer.BackwardInput(recording, dz, x, Activation.Relu, dx)),
                _operands.Compile($"backward weight {shape}", recording => layer.BackwardWeight(recording, dz, x, squares, accumulate: false)),
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

    public void Dispose() => _operands.Dispose();
}
