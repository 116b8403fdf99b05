namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Reference;

/// <summary><c>linear_backward_input</c>: the derivative of every activation before.</summary>
internal static class LinearBackwardInputCases
{
    public static IEnumerable<ConformanceCase> All => GemmCases.Of(LinearBackwardInput.Info, Run, "none", "relu", "sigmoid", "tanh", "leaky_relu");

    private static void Run(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        ReferenceActivation before = (ReferenceActivation)option;
        double[] dz = bench.Sampler.Uniform(shape.Rows * shape.Outputs, -1, 1);
        double[] w = bench.Sampler.Uniform(shape.Outputs * shape.Inputs, -1, 1);
        double[] x = bench.Sampler.Outputs(shape.Rows * shape.Inputs, before);
        Operand dzs = bench.Matrix(dz, shape.Rows, shape.Outputs);
        Operand ws = bench.Matrix(w, shape.Outputs, shape.Inputs);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Inputs);
        Operand dx = bench.Result(shape.Rows, shape.Inputs);
        GemmParams size = GemmCases.Size(shape.Rows, shape.Inputs, shape.Outputs, dzs, ws, dx, (uint)before, 0);
        bench.Run(new LinearBackwardInput(dzs.Slice, ws.Slice, xs.Slice, dx.Slice, size, tile));

        double[] scale = LinearReference.BackwardInput(shape, GemmCases.Magnitudes(dz), GemmCases.Magnitudes(w), x, before);
        bench.Compare("dx", dx, LinearReference.BackwardInput(shape, dz, w, x, before), scale, GemmCases.Roundings(shape.Outputs));
    }
}
