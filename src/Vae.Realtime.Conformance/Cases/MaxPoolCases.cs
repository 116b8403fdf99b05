namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>max_pool_forward</c> and <c>max_pool_backward</c>: windows side by side, overlapping, apart and over the border; ties.</summary>
internal static class MaxPoolCases
{
    // At most nine windows choose a pixel.
    private const double Roundings = 9;

    private static readonly (MapShape Shape, MaxPoolReference Pool)[] Shapes =
    [
        (new(1, 1, 1, 1), new(1, 1, 0)), (new(2, 4, 6, 8), new(2, 2, 0)), (new(3, 7, 5, 3), new(2, 2, 1)), (new(2, 8, 9, 5), new(3, 2, 1)),
        (new(3, 5, 7, 13), new(3, 1, 1)), (new(5, 9, 4, 2), new(2, 3, 0)),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from work in Shapes
           from ties in Either.Way
           select new ConformanceCase(
               MaxPoolForward.Info, Name(work.Shape, work.Pool, ties ? "ties" : "no ties"), bench => Forward(bench, work.Shape, work.Pool, ties)),
        .. from work in Shapes
           select new ConformanceCase(MaxPoolBackward.Info, Name(work.Shape, work.Pool, "backward"), bench => Backward(bench, work.Shape, work.Pool)),
    ];

    private static string Name(MapShape shape, MaxPoolReference pool, string option) =>
        $"{shape.Batch} times {shape.Height}x{shape.Width}x{shape.Channels} by {pool.Kernel}, stride {pool.Stride}, padding {pool.Padding}, {option}";

    private static void Forward(KernelHarness bench, MapShape shape, MaxPoolReference pool, bool ties)
    {
        MapShape output = pool.Output(shape);
        double[] x = bench.Sampler.Uniform(shape.Count, -2, 2);
        if (ties)
        {
            x = [.. x.Select(value => Math.Round(value))];
        }

        Operand xs = bench.Matrix(x, shape.Rows, shape.Channels);
        Operand y = bench.Result(output.Rows, output.Channels);
        int stored = Tensor.Pad(output.Channels);
        Operand chosen = bench.Result(output.Rows, stored);
        bench.Run(new MaxPoolForward(xs.Slice, y.Slice, chosen.Slice, Size(shape, pool, output.Rows, y)));

        (double[] expected, int[] taps) = pool.Forward(shape, x);
        bench.Compare("y", y, expected, expected, 1);
        uint[] found = bench.ReadWords(chosen);
        for (int i = 0; i < taps.Length; i++)
        {
            int at = (i / output.Channels * stored) + (i % output.Channels);
            bench.Verdict.Equal($"tap{chosen.Place(at)}", found[at], (uint)taps[i]);
        }
    }

    private static void Backward(KernelHarness bench, MapShape shape, MaxPoolReference pool)
    {
        MapShape output = pool.Output(shape);
        double[] x = bench.Sampler.Uniform(shape.Count, -1, 1);
        double[] dy = bench.Sampler.Uniform(output.Count, -1, 1);
        int[] taps = pool.Forward(shape, x).Chosen;
        Operand dys = bench.Matrix(dy, output.Rows, output.Channels);
        Operand chosen = bench.Matrix([.. taps.Select(tap => (double)BitConverter.Int32BitsToSingle(tap))], output.Rows, output.Channels);
        Operand dx = bench.Result(shape.Rows, shape.Channels);
        bench.Run(new MaxPoolBackward(dys.Slice, chosen.Slice, dx.Slice, Size(shape, pool, shape.Rows, dx)));

        bench.Compare("dx", dx, pool.Backward(shape, x, dy), pool.Backward(shape, x, GemmCases.Magnitudes(dy)), Roundings);
    }

    private static MaxPoolParams Size(MapShape shape, MaxPoolReference pool, int rows, Operand written)
    {
        MapShape output = pool.Output(shape);
        return new MaxPoolParams(
            (uint)rows * written.Quads,
            written.Quads,
            (uint)shape.Height,
            (uint)shape.Width,
            (uint)output.Height,
            (uint)output.Width,
            (uint)pool.Kernel,
            (uint)pool.Stride,
            (uint)pool.Padding);
    }
}
