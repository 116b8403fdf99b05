namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>add</c>, <c>add_backward</c>, <c>sum_squares</c> and <c>running_average</c>.</summary>
internal static class AddCases
{
    private const double Roundings = 16;

    // In vec4s: around a run of sum_squares and around a workgroup.
    private static readonly int[] Runs = [1, 7, 63, 64, 65, 255, 257, 4097];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in ActivationCases.Shapes
           from activation in Slopes.Epilogues
           select new ConformanceCase(
               Add.Info, $"{shape.Rows}x{shape.Columns}, {activation}", bench => Forward(bench, shape.Rows, shape.Columns, activation)),
        .. from shape in ActivationCases.Shapes
           from before in Slopes.Epilogues
           select new ConformanceCase(
               AddBackward.Info, $"{shape.Rows}x{shape.Columns}, {before}", bench => Backward(bench, shape.Rows, shape.Columns, before)),
        .. from quads in Runs
           from apply in Either.Way
           select new ConformanceCase(
               RunningAverage.Info, $"{4 * quads} values{(apply ? "" : ", rejected")}", bench => Average(bench, 4 * quads, apply)),
    ];

    private static void Forward(KernelHarness bench, int rows, int columns, ReferenceActivation activation)
    {
        double[] a = bench.Sampler.Uniform(rows * columns, -3, 3);
        double[] b = bench.Sampler.Uniform(rows * columns, -3, 3);
        (Operand first, Operand second) = (bench.Matrix(a, rows, columns), bench.Matrix(b, rows, columns));
        Operand y = bench.Result(rows, columns);
        bench.Run(new Add(
            first.Slice, second.Slice, y.Slice, new ActivationParams((uint)rows * y.Quads, y.Quads, (uint)columns, (uint)activation)));
        bench.Compare(
            "y",
            y,
            [.. a.Zip(b, (one, other) => ActivationReference.Apply(activation, one + other))],
            [.. a.Zip(b, (one, other) => Math.Abs(one) + Math.Abs(other) + 2)],
            Roundings);
    }

    private static void Backward(KernelHarness bench, int rows, int columns, ReferenceActivation before)
    {
        double[] x = bench.Sampler.Outputs(rows * columns, before);
        double[] dy = bench.Sampler.Uniform(rows * columns, -1, 1);
        double[] dx = bench.Sampler.Uniform(rows * columns, -1, 1);
        (Operand xs, Operand dys) = (bench.Matrix(x, rows, columns), bench.Matrix(dy, rows, columns));
        Operand sum = bench.Accumulator(dx, rows, columns);
        bench.Run(new AddBackward(xs.Slice, dys.Slice, sum.Slice, new AddBackwardParams((uint)rows * sum.Quads, (uint)before)));

        double[] scale = Slopes.Scale(before, x, dy);
        bench.Compare(
            "dx",
            sum,
            [.. dx.Select((value, i) => value + (dy[i] * ActivationReference.Derivative(before, x[i])))],
            [.. dx.Select((value, i) => Math.Abs(value) + scale[i])],
            Roundings);
    }

    private static void Average(KernelHarness bench, int count, bool apply)
    {
        const float momentum = 0.1f;
        double[] newest = bench.Sampler.Uniform(count, -1, 1);
        double[] average = bench.Sampler.Uniform(count, -1, 1);
        Operand state = bench.Words([5, apply ? 1u : 0u]);
        Operand from = bench.Floats(newest);
        Operand to = bench.Floats(average, apply);
        bench.Run(new RunningAverage(state.Slice, from.Slice, to.Slice, new RunningAverageParams((uint)count / 4, momentum)));

        // That a rejected step writes nothing, the harness has seen to.
        if (apply)
        {
            bench.Compare(
                "average",
                to,
                [.. average.Zip(newest, (old, value) => old + (momentum * (value - old)))],
                [.. average.Zip(newest, (old, value) => Math.Abs(old) + Math.Abs(value))],
                4);
        }
    }
}
