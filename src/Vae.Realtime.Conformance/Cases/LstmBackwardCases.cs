namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>lstm_backward</c>: the last, a middle and the first step.</summary>
internal static class LstmBackwardCases
{
    // The exponential of tanh(c), and up to five products after one another.
    private const double Roundings = GemmCases.Epilogue + 8;

    public static IEnumerable<ConformanceCase> All => LstmCases.Of(LstmBackward.Info, _ => 4, Run);

    private static void Run(KernelHarness bench, LstmShape shape, LstmTile tile, int step)
    {
        int hidden = shape.Hidden;
        double[] w = bench.Sampler.Uniform(4 * hidden * hidden, -1, 1);
        double[] dy = bench.Sampler.Uniform(shape.OutputRows * hidden, -1, 1);
        LstmTrace trace = LstmCases.Trace(bench.Sampler, shape, minGate: 0.1);
        Operand ws = bench.Matrix(w, 4 * hidden, hidden);
        Operand gates = bench.Accumulator(trace.Gates, shape.Rows, 4 * hidden);
        Operand cells = bench.Matrix(trace.Cells, shape.Rows, hidden);
        Operand dys = bench.Matrix(dy, shape.OutputRows, hidden);
        Operand carry = bench.Accumulator(trace.Carry, shape.Batch, hidden);
        bench.Run(new LstmBackward(
            ws.Slice, gates.Slice, cells.Slice, dys.Slice, carry.Slice, LstmCases.Size(shape, step, ws, gates, cells), tile));

        // dh adds up to 4 hidden products of at most 1, and the gradient by the output; dc another term, and is multiplied by |c'| < 2.
        LstmReference.BackwardStep(shape, step, w, trace, dy);
        double largest = 2 * ((4 * hidden) + 2);
        double roundings = GemmCases.Roundings(4 * hidden) + Roundings;
        bench.Compare("gate", gates, trace.Gates, LstmCases.Scale(trace.Gates, largest), roundings);
        bench.Compare("carry", carry, trace.Carry, LstmCases.Scale(trace.Carry, largest), roundings);
    }
}
