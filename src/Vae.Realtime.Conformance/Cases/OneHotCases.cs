namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>one_hot</c>: any number of classes, with rows of no class and of one that is not among them.</summary>
internal static class OneHotCases
{
    private static readonly (int Rows, int Classes)[] Shapes = [(1, 1), (5, 3), (7, 8), (40, 10), (65, 36), (33, 256)];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        select new ConformanceCase(OneHot.Info, $"{shape.Rows} of {shape.Classes} classes", bench => Run(bench, shape.Rows, shape.Classes));

    private static void Run(KernelHarness bench, int rows, int classes)
    {
        uint[] labels = [.. Enumerable.Range(0, rows).Select(_ => bench.Sampler.Word() % (uint)classes)];
        labels[rows / 2] = (uint)classes;
        labels[^1] = rows > 1 ? GatherLabels.NoClass : 0;
        Operand y = bench.Result(rows, classes);
        bench.Run(new OneHot(bench.Words(labels).Slice, y.Slice, new OneHotParams((uint)rows * y.Quads, y.Quads, (uint)classes)));
        double[] expected = OneHotReference.Forward(labels, classes);
        bench.Compare("y", y, expected, expected, 1);
    }
}
