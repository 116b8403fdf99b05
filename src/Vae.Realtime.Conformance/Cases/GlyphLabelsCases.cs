namespace Vae.Realtime.Conformance;

using Vae.Realtime.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>glyph_labels</c>: whole and partial batches of the stream, to the bit.</summary>
internal static class GlyphLabelsCases
{
    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Valid, uint Cursor)[] { (1, 1, 0), (7, 5, 59_998), (200, 200, uint.MaxValue - 10) }
        select new ConformanceCase(
            GlyphLabels.Info,
            $"{shape.Rows} rows, {shape.Valid} valid, from {shape.Cursor}",
            bench => Run(bench, shape.Rows, shape.Valid, shape.Cursor));

    private static void Run(Workbench bench, int rows, int valid, uint cursor)
    {
        ulong key = bench.Sampler.Key();
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand labels = bench.Results(rows);
        bench.Run(new GlyphLabels(step.Bindings, labels.Slice, new GlyphLabelsParams((uint)rows)));

        uint[] found = bench.ReadWords(labels);
        for (int row = 0; row < rows; row++)
        {
            uint expected = row < valid
                ? (uint)GlyphReference.Label(((uint)key, (uint)(key >> 32)), unchecked(cursor + (uint)row))
                : GatherLabels.NoClass;
            bench.Verdict.Equal($"labels[{row}]", found[row], expected);
        }
    }
}
