namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>The backward pass of a <see cref="VaePass"/>: from the logits' gradient to every parameter's, with the partial norms.</summary>
public sealed class VaeBackward : IDisposable
{
    private readonly VaePass _pass;
    private readonly GpuArena _arena;
    private readonly Tensor[] _encoded;
    private readonly Tensor _heads;
    private readonly Tensor _z;
    private readonly Tensor[] _decoded;
    private readonly Dictionary<Linear, BufferSlice> _squares = [];

    public VaeBackward(VaePass pass)
    {
        _pass = pass;
        VaeModel model = pass.Model;
        _arena = model.Device.CreateArena("activation gradients");
        _encoded = [.. pass.Encoded.Select(Like)];
        _heads = Like(pass.Heads);
        _z = Like(pass.Z);
        _decoded = [.. pass.Decoded.Select(Like)];
        SquareCount = model.Layers.Sum(layer => layer.SquareTiles(pass.Batch));
        Squares = _arena.Reserve<float>(SquareCount + (64L * model.Layers.Count()));
        ulong offset = 0;
        foreach (Linear layer in model.Layers)
        {
            ulong bytes = (ulong)layer.SquareTiles(pass.Batch) * sizeof(float);
            _squares.Add(layer, Squares.Part(offset, bytes));
            offset += Align(bytes, model.Device.Traits.OffsetAlignment);
        }

        SquareCount = (int)(offset / sizeof(float));
        try
        {
            _arena.Commit();
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    /// <summary>Partial sums of the squared gradient; gaps between layers stay zero.</summary>
    public BufferSlice Squares { get; }

    public int SquareCount { get; }

    /// <summary>Appends the backward pass. Parameter gradients are overwritten.</summary>
    public void Record(Recording recording, StepBindings step)
    {
        VaeModel model = _pass.Model;
        Tensor dz = _pass.LogitGradient;
        Step(recording, model.Output, _pass.LastDecoded, dz, Before(model.Decoder), _pass.Decoded.Count > 0 ? _decoded[^1] : _z);
        RecordStack(recording, model.Decoder, _pass.Decoded, _decoded, _pass.Z, _z);
        recording.Dispatch(new ReparameteriseBackward(
            step,
            _pass.Heads.Data,
            _pass.Noise.Data,
            _z.Data,
            _heads.Data,
            new ReparameteriseParams((uint)_pass.Batch, (uint)_z.Columns, (uint)_heads.RowStride, (uint)_z.RowStride, NoiseMode.Given)));
        Step(recording, model.Posterior, _pass.Features, _heads, Before(model.Encoder), _encoded.Length > 0 ? _encoded[^1] : null);
        RecordStack(recording, model.Encoder, _pass.Encoded, _encoded, _pass.X, null);
    }

    public void Dispose() => _arena.Dispose();

    private static Activation Before(IReadOnlyList<Linear> layers) => layers.Count > 0 ? layers[^1].Activation : Activation.None;

    private static ulong Align(ulong bytes, ulong alignment) => (bytes + alignment - 1) / alignment * alignment;

    // Backward through a stack whose last output's gradient is already in gradients[^1]; inputGradient null means nobody wants it.
    private void RecordStack(
        Recording recording, IReadOnlyList<Linear> layers, IReadOnlyList<Tensor> outputs, Tensor[] gradients, Tensor input, Tensor? inputGradient)
    {
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            (Tensor x, Activation before, Tensor? dx) = i > 0
                ? (outputs[i - 1], layers[i - 1].Activation, gradients[i - 1])
                : (input, Activation.None, inputGradient);
            Step(recording, layers[i], x, gradients[i], before, dx);
        }
    }

    private void Step(Recording recording, Linear layer, Tensor x, Tensor dz, Activation before, Tensor? dx)
    {
        layer.BackwardWeight(recording, dz, x, _squares[layer], accumulate: false);
        recording.Cut();
        if (dx is Tensor wanted)
        {
            layer.BackwardInput(recording, dz, x, before, wanted);
            recording.Cut();
        }
    }

    private Tensor Like(Tensor tensor) => Tensor.Reserve(_arena, tensor.Rows, tensor.Columns);
}
