namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>linear_backward_weight</c>: weight, bias and the partial sums of squares, overwriting and accumulating.</summary>
internal static class LinearBackwardWeightCases
{
    // A tile adds its squares in one run, at most 16x8 of its own and 16 of the bias.
    private const double SquareSums = 64;

    public static IEnumerable<ConformanceCase> All => GemmCases.Of(LinearBackwardWeight.Info, Run, "overwrite", "accumulate");

    private static void Run(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        bool accumulate = option == 1;
        double[] dz = bench.Sampler.Uniform(shape.Rows * shape.Outputs, -1, 1);
        double[] x = bench.Sampler.Uniform(shape.Rows * shape.Inputs, -1, 1);
        double[] dw = bench.Sampler.Uniform(shape.Outputs * shape.Inputs, -1, 1);
        double[] db = bench.Sampler.Uniform(shape.Outputs, -1, 1);
        Operand dzs = bench.Matrix(dz, shape.Rows, shape.Outputs);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Inputs);
        Operand dws = accumulate ? bench.Accumulator(dw, shape.Outputs, shape.Inputs) : bench.Result(shape.Outputs, shape.Inputs);
        Operand dbs = accumulate ? bench.Accumulator(db, 1, shape.Outputs) : bench.Result(1, shape.Outputs);
        Operand squares = bench.Results(tile.Count(shape.Outputs, Tensor.Pad(shape.Inputs)));
        GemmParams size = GemmCases.Size(shape.Outputs, shape.Inputs, shape.Rows, dzs, xs, dws, 0, (uint)option);
        bench.Run(new LinearBackwardWeight(dzs.Slice, xs.Slice, dws.Slice, dbs.Slice, squares.Slice, size, tile));

        (double[] dwScale, double[] dbScale) = (GemmCases.Magnitudes(dw), GemmCases.Magnitudes(db));
        LinearReference.BackwardWeight(shape, GemmCases.Magnitudes(dz), GemmCases.Magnitudes(x), dwScale, dbScale, accumulate);
        double expected = LinearReference.BackwardWeight(shape, dz, x, dw, db, accumulate);
        double roundings = GemmCases.Roundings(shape.Rows);
        bench.Compare("dw", dws, dw, dwScale, roundings);
        bench.Compare("db", dbs, db, dbScale, roundings);

        // A result v with an error of δ has the square v² with an error of 2|v|δ.
        double scale = dw.Concat(db).Zip(dwScale.Concat(dbScale), (value, terms) => 2 * Math.Abs(value) * terms).Sum();
        bench.Verdict.Compare("sum of squares", bench.Read(squares).Sum(), expected, scale, roundings + SquareSums);
    }
}
