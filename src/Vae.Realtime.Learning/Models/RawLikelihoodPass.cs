namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>Any output module and likelihood: the module's outputs are stored, and a kernel of the likelihood's reads them.</summary>
internal sealed class RawLikelihoodPass : LikelihoodPass
{
    private readonly VaeModel _model;
    private readonly VaeArchitecture _architecture;
    private readonly VarianceUpdate? _variances;

    public RawLikelihoodPass(VaeModel model, StackPass output, PassPlan plan, int learned)
        : base(output)
    {
        (_model, _architecture) = (model, model.Architecture);
        _variances = VarianceUpdate.Plan(model, plan, learned);
        Gradient = plan.Training ? plan.Like(output.Y) : output.Y;
        LossCount = Likelihood.LossCount(plan.Batch, _architecture.Input);
        Losses = plan.Floats(LossCount);
    }

    public override FeatureMap Gradient { get; }

    public override BufferSlice Losses { get; }

    public override int LossCount { get; }

    private RawOutputs Raw => _model.RawOutputs(Output.Y);

    // Without a backward pass the gradient is not read, and it takes the outputs' own place, element by element.
    public override void RecordLoss(Recording recording, StepBindings step, FeatureMap x)
    {
        Output.Forward(recording, step);
        _variances?.Record(recording, step, Raw, x.Matrix);
        _architecture.Likelihood.RecordLoss(recording, step, Raw, x.Matrix, _architecture.Input, Gradient.Matrix.Buffer, Losses);
        recording.Cut();
    }

    public override void RecordPictures(Recording recording, StepBindings step, Tensor pictures)
    {
        Output.Forward(recording, step);
        Shape shape = _architecture.Input;
        LikelihoodMoment moment = DataKinds.Of(shape) == DataKind.Images ? LikelihoodMoment.Mean : LikelihoodMoment.UnboundedMean;
        _architecture.Likelihood.RecordPictures(recording, Raw, shape, pictures, moment);
    }

    public override void RecordNats(Recording recording, StepBindings step, FeatureMap x, BufferSlice nats)
    {
        Output.Forward(recording, step);
        _architecture.Likelihood.RecordNats(recording, step, Raw, x.Matrix, _architecture.Input, nats);
    }
}
