namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Reference;

/// <summary><c>linear_forward</c>: every activation.</summary>
internal static class LinearForwardCases
{
    public static IEnumerable<ConformanceCase> All => GemmCases.Of(LinearForward.Info, Run, "none", "relu", "sigmoid", "tanh", "leaky_relu");

    private static void Run(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        ReferenceActivation activation = (ReferenceActivation)option;
        double[] x = bench.Sampler.Uniform(shape.Rows * shape.Inputs, -1, 1);
        double[] w = bench.Sampler.Uniform(shape.Outputs * shape.Inputs, -1, 1);
        double[] bias = bench.Sampler.Uniform(shape.Outputs, -1, 1);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Inputs);
        Operand ws = bench.Matrix(w, shape.Outputs, shape.Inputs);
        Operand biases = bench.Matrix(bias, 1, shape.Outputs);
        Operand y = bench.Result(shape.Rows, shape.Outputs);
        GemmParams size = GemmCases.Size(
            shape.Rows, shape.Outputs, shape.Inputs, xs, ws, y, (uint)activation, (uint)shape.Outputs);
        bench.Run(new LinearForward(xs.Slice, ws.Slice, biases.Slice, y.Slice, size, tile));

        double[] terms = LinearReference.Forward(
            shape, GemmCases.Magnitudes(x), GemmCases.Magnitudes(w), GemmCases.Magnitudes(bias), ReferenceActivation.None);

        double[] scale = GemmCases.Activated(terms, activation);
        bench.Compare("y", y, LinearReference.Forward(shape, x, w, bias, activation), scale, GemmCases.Roundings(shape.Inputs));
    }
}
