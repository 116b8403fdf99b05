namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>activation_forward</c> and <c>activation_backward</c>: every function, from deep saturation to around 0.</summary>
internal static class ActivationCases
{
    // An exponential (3 + 2|x| ulp of two roundings each, the second term being in the scale), a division, a short polynomial; or a
    // logarithm's absolute error of 2⁻²¹.
    private const double Roundings = 16;

    // What a sigmoid is where its exponential is kept finite.
    private const double Least = 1e-25;

    public static readonly (int Rows, int Columns)[] Shapes = [(1, 1), (3, 5), (7, 33), (129, 8), (40, 100)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Shapes
           from activation in Enum.GetValues<ReferenceActivation>()
           select new ConformanceCase(
               ActivationForward.Info, $"{shape.Rows}x{shape.Columns}, {activation}", bench => Forward(bench, shape.Rows, shape.Columns, activation)),
        .. from shape in Shapes
           from activation in Enum.GetValues<ReferenceActivation>()
           from before in shape.Rows == 7 ? Slopes.Epilogues : [Slopes.Epilogues[(shape.Rows + (int)activation) % Slopes.Epilogues.Length]]
           select new ConformanceCase(
               ActivationBackward.Info,
               $"{shape.Rows}x{shape.Columns}, {activation} after {before}",
               bench => Backward(bench, shape.Rows, shape.Columns, activation, before)),
    ];

    private static void Forward(KernelHarness bench, int rows, int columns, ReferenceActivation activation)
    {
        double[] x = Inputs(bench, rows * columns);
        Operand xs = bench.Matrix(x, rows, columns);
        Operand y = bench.Result(rows, columns);
        bench.Run(new ActivationForward(xs.Slice, y.Slice, new ActivationParams((uint)rows * y.Quads, y.Quads, (uint)columns, (uint)activation)));

        double[] expected = [.. x.Select(value => ActivationReference.Apply(activation, value))];
        bench.Compare("y", y, expected, [.. x.Select(value => Scale(activation, value))], Roundings);
    }

    private static void Backward(KernelHarness bench, int rows, int columns, ReferenceActivation activation, ReferenceActivation before)
    {
        double[] x = Inputs(bench, rows * columns);
        double[] dy = bench.Sampler.Uniform(rows * columns, -1, 1);
        Operand xs = bench.Matrix(x, rows, columns);
        Operand dys = bench.Matrix(dy, rows, columns);
        Operand dx = bench.Result(rows, columns);
        bench.Run(new ActivationBackward(
            xs.Slice, dys.Slice, dx.Slice, new ActivationBackwardParams((uint)rows * dx.Quads, (uint)activation, (uint)before)));

        double[] expected = [.. x.Zip(dy, (value, slope) =>
            slope * ActivationReference.DerivativeAt(activation, value) * ActivationReference.Derivative(before, value))];
        double[] scale = Slopes.Scale(before, x, [.. x.Zip(dy, (value, slope) => slope * SlopeScale(activation, value))]);
        bench.Compare("dx", dx, expected, scale, Roundings);
    }

    // Every eighth is far out.
    private static double[] Inputs(KernelHarness bench, int count) =>
        [.. bench.Sampler.Uniform(count, -6, 6).Select((value, i) => i % 8 == 3 ? 32 * value : value)];

    // Without a bound of its own, an activation is held to an absolute one near 0.
    private static double Scale(ReferenceActivation activation, double z)
    {
        double y = Math.Abs(ActivationReference.Apply(activation, z));
        return activation switch
        {
            ReferenceActivation.Sigmoid or ReferenceActivation.Silu => (y * (1 + Math.Min(Math.Abs(z), 80))) + Least,
            ReferenceActivation.Tanh => 2,
            ReferenceActivation.Softplus => 1 + y,
            ReferenceActivation.Gelu => GaussScale(z, y),
            ReferenceActivation.None or ReferenceActivation.Relu or ReferenceActivation.LeakyRelu => y,
            _ => 1 + y,
        };
    }

    private static double SlopeScale(ReferenceActivation activation, double z)
    {
        double sigmoid = (ActivationReference.Sigmoid(z) * (1 + Math.Min(Math.Abs(z), 80))) + Least;
        return activation switch
        {
            ReferenceActivation.Sigmoid or ReferenceActivation.Softplus => sigmoid,
            ReferenceActivation.Silu => sigmoid * (1 + Math.Abs(z)),
            ReferenceActivation.Tanh => 2,
            ReferenceActivation.Gelu => GaussScale(z, ActivationReference.Normal(z) + Math.Abs(z * Math.Exp(-0.5 * z * z))),
            ReferenceActivation.None or ReferenceActivation.Relu or ReferenceActivation.LeakyRelu => ActivationReference.DerivativeAt(activation, z),
            _ => 1 + Math.Abs(ActivationReference.DerivativeAt(activation, z)),
        };
    }

    // The exponent z²/2 is rounded, and where the tail is below 1e-9 it is not approximated.
    private static double GaussScale(double z, double value) => (value * (1 + Math.Min(z * z, 40))) + 0.01;
}
