namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels.Norms;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary>The norms' forward pass and the parts of their backward pass, with statistics of the whole batch or of each example.</summary>
internal static class NormCases
{
    private const double Roundings = 24;

    private const int Chunk = 5;

    private static readonly (MapShape Shape, int Valid, int Groups)[] Shapes =
    [
        (new(2, 1, 1, 1), 2, 0), (new(9, 1, 1, 5), 7, 0), (new(5, 3, 7, 12), 4, 0), (new(3, 4, 2, 33), 3, 0),
        (new(2, 1, 1, 2), 2, 1), (new(3, 3, 3, 6), 2, 3), (new(9, 2, 4, 24), 9, 4), (new(5, 5, 5, 13), 3, 13),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from work in Shapes
           from activation in Slopes.Epilogues
           select new ConformanceCase(
               NormForward.Info, Name(work, $"{activation}"), bench => Forward(bench, work.Shape, work.Groups, activation)),
        .. from work in Shapes
           select new ConformanceCase(NormBackwardSums.Info, Name(work, "sums"), bench => Sums(bench, work.Shape, work.Groups)),
        .. from work in Shapes
           select new ConformanceCase(
               NormBackwardParameters.Info, Name(work, "parameters"), bench => Parameters(bench, work.Shape, work.Valid, work.Groups)),
        .. from work in Shapes
           where work.Groups > 0
           select new ConformanceCase(GroupNormSlopes.Info, Name(work, "slopes"), bench => GroupSlopes(bench, work.Shape, work.Groups)),
        .. from work in Shapes
           from before in Slopes.Epilogues
           select new ConformanceCase(
               NormBackward.Info, Name(work, $"{before}"), bench => Backward(bench, work.Shape, work.Valid, work.Groups, before)),
    ];

    private static string Name((MapShape Shape, int Valid, int Groups) work, string option) =>
        $"{work.Valid} of {work.Shape.Batch} times {work.Shape.Pixels}x{work.Shape.Channels}, "
        + $"{(work.Groups == 0 ? "whole batch" : $"{work.Groups} groups each")}, {option}";

    // Sets of statistics: one, or one per example.
    private static int Sets(MapShape shape, int groups) => groups == 0 ? 1 : shape.Batch;

    private static int Set(MapShape shape, int groups, int i) => groups == 0 ? 0 : i / (shape.Pixels * shape.Channels);

    private static double[] Statistics(KernelHarness bench, MapShape shape, int groups) =>
        bench.Sampler.Uniform(3 * Sets(shape, groups) * shape.Channels, -1, 1);

    // Row r of a set's statistics or slopes, for value i of a map.
    private static double At(double[] values, int rows, int r, MapShape shape, int groups, int i) =>
        values[(((rows * Set(shape, groups, i)) + r) * shape.Channels) + (i % shape.Channels)];

    private static void Forward(KernelHarness bench, MapShape shape, int groups, ReferenceActivation activation)
    {
        double[] x = bench.Sampler.Uniform(shape.Count, -2, 2);
        double[] statistics = Statistics(bench, shape, groups);
        double[] bias = bench.Sampler.Uniform(shape.Channels, -1, 1);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Channels);
        Operand sets = bench.Matrix(statistics, 3 * Sets(shape, groups), shape.Channels);
        Operand biases = bench.Matrix(bias, 1, shape.Channels);
        Operand y = bench.Result(shape.Rows, shape.Channels);
        bench.Run(new NormForward(xs.Slice, sets.Slice, biases.Slice, y.Slice, new NormForwardParams(
            (uint)Sets(shape, groups),
            (uint)(shape.Rows / Sets(shape, groups)),
            y.Quads,
            (uint)shape.Channels,
            (uint)activation)));

        double Value(int i) =>
            ((x[i] - At(statistics, 3, 0, shape, groups, i)) * At(statistics, 3, 1, shape, groups, i)) + bias[i % shape.Channels];
        bench.Compare(
            "y", y, [.. x.Select((_, i) => ActivationReference.Apply(activation, Value(i)))], [.. x.Select(_ => 6.0)], Roundings);
    }

    private static void Sums(KernelHarness bench, MapShape shape, int groups)
    {
        double[] x = bench.Sampler.Uniform(shape.Count, -2, 2);
        double[] dy = bench.Sampler.Uniform(shape.Count, -1, 1);
        double[] statistics = Statistics(bench, shape, groups);
        int chunk = groups == 0 ? Chunk : shape.Pixels;
        int chunks = (shape.Rows + chunk - 1) / chunk;
        (Operand xs, Operand dys) = (bench.Matrix(x, shape.Rows, shape.Channels), bench.Matrix(dy, shape.Rows, shape.Channels));
        Operand sets = bench.Matrix(statistics, 3 * Sets(shape, groups), shape.Channels);
        Operand sums = bench.Result(2 * chunks, shape.Channels);
        bench.Run(new NormBackwardSums(dys.Slice, xs.Slice, sets.Slice, sums.Slice, new NormBackwardSumsParams(
            (uint)chunks, xs.Quads, (uint)chunk, (uint)shape.Rows, groups == 0 ? 0u : 1u)));

        double[] expected = NormStepsReference.Sums(dy, x, shape.Channels, chunk, (i, channel) =>
        {
            int set = (groups == 0 ? 0 : i) * 3 * shape.Channels;
            return (statistics[set + channel], statistics[set + (2 * shape.Channels) + channel]);
        });
        bench.Compare("sums", sums, expected, [.. expected.Select(_ => 3.0 * chunk)], chunk + Roundings);
    }

    private static void Parameters(KernelHarness bench, MapShape shape, int valid, int groups)
    {
        int chunks = groups == 0 ? (shape.Rows + Chunk - 1) / Chunk : shape.Batch * 17;
        int channels = shape.Channels;
        double[] sums = bench.Sampler.Uniform(2 * chunks * channels, -1, 1);
        double[] statistics = bench.Sampler.Uniform(3 * channels, -1, 1);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid });
        (Operand of, Operand sets) = (bench.Matrix(sums, 2 * chunks, channels), bench.Matrix(statistics, 3, channels));
        (Operand dweight, Operand dbias) = (bench.Result(1, channels), bench.Result(1, channels));
        Operand squares = bench.Results((int)of.Quads);
        Operand slopes = groups == 0 ? bench.Result(2, channels) : bench.Matrix(new double[2 * channels], 2, channels);
        bench.Run(new NormBackwardParameters(
            step.Bindings,
            of.Slice,
            sets.Slice,
            dweight.Slice,
            dbias.Slice,
            squares.Slice,
            slopes.Slice,
            new NormBackwardParametersParams(of.Quads, (uint)chunks, groups == 0 ? (uint)shape.Pixels : 0)));

        double Total(int row, int channel) => Enumerable.Range(0, chunks).Sum(i => sums[(((2 * i) + row) * channels) + channel]);
        double[] bias = [.. Enumerable.Range(0, channels).Select(channel => Total(0, channel))];
        double[] weight = [.. Enumerable.Range(0, channels).Select(channel => Total(1, channel))];
        double[] terms = [.. Enumerable.Repeat((double)chunks, channels)];
        bench.Compare("dbias", dbias, bias, terms, chunks + Roundings);
        bench.Compare("dweight", dweight, weight, terms, chunks + Roundings);
        double[] norm = [.. bias.Zip(weight, (one, other) => (one * one) + (other * other)).Chunk(4).Select(quad => quad.Sum())];
        double[] all = [.. norm.Concat(new double[squares.Count]).Take(squares.Count)];
        bench.Compare("squares", squares, all, [.. all.Select(value => value + chunks)], chunks + Roundings);
        if (groups == 0)
        {
            double counted = valid * shape.Pixels;
            double Scale(int channel) => statistics[channels + channel] / counted;
            double[] expected =
            [
                .. bias.Select((value, channel) => Scale(channel) * value),
                .. weight.Select((value, channel) => Scale(channel) * value * statistics[(2 * channels) + channel]),
            ];
            bench.Compare("slopes", slopes, expected, [.. expected.Select(_ => chunks / counted)], chunks + Roundings);
        }
    }

    private static void GroupSlopes(KernelHarness bench, MapShape shape, int groups)
    {
        int channels = shape.Channels;
        int group = channels / groups;
        double[] sums = bench.Sampler.Uniform(2 * shape.Batch * channels, -1, 1);
        double[] statistics = Statistics(bench, shape, groups);
        double[] weight = bench.Sampler.Uniform(channels, -1, 1);
        (Operand of, Operand sets) = (bench.Matrix(sums, 2 * shape.Batch, channels), bench.Matrix(statistics, 3 * shape.Batch, channels));
        Operand weights = bench.Matrix(weight, 1, channels);
        Operand slopes = bench.Result(2 * shape.Batch, channels);
        bench.Run(new GroupNormSlopes(of.Slice, weights.Slice, sets.Slice, slopes.Slice, new GroupNormParams(
            (uint)shape.Batch * of.Quads, of.Quads, (uint)channels, (uint)group, (uint)shape.Pixels)));

        double[] expected = [.. Enumerable.Range(0, slopes.Count).Select(i =>
        {
            (int row, int channel) = (i / channels, i % channels);
            double inverse = statistics[(((row / 2 * 3) + 2) * channels) + channel];
            double sum = Enumerable.Range(channel / group * group, group).Sum(k => weight[k] * sums[(row * channels) + k]);
            return (row % 2 == 0 ? inverse : inverse * inverse) * sum / (shape.Pixels * group);
        })];
        bench.Compare("slopes", slopes, expected, [.. expected.Select(_ => 1.0 / shape.Pixels)], group + Roundings);
    }

    private static void Backward(KernelHarness bench, MapShape shape, int valid, int groups, ReferenceActivation before)
    {
        double[] x = bench.Sampler.Outputs(shape.Count, before);
        double[] dy = bench.Sampler.Uniform(shape.Count, -1, 1);
        double[] statistics = Statistics(bench, shape, groups);
        double[] slope = bench.Sampler.Uniform(2 * Sets(shape, groups) * shape.Channels, -1, 1);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid });
        (Operand xs, Operand dys) = (bench.Matrix(x, shape.Rows, shape.Channels), bench.Matrix(dy, shape.Rows, shape.Channels));
        Operand sets = bench.Matrix(statistics, 3 * Sets(shape, groups), shape.Channels);
        Operand slopes = bench.Matrix(slope, 2 * Sets(shape, groups), shape.Channels);
        Operand dx = bench.Result(shape.Rows, shape.Channels);
        bench.Run(new NormBackward(step.Bindings, dys.Slice, xs.Slice, sets.Slice, slopes.Slice, dx.Slice, new NormBackwardParams(
            (uint)Sets(shape, groups), (uint)(shape.Rows / Sets(shape, groups)), dx.Quads, (uint)shape.Pixels, (uint)before)));

        double Gradient(int i) => i >= valid * shape.Pixels * shape.Channels
            ? 0
            : (At(statistics, 3, 1, shape, groups, i) * dy[i]) - At(slope, 2, 0, shape, groups, i)
                - ((x[i] - At(statistics, 3, 0, shape, groups, i)) * At(slope, 2, 1, shape, groups, i));
        bench.Compare(
            "dx",
            dx,
            [.. x.Select((value, i) => Gradient(i) * ActivationReference.Derivative(before, value))],
            [.. x.Select((value, i) => 6 * Math.Max(Slopes.Scale(before, value), 1e-3))],
            Roundings);
    }
}
