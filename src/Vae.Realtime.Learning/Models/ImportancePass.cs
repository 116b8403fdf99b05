namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The importance-weighted bound of K samples an example (Burda, Grosse, Salakhutdinov 2016) in the place of reconstruction loss and KL
/// term: <c>−log mean p(x|z) p(z) / q(z|x)</c>. Rows are samples; row <c>b·K + k</c> is sample k of example b.
/// </summary>
internal sealed class ImportancePass : LikelihoodPass
{
    private readonly VaeModel _model;
    private readonly VaeArchitecture _architecture;
    private readonly VarianceUpdate? _variances;
    private readonly ImportanceDraws _draws;
    private readonly ImportanceParams _size;
    private readonly BufferSlice _nats;
    private readonly BufferSlice _logWeights;
    private readonly BufferSlice _weights;
    private readonly BufferSlice _ignored;

    /// <param name="model">The model.</param>
    /// <param name="output">The output module's pass over the samples.</param>
    /// <param name="plan">Plan of the samples.</param>
    /// <param name="draws">How the samples were drawn.</param>
    /// <param name="learned">Examples that are learned from.</param>
    public ImportancePass(VaeModel model, StackPass output, PassPlan plan, ImportanceDraws draws, int learned)
        : base(output)
    {
        (_model, _architecture, _draws) = (model, model.Architecture, draws);
        _variances = VarianceUpdate.Plan(model, plan, learned, draws.Samples);
        int rows = plan.Batch;
        _size = new ImportanceParams(
            (uint)(rows / draws.Samples), (uint)draws.Samples, (uint)draws.Z.Columns, (uint)draws.Heads.RowStride, (uint)draws.Z.RowStride);
        Gradient = plan.Like(output.Y);
        Losses = plan.Floats(LossCount);
        (_nats, _logWeights, _weights) = (plan.Floats(rows), plan.Floats(rows), plan.Floats(rows));
        _ignored = plan.Floats(Likelihood.LossCount(rows, _architecture.Input));
    }

    public override FeatureMap Gradient { get; }

    /// <summary>The bound of every example, which has no parts.</summary>
    public override BufferSlice Losses { get; }

    public override int LossCount => (int)_size.Examples;

    // The gradient by the outputs is the likelihood's own, of each sample by its share of the bound.
    public override void RecordLoss(Recording recording, StepBindings step, FeatureMap x)
    {
        Output.Forward(recording, step);
        RawOutputs raw = _model.RawOutputs(Output.Y);
        _variances?.Record(recording, step, raw, x.Matrix);
        _architecture.Likelihood.RecordNats(recording, step, raw, x.Matrix, _architecture.Input, _nats, _draws.Samples);
        recording.Dispatch(new ImportanceLogWeights(
            step, _nats, _draws.Heads.Buffer, _draws.Noise.Buffer, _draws.Z.Buffer, _logWeights, _size));
        recording.Dispatch(new ImportanceWeights(step, _logWeights, Losses, _weights, _size));
        recording.Cut();
        _architecture.Likelihood.RecordLoss(
            recording, step, raw, x.Matrix, _architecture.Input, Gradient.Matrix.Buffer, _ignored, _draws.Samples);
        uint rows = _size.Examples * _size.Samples;
        recording.Dispatch(new ScaleRows(_weights, Gradient.Matrix.Buffer, new ScaleRowsParams(rows, Gradient.Quads / rows)));
        recording.Cut();
    }

    public override void RecordPictures(Recording recording, StepBindings step, Tensor pictures) =>
        throw new NotSupportedException("Only training draws several samples.");

    public override void RecordNats(Recording recording, StepBindings step, FeatureMap x, BufferSlice nats) =>
        throw new NotSupportedException("Only training draws several samples.");

    /// <summary>Appends the gradient by the heads from the decoder's by z, instead of that of the reparameterisation and the KL term.</summary>
    public void RecordHeads(Recording recording, StepBindings step, FeatureMap dz, FeatureMap dheads) => recording.Dispatch(new ImportanceBackward(
        step, _weights, _draws.Heads.Buffer, _draws.Noise.Buffer, _draws.Z.Buffer, dz.Matrix.Buffer, dheads.Matrix.Buffer, _size));
}
