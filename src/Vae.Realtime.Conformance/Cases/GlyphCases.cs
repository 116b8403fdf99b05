namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>glyphs</c>: whole and partial batches of the stream.</summary>
internal static class GlyphCases
{
    // Places are up to 14 pixels from the middle and known to a dozen roundings of that; ink changes by at most 1.5 a pixel.
    private const double Roundings = 512;

    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Valid, uint Cursor)[] { (1, 1, 0), (7, 5, 59_998), (64, 64, uint.MaxValue - 10) }
        select new ConformanceCase(
            Glyphs.Info,
            $"{shape.Rows} rows, {shape.Valid} valid, from {shape.Cursor}",
            bench => Run(bench, shape.Rows, shape.Valid, shape.Cursor));

    private static void Run(KernelHarness bench, int rows, int valid, uint cursor)
    {
        const int pixels = GlyphReference.Side * GlyphReference.Side;
        uint[] table = GlyphTable.Create();
        ulong key = bench.Sampler.Key();
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand words = bench.Words(table);
        Operand x = bench.Result(rows, pixels);
        bench.Run(new Glyphs(step.Bindings, words.Slice, x.Slice, new GlyphParams((uint)rows, (uint)x.Stride)));

        float[] expected = new float[rows * pixels];
        for (int row = 0; row < valid; row++)
        {
            uint example = unchecked(cursor + (uint)row);
            GlyphReference.Render(table, ((uint)key, (uint)(key >> 32)), example, expected.AsSpan(row * pixels, pixels));
        }

        double[] scale = new double[expected.Length];
        Array.Fill(scale, 1, 0, valid * pixels);
        bench.Compare("x", x, [.. expected.Select(value => (double)value)], scale, Roundings);
    }
}
