namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>cross_fade</c>: phases from one end to the other.</summary>
internal static class CrossFadeCases
{
    private static readonly (int Tiles, int Quads)[] Shapes = [(1, 1), (3, 5), (17, 49), (5, 200)];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        select new ConformanceCase(CrossFade.Info, $"{shape.Tiles} tiles of {4 * shape.Quads}", bench => Run(bench, shape.Tiles, shape.Quads));

    private static void Run(KernelHarness bench, int tiles, int quads)
    {
        int count = 4 * tiles * quads;
        double[] from = bench.Sampler.Uniform(count, 0, 1);
        double[] to = bench.Sampler.Uniform(count, 0, 1);
        double[] phases = bench.Sampler.Pixels(tiles);
        Operand y = bench.Results(count);
        bench.Run(new CrossFade(
            bench.Floats(from).Slice, bench.Floats(to).Slice, bench.Floats(phases).Slice, y.Slice,
            new CrossFadeParams((uint)count / 4, (uint)quads)));
        double[] scale = new double[count];
        Array.Fill(scale, 1);
        bench.Compare("y", y, CrossFadeReference.Fade(from, to, phases), scale, 4);
    }
}
