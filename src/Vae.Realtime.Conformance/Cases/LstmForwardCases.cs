namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>lstm_forward</c>: the first, a middle and the last step.</summary>
internal static class LstmForwardCases
{
    // Two exponentials and what is made of them, one after the other.
    private const double Roundings = 2 * GemmCases.Epilogue;

    public static IEnumerable<ConformanceCase> All => LstmCases.Of(LstmForward.Info, tile => tile.Units, Run);

    private static void Run(KernelHarness bench, LstmShape shape, LstmTile tile, int step)
    {
        int hidden = shape.Hidden;
        double[] w = bench.Sampler.Uniform(4 * hidden * hidden, -1, 1);
        double[] bias = bench.Sampler.Uniform(4 * hidden, -1, 1);
        LstmTrace trace = LstmCases.Trace(bench.Sampler, shape, minGate: -1);
        Operand ws = bench.Matrix(w, 4 * hidden, hidden);
        Operand biases = bench.Matrix(bias, 1, 4 * hidden);
        Operand gates = bench.Accumulator(trace.Gates, shape.Rows, 4 * hidden);
        Operand cells = bench.Accumulator(trace.Cells, shape.Rows, hidden);
        Operand previous = bench.Accumulator(trace.Previous, shape.Rows, hidden);
        Operand y = bench.Accumulator(trace.Output, shape.OutputRows, hidden);
        bench.Run(new LstmForward(
            ws.Slice,
            biases.Slice,
            gates.Slice,
            cells.Slice,
            previous.Slice,
            y.Slice,
            LstmCases.Size(shape, step, ws, gates, cells),
            tile));

        // A pre-activation adds up to hidden products of at most 1 and two more terms. Gates change by at most as much as those do, and
        // c by twice that times |c'|.
        LstmReference.ForwardStep(shape, step, w, bias, trace);
        double largest = 6 * (hidden + 2);
        double roundings = GemmCases.Roundings(hidden) + Roundings;
        bench.Compare("gate", gates, trace.Gates, LstmCases.Scale(trace.Gates, hidden + 2), roundings);
        bench.Compare("c", cells, trace.Cells, LstmCases.Scale(trace.Cells, largest), roundings);
        bench.Compare("previous", previous, trace.Previous, LstmCases.Scale(trace.Previous, largest), roundings);
        bench.Compare("y", y, trace.Output, LstmCases.Scale(trace.Output, largest), roundings);
    }
}
