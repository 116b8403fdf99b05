namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>An LSTM layer on one batch size.</summary>
internal sealed class LstmPass : ModulePass
{
    private readonly Lstm _layer;
    private readonly LstmTile _tile;
    private readonly bool _learns;
    private readonly Tensor _gates;
    private readonly Tensor _cells;
    private readonly Tensor _previous;
    private readonly BufferSlice _carry;
    private readonly BufferSlice _inputSquares;
    private readonly BufferSlice _hiddenSquares;

    internal LstmPass(Lstm layer, PassPlan plan, FeatureMap x, LstmTile tile)
        : base(x, plan.Map(layer.Output))
    {
        (_layer, _tile, _learns) = (layer, tile, plan.Learns(layer));
        ShapeException.ThrowIfNot(x.Matrix, plan.Batch * layer.Steps, layer.Input.Channels, "input");
        _gates = plan.Map(new Shape(layer.Steps, 1, 4 * layer.Hidden)).Matrix;
        _cells = plan.Map(new Shape(layer.Steps, 1, layer.Hidden)).Matrix;
        _previous = plan.Map(new Shape(layer.Steps, 1, layer.Hidden)).Matrix;
        if (plan.Training)
        {
            _carry = plan.Map(new Shape(1, 1, layer.Hidden)).Matrix.Buffer;
        }

        if (_learns)
        {
            _inputSquares = plan.Squares(layer.FromInput.SquareTiles(_gates.Rows));
            _hiddenSquares = plan.Squares(layer.FromHidden.SquareTiles(_gates.Rows));
        }
    }

    public override void Forward(Recording recording, StepBindings step)
    {
        _layer.FromInput.Forward(recording, X.Matrix, _gates);
        recording.Cut();
        for (int t = 0; t < _layer.Steps; t++)
        {
            recording.Dispatch(new LstmForward(
                _layer.FromHidden.Weight.Value.Buffer,
                _layer.FromHidden.Bias.Value.Buffer,
                _gates.Buffer,
                _cells.Buffer,
                _previous.Buffer,
                Y.Matrix.Buffer,
                Size(t),
                _tile));
            recording.Cut();
        }
    }

    /// <inheritdoc/>
    /// <remarks>The gates become their gradients, so a forward pass goes before every backward pass.</remarks>
    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
    {
        for (int t = _layer.Steps - 1; t >= 0; t--)
        {
            recording.Dispatch(new LstmBackward(
                _layer.FromHidden.Weight.Value.Buffer, _gates.Buffer, _cells.Buffer, dz.Matrix.Buffer, _carry, Size(t), _tile));
            recording.Cut();
        }

        if (_learns)
        {
            _layer.FromInput.BackwardWeight(recording, _gates, X.Matrix, _inputSquares, accumulate: false);
            recording.Cut();
            _layer.FromHidden.BackwardWeight(recording, _gates, _previous, _hiddenSquares, accumulate: false);
            recording.Cut();
        }

        if (dx is FeatureMap wanted)
        {
            _layer.FromInput.BackwardInput(recording, _gates, X.Matrix, before, wanted.Matrix);
            recording.Cut();
        }
    }

    private LstmParams Size(int t) => new(
        (uint)Y.Batch,
        (uint)_layer.Steps,
        (uint)_layer.Hidden,
        (uint)_layer.FromHidden.Weight.Value.RowStride / 4,
        (uint)_gates.RowStride / 4,
        (uint)_cells.RowStride / 4,
        _layer.Sequences ? 1u : 0u,
        (uint)t);
}
