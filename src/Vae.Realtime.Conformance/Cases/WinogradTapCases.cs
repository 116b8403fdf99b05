namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Winograd;
using Vae.Realtime.Reference;

/// <summary><c>winograd_taps</c>, with the taps as they are and turned round, and <c>winograd_taps_gradient</c>.</summary>
internal static class WinogradTapCases
{
    private const int Taps = 9;

    // As for tiles; and an invocation adds the squares of four channels of nine taps.
    private const double Roundings = 2 * (2 + WinogradReference.Patch);
    private const double SquareSums = 4 * Taps;

    private static readonly (int Outputs, int Inputs)[] Shapes = [(1, 1), (3, 5), (8, 8), (17, 33), (40, 128)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Shapes
           from turned in Either.Way
           select new ConformanceCase(
               WinogradTaps.Info,
               $"{shape.Outputs} outputs of {shape.Inputs} inputs{(turned ? ", turned" : "")}",
               bench => Forward(bench, shape.Outputs, shape.Inputs, turned)),
        .. from shape in Shapes
           select new ConformanceCase(
               WinogradTapsGradient.Info,
               $"{shape.Outputs} outputs of {shape.Inputs} inputs",
               bench => Gradient(bench, shape.Outputs, shape.Inputs)),
    ];

    private static void Forward(KernelHarness bench, int outputs, int inputs, bool turned)
    {
        double[] w = bench.Sampler.Uniform(outputs * Taps * inputs, -1, 1);
        Operand ws = bench.Weight(w, outputs, Taps, inputs);
        PlaneOperand planes = PlaneOperand.Result(bench, outputs, inputs);
        bench.Run(new WinogradTaps(
            ws.Slice, planes.Planes.Buffer, WinogradTapParams.Of(planes.Planes, GemmParams.Pad(outputs), turned)));

        double[] expected = new double[WinogradPlanes.Count * outputs * inputs];
        double[] scale = new double[expected.Length];
        double[,] magnitudes = WinogradReference.Magnitudes(WinogradReference.Taps);
        for (int i = 0; i < outputs * inputs; i++)
        {
            double Tap(int row, int column)
            {
                int tap = (3 * row) + column;
                return w[(((i / inputs * Taps) + (turned ? Taps - 1 - tap : tap)) * inputs) + (i % inputs)];
            }

            double[] made = WinogradReference.Sandwich(WinogradReference.Taps, Tap);
            double[] bounds = WinogradReference.Sandwich(magnitudes, (row, column) => Math.Abs(Tap(row, column)));
            for (int plane = 0; plane < made.Length; plane++)
            {
                (expected[(plane * outputs * inputs) + i], scale[(plane * outputs * inputs) + i]) = (made[plane], bounds[plane]);
            }
        }

        planes.Compare(bench, expected, scale, Roundings, zeroRows: true);
    }

    private static void Gradient(KernelHarness bench, int outputs, int inputs)
    {
        double[] u = bench.Sampler.Uniform(WinogradPlanes.Count * outputs * inputs, -1, 1);
        PlaneOperand planes = PlaneOperand.Input(bench, u, outputs, inputs);
        Operand dw = bench.Result(outputs * Taps, inputs);
        Operand squares = bench.Results(outputs * GemmParams.Pad(inputs) / 4);
        bench.Run(new WinogradTapsGradient(
            planes.Planes.Buffer, dw.Slice, squares.Slice, WinogradTapParams.Of(planes.Planes, outputs, turned: false)));

        double[,] matrix = WinogradReference.Transposed(WinogradReference.Taps);
        double[,] magnitudes = WinogradReference.Magnitudes(matrix);
        double[] expected = new double[outputs * Taps * inputs];
        double[] scale = new double[expected.Length];
        for (int i = 0; i < outputs * inputs; i++)
        {
            double Plane(int row, int column) => u[(((row * WinogradReference.Patch) + column) * outputs * inputs) + i];
            double[] made = WinogradReference.Sandwich(matrix, Plane);
            double[] bounds = WinogradReference.Sandwich(magnitudes, (row, column) => Math.Abs(Plane(row, column)));
            for (int tap = 0; tap < Taps; tap++)
            {
                int at = (((i / inputs * Taps) + tap) * inputs) + (i % inputs);
                (expected[at], scale[at]) = (made[tap], bounds[tap]);
            }
        }

        bench.Compare("dw", dw, expected, scale, Roundings);

        // A result v with an error of δ has the square v² with an error of 2|v|δ.
        bench.Verdict.Compare(
            "sum of squares",
            bench.Read(squares).Sum(),
            expected.Sum(value => value * value),
            expected.Zip(scale, (value, sum) => 2 * Math.Abs(value) * sum).Sum(),
            Roundings + SquareSums);
    }
}
