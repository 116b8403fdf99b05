namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Norms;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Groups of channels normalised together, each example on its own (Wu &amp; He 2018).</summary>
internal sealed class GroupNorm : Norm
{
    private readonly int _groups;

    /// <summary>Plans weight and bias, (C) each.</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="shape">What enters and leaves.</param>
    /// <param name="groups">Divides C.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="order">For each channel its place in files; null when it is the same.</param>
    public GroupNorm(ParameterStore store, string name, Shape shape, int groups, Activation activation, int[]? order = null)
        : base(store, name, shape, activation, order) => _groups = groups;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private sealed class Pass(GroupNorm norm, PassPlan plan, FeatureMap x) : NormPass(norm, plan, x, plan.Batch, x.Pixels)
    {
        protected override uint SlopePixels => 0;

        private GroupNormParams Size => new(
            (uint)X.Batch * X.RowQuads, X.RowQuads, (uint)X.Matrix.Columns, (uint)(X.Matrix.Columns / norm._groups), (uint)X.Pixels);

        protected override void RecordStatistics(Recording recording, StepBindings step)
        {
            RecordMoments(recording, step);
            recording.Dispatch(new GroupNormStatistics(
                Moments, norm.Weight.Value.Buffer, Statistics, new GroupNormStatisticsParams(Size, Epsilon)));
        }

        protected override void RecordSlopes(Recording recording) =>
            recording.Dispatch(new GroupNormSlopes(Moments, norm.Weight.Value.Buffer, Statistics, Slopes, Size));
    }
}
