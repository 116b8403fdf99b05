namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary>What both directions of an LSTM's recurrence have in common: shapes, steps, and the operands that they share.</summary>
internal static class LstmCases
{
    // Batch, steps and units below, at and above what an invocation owns and what a vec4 holds.
    private static readonly (int Batch, int Steps, int Hidden)[] Shapes =
    [
        (1, 1, 5), (1, 7, 17), (3, 3, 8), (5, 1, 17), (5, 3, 5), (33, 2, 8), (9, 2, 40),
    ];

    public static IEnumerable<ConformanceCase> Of(
        KernelInfo info, Func<LstmTile, int> units, Action<KernelHarness, LstmShape, LstmTile, int> body) =>
        from tile in LstmTile.All
        from size in Shapes
        from sequences in Either.Way
        from step in new[] { 0, size.Steps / 2, size.Steps - 1 }.Distinct()
        let shape = new LstmShape(size.Batch, size.Steps, 1, size.Hidden, sequences)
        select new ConformanceCase(
            info,
            $"{size.Batch} x {size.Steps} steps, {size.Hidden} units, step {step}, {(sequences ? "sequences" : "last only")}, {tile.Examples} "
                + $"examples a tile",
            bench => body(bench, shape, tile, step),
            new("TE", tile.Examples),
            new("TU", units(tile)),
            new("WG", tile.Group));

    public static LstmParams Size(LstmShape shape, int step, Operand w, Operand gates, Operand cells) => new(
        (uint)shape.Batch,
        (uint)shape.Steps,
        (uint)shape.Hidden,
        w.Quads,
        gates.Quads,
        cells.Quads,
        shape.Sequences ? 1u : 0u,
        (uint)step);

    /// <summary>A trace in the middle of things; the twin's is a copy of it.</summary>
    public static LstmTrace Trace(Sampler sampler, LstmShape shape, double minGate) => new(shape)
    {
        Gates = sampler.Uniform(shape.Rows * 4 * shape.Hidden, minGate, 1),
        Cells = sampler.Uniform(shape.Rows * shape.Hidden, -2, 2),
        Previous = sampler.Uniform(shape.Rows * shape.Hidden, -1, 1),
        Output = sampler.Uniform(shape.OutputRows * shape.Hidden, -1, 1),
        Carry = sampler.Uniform(shape.Batch * shape.Hidden, -1, 1),
    };

    /// <summary>One scale for many: no term is larger, and numbers that must stay what they are have no error.</summary>
    public static double[] Scale(double[] values, double largest)
    {
        double[] scale = new double[values.Length];
        Array.Fill(scale, largest);
        return scale;
    }
}
