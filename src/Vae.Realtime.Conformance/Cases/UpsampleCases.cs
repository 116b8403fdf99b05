namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>upsample_forward</c> and <c>upsample_backward</c>: nearest and bilinear, even and odd factors.</summary>
internal static class UpsampleCases
{
    private static readonly MapShape[] Shapes = [new(1, 1, 1, 1), new(2, 4, 3, 8), new(3, 5, 1, 3), new(2, 1, 6, 13), new(5, 7, 3, 2)];

    private static readonly int[] Factors = [1, 2, 3, 4];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Shapes
           from factor in Factors
           from bilinear in Either.Way
           select new ConformanceCase(
               UpsampleForward.Info, Name(shape, factor, bilinear), bench => Forward(bench, shape, new UpsampleReference(factor, bilinear))),
        .. from shape in Shapes
           from factor in Factors
           from bilinear in Either.Way
           let before = Slopes.Epilogues[(shape.Height + factor) % Slopes.Epilogues.Length]
           select new ConformanceCase(
               UpsampleBackward.Info,
               $"{Name(shape, factor, bilinear)}, {before}",
               bench => Backward(bench, shape, new UpsampleReference(factor, bilinear), before)),
    ];

    private static string Name(MapShape shape, int factor, bool bilinear) =>
        $"{shape.Batch} times {shape.Height}x{shape.Width}x{shape.Channels} by {factor}, {(bilinear ? "bilinear" : "nearest")}";

    // Coordinates up to 7 are rounded a few times, and a coordinate's error is multiplied by a difference of two values.
    private static double Roundings(UpsampleReference work) => work.Bilinear ? 64 : 4 + (work.Factor * work.Factor);

    private static void Forward(KernelHarness bench, MapShape shape, UpsampleReference work)
    {
        MapShape output = work.Output(shape);
        double[] x = bench.Sampler.Uniform(shape.Count, -1, 1);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Channels);
        Operand y = bench.Result(output.Rows, output.Channels);
        bench.Run(new UpsampleForward(xs.Slice, y.Slice, Size(shape, work, xs, ReferenceActivation.None)));

        double[] scale = work.Bilinear ? [.. Enumerable.Repeat(1.0, output.Count)] : work.Forward(shape, GemmCases.Magnitudes(x));
        bench.Compare("y", y, work.Forward(shape, x), scale, Roundings(work));
    }

    private static void Backward(KernelHarness bench, MapShape shape, UpsampleReference work, ReferenceActivation before)
    {
        MapShape output = work.Output(shape);
        double[] x = bench.Sampler.Outputs(shape.Count, before);
        double[] dy = bench.Sampler.Uniform(output.Count, -1, 1);
        Operand dys = bench.Matrix(dy, output.Rows, output.Channels);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Channels);
        Operand dx = bench.Result(shape.Rows, shape.Channels);
        bench.Run(new UpsampleBackward(dys.Slice, xs.Slice, dx.Slice, Size(shape, work, xs, before)));

        double[] terms = work.Backward(shape, x, GemmCases.Magnitudes(dy), ReferenceActivation.None);
        bench.Compare("dx", dx, work.Backward(shape, x, dy, before), Slopes.Scale(before, x, terms), Roundings(work));
    }

    private static UpsampleParams Size(MapShape shape, UpsampleReference work, Operand x, ReferenceActivation before) => new(
        (uint)shape.Rows * x.Quads,
        x.Quads,
        (uint)shape.Height,
        (uint)shape.Width,
        (uint)work.Factor,
        work.Bilinear ? 1u : 0u,
        (uint)before);
}
