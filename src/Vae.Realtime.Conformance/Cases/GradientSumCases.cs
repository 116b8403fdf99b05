namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary><c>gradient_sum</c>: any number of parameters, begun and gone on with.</summary>
internal static class GradientSumCases
{
    private static readonly int[] Quads = [1, 3, 63, 64, 65, 1023, 1025, 2100];

    public static IEnumerable<ConformanceCase> All =>
        from quads in Quads
        from place in Enum.GetValues<MicroBatch>()
        select new ConformanceCase(
            GradientSum.Info, $"{4 * quads} parameters, {place}", bench => Run(bench, 4 * quads, place));

    private static void Run(KernelHarness bench, int count, MicroBatch place)
    {
        bool first = !place.HasFlag(MicroBatch.Later);
        double[] g = bench.Sampler.Uniform(count, -1, 1);
        double[] before = bench.Sampler.Uniform(count, -1, 1);
        Operand sum = first ? bench.Results(count) : bench.Floats(before, written: true);
        Operand squares = bench.Results(GradientSum.SquareCount(count / 4));
        bench.Run(new GradientSum(
            new StepOperands(bench, new StepEntry { MicroBatch = place }).Bindings,
            bench.Floats(g).Slice,
            sum.Slice,
            squares.Slice,
            new GradientSumParams((uint)count / 4)));

        double[] expected = first ? g : [.. g.Zip(before, (a, b) => a + b)];
        double[] scale = first ? GemmCases.Magnitudes(g) : [.. g.Zip(before, (a, b) => Math.Abs(a) + Math.Abs(b))];
        bench.Compare("sum", sum, expected, scale, 1);
        bench.Verdict.Compare("squares", bench.Read(squares).Sum(), expected.Sum(value => value * value), scale.Sum(value => value * value), 32);
    }
}
