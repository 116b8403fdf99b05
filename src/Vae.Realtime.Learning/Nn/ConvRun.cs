namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>A <see cref="ConvLink"/> on one batch size: its dispatches, and the scratch they need.</summary>
internal sealed class ConvRun
{
    private readonly ConvLink _link;
    private readonly int _batch;

    // Rows of the fine map, unfolded; one place for those of the forward and of the backward pass.
    private readonly FeatureMap _columns;
    private readonly BufferSlice _noBias;
    private readonly ConvGradients? _gradients;
    private readonly WinogradRun? _winograd;

    public ConvRun(Convolution layer, int outputPixels, PassPlan plan)
    {
        ConvLink link = layer.Link;
        (_link, _batch) = (link, plan.Batch);
        ConvGeometry geometry = link.Geometry;
        if (link.Unfolds)
        {
            _columns = plan.Map(new Shape(geometry.CoarseHeight, geometry.CoarseWidth, link.Columns));
            _noBias = plan.Floats(Tensor.Pad(link.Columns));
        }

        _winograd = link.Method(plan.Batch) == ConvMethod.Winograd ? new WinogradRun(link, plan) : null;
        _gradients = plan.Learns(layer) ? new ConvGradients(link, _winograd, layer.Bias, outputPixels, plan) : null;
    }

    /// <summary>Unfolds a fine map for what follows, where that is how the link works.</summary>
    public void Unfold(Recording recording, FeatureMap fine)
    {
        if (_link.Unfolds)
        {
            recording.Dispatch(new Unfold(
                fine.Matrix.Buffer, _columns.Matrix.Buffer, _link.Words(_link.ToCoarse), Spread(fine, Activation.None), _batch));
            recording.Cut();
        }
    }

    /// <summary>Fine to coarse; the fine map was unfolded before.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="fine">Read.</param>
    /// <param name="epilogue">What to do with the sums.</param>
    /// <param name="coarse">Overwritten.</param>
    public void ToCoarse(Recording recording, FeatureMap fine, ConvEpilogue epilogue, FeatureMap coarse)
    {
        if (_winograd is not null)
        {
            _winograd.ToCoarse(recording, fine, epilogue, coarse);
            return;
        }

        (FeatureMap a, ConvTable table) = _link.Unfolds ? (_columns, _link.Identity) : (fine, _link.ToCoarse);
        recording.Dispatch(new ConvForward(
            Operands(a, table, epilogue, coarse), Size(a, table, epilogue, coarse), Grid(table, coarse), epilogue.Backward));
        recording.Cut();
    }

    /// <summary>Coarse to fine. Overwrites the unfolded columns.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="coarse">Read.</param>
    /// <param name="epilogue">What to do with the sums.</param>
    /// <param name="fine">Overwritten.</param>
    public void ToFine(Recording recording, FeatureMap coarse, ConvEpilogue epilogue, FeatureMap fine)
    {
        if (_winograd is not null)
        {
            _winograd.ToFine(recording, coarse, epilogue, fine);
            return;
        }

        if (!_link.Unfolds)
        {
            Transposed(recording, coarse, _link.ToFine, epilogue, fine);
            return;
        }

        Transposed(recording, coarse, _link.Identity, new ConvEpilogue(_noBias, Activation.None, Backward: false), _columns);
        recording.Dispatch(new Fold(
            _columns.Matrix.Buffer,
            epilogue.Other,
            _link.Words(_link.ToFine),
            fine.Matrix.Buffer,
            Spread(fine, epilogue.Activation),
            (_link.ToFine.MaxSlots, _link.ToFine.Phases.Count, _batch),
            epilogue.Backward));
        recording.Cut();
    }

    /// <summary>Overwrites the parameters' gradients, if they are wanted; the fine map was unfolded before.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="fine">The input of a convolution, the output's gradient of a transposed one.</param>
    /// <param name="coarse">The other of them.</param>
    /// <param name="dz">The output's gradient.</param>
    public void Gradients(Recording recording, FeatureMap fine, FeatureMap coarse, FeatureMap dz)
    {
        (FeatureMap map, ConvTable table) = _link.Unfolds ? (_columns, _link.Identity) : (fine, _link.ToCoarse);
        _gradients?.Record(recording, map, coarse, table, dz);
    }

    private void Transposed(Recording recording, FeatureMap coarse, ConvTable table, ConvEpilogue epilogue, FeatureMap y)
    {
        recording.Dispatch(new ConvTransposed(
            Operands(coarse, table, epilogue, y), Size(coarse, table, epilogue, y), Grid(table, y), epilogue.Backward));
        recording.Cut();
    }

    private ConvOperands Operands(FeatureMap a, ConvTable table, ConvEpilogue epilogue, FeatureMap y) =>
        new(a.Matrix.Buffer, _link.Weight.Value.Buffer, _link.Words(table), epilogue.Other, y.Matrix.Buffer);

    private ConvParams Size(FeatureMap a, ConvTable table, ConvEpilogue epilogue, FeatureMap y) => new(
        (uint)Examples(table),
        (uint)table.InputPixels,
        (uint)table.OutputPixels,
        (uint)y.Matrix.Columns,
        (uint)y.Matrix.RowStride,
        (uint)a.Matrix.RowStride,
        (uint)_link.Weight.Value.RowStride / 4,
        (uint)epilogue.Activation);

    private ConvGrid Grid(ConvTable table, FeatureMap y) => new(
        ConvTiles.Product(_link.Traits, table.Phases.Count, Examples(table) * table.MaxSlots, y.Matrix.RowStride),
        table.MaxSlots,
        table.Phases.Count);

    // On unfolded columns every coarse pixel is an example of one pixel.
    private int Examples(ConvTable table) => table == _link.Identity ? checked(_batch * _link.Geometry.CoarsePixels) : _batch;

    private SpreadParams Spread(FeatureMap fine, Activation activation)
    {
        int pixel = fine.Packed ? fine.Shape.Channels : fine.Matrix.RowStride;
        return new SpreadParams(
            (uint)fine.Pixels,
            (uint)fine.Shape.Channels,
            (uint)(fine.Packed ? fine.Matrix.RowStride : fine.Pixels * pixel),
            (uint)pixel,
            (uint)_columns.Matrix.RowStride / 4,
            (uint)_link.Geometry.CoarsePixels,
            (uint)activation);
    }
}
