namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Norms;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// A norm on one batch size: moments of chunks of rows, statistics of the sets that are normalised, and then every value; back in the same
/// three stages.
/// </summary>
internal abstract class NormPass : ModulePass
{
    private readonly Norm _norm;
    private readonly uint _sets;
    private readonly uint _chunk;
    private readonly bool _learns;
    private readonly BufferSlice _squares;

    /// <param name="norm">Whose parameters are used.</param>
    /// <param name="plan">The pass.</param>
    /// <param name="x">What enters.</param>
    /// <param name="sets">Runs of rows with statistics of their own.</param>
    /// <param name="chunk">Rows that one invocation sums.</param>
    protected NormPass(Norm norm, PassPlan plan, FeatureMap x, int sets, int chunk)
        : base(x, plan.Map(norm.Output))
    {
        (_norm, _sets, _chunk, _learns) = (norm, (uint)sets, (uint)chunk, plan.Learns(norm));
        Chunks = (uint)((x.Matrix.Rows + chunk - 1) / chunk);
        Moments = plan.Floats(2L * Chunks * x.Matrix.RowStride);
        Statistics = plan.Floats(3L * sets * x.Matrix.RowStride);
        if (plan.Training)
        {
            Slopes = plan.Floats(2L * sets * x.Matrix.RowStride);
        }

        if (_learns)
        {
            _squares = plan.Squares(norm.SquareTiles(plan.Batch));
        }
    }

    /// <summary>Runs of rows that are summed at a time.</summary>
    protected uint Chunks { get; }

    /// <summary>(chunks,2,C): means and squared deviations forward, sums of dy and dy·x̂ backward.</summary>
    protected BufferSlice Moments { get; }

    /// <summary>(sets,3,C): mean, weight over standard deviation, one over it.</summary>
    protected BufferSlice Statistics { get; }

    /// <summary>(sets,2,C): what mean and variance add to the gradient.</summary>
    protected BufferSlice Slopes { get; }

    /// <summary>Pixels of an example where the slopes come with the parameters' gradients, else 0.</summary>
    protected abstract uint SlopePixels { get; }

    public override void Forward(Recording recording, StepBindings step)
    {
        RecordStatistics(recording, step);
        recording.Dispatch(new NormForward(X.Matrix.Buffer, Statistics, _norm.Bias.Value.Buffer, Y.Matrix.Buffer, new NormForwardParams(
            _sets, (uint)X.Matrix.Rows / _sets, X.RowQuads, (uint)X.Matrix.Columns, (uint)_norm.Activation)));
        recording.Cut();
    }

    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
    {
        // Where slopes come with the parameters' gradients and those are not wanted, the statistics are constants, whose slopes stay zero.
        if (_learns || SlopePixels == 0)
        {
            recording.Dispatch(new NormBackwardSums(dz.Matrix.Buffer, X.Matrix.Buffer, Statistics, Moments, new NormBackwardSumsParams(
                Chunks, X.RowQuads, _chunk, (uint)X.Matrix.Rows, _sets > 1 ? 1u : 0u)));
        }

        if (_learns)
        {
            recording.Dispatch(new NormBackwardParameters(
                step,
                Moments,
                Statistics,
                _norm.Weight.Gradient.Buffer,
                _norm.Bias.Gradient.Buffer,
                _squares,
                Slopes,
                new NormBackwardParametersParams(X.RowQuads, Chunks, SlopePixels)));
        }

        if (dx is FeatureMap wanted)
        {
            RecordSlopes(recording);
            recording.Dispatch(new NormBackward(
                step,
                dz.Matrix.Buffer,
                X.Matrix.Buffer,
                Statistics,
                Slopes,
                wanted.Matrix.Buffer,
                new NormBackwardParams(_sets, (uint)X.Matrix.Rows / _sets, X.RowQuads, (uint)X.Pixels, (uint)before)));
        }

        recording.Cut();
    }

    /// <summary>Appends x → <see cref="Statistics"/>.</summary>
    protected abstract void RecordStatistics(Recording recording, StepBindings step);

    /// <summary>Appends <see cref="Moments"/> → <see cref="Slopes"/>, where nothing else does.</summary>
    protected abstract void RecordSlopes(Recording recording);

    /// <summary>Appends x → <see cref="Moments"/>.</summary>
    protected void RecordMoments(Recording recording, StepBindings step) => recording.Dispatch(new ChannelMoments(
        step, X.Matrix.Buffer, Moments, new ChannelMomentsParams(Chunks, X.RowQuads, _chunk, (uint)X.Pixels)));
}
