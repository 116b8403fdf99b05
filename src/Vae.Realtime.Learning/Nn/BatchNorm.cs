namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Norms;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// Every channel normalised over the whole batch in training, and by running averages of mean and variance otherwise (Ioffe &amp; Szegedy
/// 2015). A rejected step does not enter the averages. Where its parameters are frozen it normalises by the averages in training too.
/// </summary>
internal sealed class BatchNorm : Norm
{
    /// <summary>Weight of the newest batch in the running averages, as PyTorch's default.</summary>
    public const double Momentum = 0.1;

    // Enough invocations to share out, and rows enough for each.
    private const int Invocations = 4096;
    private const int MinRows = 16;

    private readonly ParameterStore _store;
    private readonly int _mean;
    private readonly int _variance;

    /// <summary>Plans weight, bias, running_mean and running_var, (C) each.</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="shape">What enters and leaves.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="order">For each channel its place in files; null when it is the same.</param>
    public BatchNorm(ParameterStore store, string name, Shape shape, Activation activation, int[]? order = null)
        : base(store, name, shape, activation, order)
    {
        _store = store;
        _mean = store.AddAverage($"{name}.running_mean", shape.Channels, Layout($"{name}.running_mean", shape.Channels, order));
        _variance = store.AddAverage($"{name}.running_var", shape.Channels, Layout($"{name}.running_var", shape.Channels, order));
    }

    public override void Initialise(InitialDraws draws)
    {
        base.Initialise(draws);
        draws.Constant(_store.Averages[_mean], 0);
        draws.Constant(_store.Averages[_variance], 1);
    }

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private sealed class Pass(BatchNorm norm, PassPlan plan, FeatureMap x) : NormPass(norm, plan, x, 1, Chunk(x))
    {
        private readonly bool _learns = plan.Learns(norm);

        protected override uint SlopePixels => (uint)X.Pixels;

        protected override void RecordStatistics(Recording recording, StepBindings step)
        {
            if (_learns)
            {
                RecordMoments(recording, step);
            }

            // Without learning there is nowhere to write the batch's own statistics, and nobody does.
            (Parameter mean, Parameter variance) = (norm._store.Averages[norm._mean], norm._store.Averages[norm._variance]);
            BufferSlice Newest(Parameter average) => _learns ? average.Gradient.Buffer : Moments;
            recording.Dispatch(new BatchNormStatistics(
                step,
                Moments,
                norm.Weight.Value.Buffer,
                new BatchNormBuffers(mean.Value.Buffer, variance.Value.Buffer, Newest(mean), Newest(variance)),
                Statistics,
                new BatchNormStatisticsParams(X.RowQuads, _learns ? Chunks : 0, (uint)Chunk(X), (uint)X.Pixels, Epsilon)));
        }

        protected override void RecordSlopes(Recording recording)
        {
        }

        private static int Chunk(FeatureMap x) => (int)Math.Max(MinRows, (x.Quads + Invocations - 1) / Invocations);
    }
}
