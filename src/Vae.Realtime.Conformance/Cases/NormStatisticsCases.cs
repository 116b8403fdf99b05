namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels.Norms;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary>
/// <c>channel_moments</c>, <c>batch_norm_statistics</c> and <c>group_norm_statistics</c>: few and many rows, whole and partial batches.
/// </summary>
internal static class NormStatisticsCases
{
    /// <summary>PyTorch's default.</summary>
    public const float Epsilon = 1e-5f;

    private const double Roundings = 16;

    private static readonly double[] Offsets = [0, 1000];

    // Examples, of which some count, of pixels; in chunks of rows.
    private static readonly (int Batch, int Valid, int Pixels, int Columns, int Chunk)[] Batches =
        [(1, 1, 1, 1, 1), (2, 2, 3, 5, 4), (5, 4, 7, 12, 3), (9, 7, 16, 3, 16), (70, 70, 1, 33, 1), (131, 100, 4, 8, 5)];

    private static readonly (int Batch, int Pixels, int Columns, int Groups)[] Grouped =
        [(1, 1, 1, 1), (3, 6, 6, 3), (2, 5, 24, 4), (65, 4, 12, 12), (7, 9, 20, 1)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Batches
           from offset in Offsets
           select new ConformanceCase(
               ChannelMoments.Info,
               $"{shape.Valid} of {shape.Batch}x{shape.Pixels}x{shape.Columns} in chunks of {shape.Chunk}, around {offset}",
               bench => Moments(bench, shape, offset)),
        .. from shape in Batches
           from running in Either.Way
           select new ConformanceCase(
               BatchNormStatistics.Info,
               $"{shape.Valid} of {shape.Batch}x{shape.Pixels}x{shape.Columns} in chunks of {shape.Chunk}, {(running ? "running" : "its own")}",
               bench => Batch(bench, shape, running)),
        .. from shape in Grouped
           select new ConformanceCase(
               GroupNormStatistics.Info,
               $"{shape.Batch} times {shape.Pixels}x{shape.Columns} in {shape.Groups} groups",
               bench => Group(bench, shape.Batch, shape.Pixels, shape.Columns, shape.Columns / shape.Groups)),
    ];

    private static void Moments(KernelHarness bench, (int Batch, int Valid, int Pixels, int Columns, int Chunk) shape, double offset)
    {
        int rows = shape.Batch * shape.Pixels;
        int chunks = (rows + shape.Chunk - 1) / shape.Chunk;
        double[] x = bench.Sampler.Uniform(rows * shape.Columns, offset - 1, offset + 1);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)shape.Valid });
        Operand xs = bench.Matrix(x, rows, shape.Columns);
        Operand moments = bench.Result(2 * chunks, shape.Columns);
        bench.Run(new ChannelMoments(
            step.Bindings, xs.Slice, moments.Slice, new ChannelMomentsParams((uint)chunks, xs.Quads, (uint)shape.Chunk, (uint)shape.Pixels)));

        // An error of the mean shifts every deviation: Σ (d + δ)² = Σ d² + n δ².
        double[] expected = NormStepsReference.Moments(x, shape.Columns, shape.Chunk, shape.Valid * shape.Pixels);
        double shift = (shape.Chunk + Roundings) * Verdict.UnitRoundoff * (offset + 1);
        double[] scale = [.. expected.Select((value, i) => i / shape.Columns % 2 == 0
            ? Math.Abs(value) + 1
            : value + (shape.Chunk * shift * shift / Verdict.UnitRoundoff))];
        bench.Compare("moments", moments, expected, scale, shape.Chunk + Roundings);
    }

    private static void Batch(KernelHarness bench, (int Batch, int Valid, int Pixels, int Columns, int Chunk) shape, bool running)
    {
        int chunks = ((shape.Batch * shape.Pixels) + shape.Chunk - 1) / shape.Chunk;
        (double[] moments, double[] weight) = (Moments(bench, chunks, shape.Columns), bench.Sampler.Uniform(shape.Columns, -2, 2));
        (double[] means, double[] variances) = (bench.Sampler.Uniform(shape.Columns, -2, 2), bench.Sampler.Uniform(shape.Columns, 0, 2));
        StepOperands step = new(bench, new StepEntry { Valid = (uint)shape.Valid });
        (Operand of, Operand weights) = (bench.Matrix(moments, 2 * chunks, shape.Columns), bench.Matrix(weight, 1, shape.Columns));
        (Operand mean, Operand variance) = (bench.Matrix(means, 1, shape.Columns), bench.Matrix(variances, 1, shape.Columns));
        int stored = Tensor.Pad(shape.Columns);
        Operand statistics = bench.Result(3, stored);
        double[] kept = new double[shape.Columns];
        Operand[] own = [.. Enumerable.Range(0, 2).Select(_ => running ? bench.Matrix(kept, 1, shape.Columns) : bench.Result(1, shape.Columns))];
        bench.Run(new BatchNormStatistics(
            step.Bindings,
            of.Slice,
            weights.Slice,
            new BatchNormBuffers(mean.Slice, variance.Slice, own[0].Slice, own[1].Slice),
            statistics.Slice,
            new BatchNormStatisticsParams(of.Quads, running ? 0u : (uint)chunks, (uint)shape.Chunk, (uint)shape.Pixels, Epsilon)));

        int counted = shape.Valid * shape.Pixels;
        if (!running)
        {
            double[] counts = [.. Enumerable.Range(0, chunks).Select(i => (double)Math.Clamp(counted - (i * shape.Chunk), 0, shape.Chunk))];
            (double Mean, double Deviations)[] joined =
            [
                .. Enumerable.Range(0, shape.Columns).Select(column => Join(moments, shape.Columns, column, counts)),
            ];
            means = [.. joined.Select(channel => channel.Mean)];
            variances = [.. joined.Select(channel => channel.Deviations / counted)];
            double[] unbiased = [.. joined.Select(channel => channel.Deviations / Math.Max(counted - 1, 1))];
            bench.Compare("batch mean", own[0], means, [.. means.Select(_ => 2.0)], chunks + Roundings);
            bench.Compare("batch variance", own[1], unbiased, [.. unbiased.Select(value => value + 1e-3)], chunks + Roundings);
        }

        // A padded channel has zeros for moments and weight.
        CheckStatistics(
            bench, statistics, stored, chunks, i => i < shape.Columns ? (means[i], variances[i], weight[i]) : (0, 0, 0));
    }

    private static void Group(KernelHarness bench, int batch, int pixels, int columns, int group)
    {
        (double[] moments, double[] weight) = (Moments(bench, batch, columns), bench.Sampler.Uniform(columns, -2, 2));
        (Operand of, Operand weights) = (bench.Matrix(moments, 2 * batch, columns), bench.Matrix(weight, 1, columns));
        Operand statistics = bench.Result(3 * batch, columns);
        bench.Run(new GroupNormStatistics(
            of.Slice,
            weights.Slice,
            statistics.Slice,
            new GroupNormStatisticsParams(new GroupNormParams((uint)batch * of.Quads, of.Quads, (uint)columns, (uint)group, (uint)pixels), Epsilon)));

        CheckStatistics(bench, statistics, columns, group, i =>
        {
            (int example, int channel) = (i / columns, i % columns);
            double[] own = moments[(2 * example * columns)..(2 * (example + 1) * columns)];
            (double mean, double deviations) = NormStepsReference.Join(
                [.. Enumerable.Range(channel / group * group, group).Select(k => ((double)pixels, own[k], own[columns + k]))]);
            return (mean, deviations / (pixels * group), weight[channel]);
        });
    }

    // Rows of means, of weights over the standard deviation, and of one over it, for every set of C values.
    private static void CheckStatistics(
        KernelHarness bench, Operand statistics, int columns, int terms, Func<int, (double Mean, double Variance, double Weight)> of)
    {
        double[] expected = new double[statistics.Count];
        double[] scale = new double[statistics.Count];
        for (int i = 0; i < expected.Length / 3; i++)
        {
            (double mean, double variance, double weight) = of(i);
            double inverse = 1 / Math.Sqrt(variance + Epsilon);
            int at = (i / columns * 3 * columns) + (i % columns);
            (expected[at], scale[at]) = (mean, 2);
            (expected[at + columns], scale[at + columns]) = (weight * inverse, Math.Abs(weight) * inverse);
            (expected[at + (2 * columns)], scale[at + (2 * columns)]) = (inverse, inverse);
        }

        bench.Compare("statistics", statistics, expected, scale, terms + Roundings);
    }

    // A row of means and one of sums of squared deviations for each set of rows.
    private static double[] Moments(KernelHarness bench, int sets, int columns) =>
        [.. bench.Sampler.Uniform(2 * sets * columns, -1, 1).Select((value, i) => i / columns % 2 == 0 ? value : Math.Abs(value))];

    private static (double Mean, double Deviations) Join(double[] moments, int columns, int column, double[] counts) => NormStepsReference.Join(
        [.. counts.Select((count, i) => (count, moments[(2 * i * columns) + column], count > 0 ? moments[(((2 * i) + 1) * columns) + column] : 0))]);
}
