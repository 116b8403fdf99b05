namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>stream_labels</c>: whole and partial batches of every stream, to the bit.</summary>
internal static class StreamLabelsCases
{
    private const uint GlyphDomain = 0x474C5950;

    public static IEnumerable<ConformanceCase> All =>
        from stream in new (string Name, uint Domain, int Classes, Func<(uint X, uint Y), uint, int> Label)[]
        {
            ("glyphs", GlyphDomain, GlyphReference.ClassCount, GlyphReference.Label),
            ("shapes", ShapeReference.Domain, ShapeReference.KindCount, ShapeReference.Label),
            ("textures", TextureReference.Domain, TextureReference.KindCount, TextureReference.Label),
        }
        from shape in new (int Rows, int Valid, uint Cursor)[] { (1, 1, 0), (7, 5, 59_998), (200, 200, uint.MaxValue - 10) }
        select new ConformanceCase(
            StreamLabels.Info,
            $"{stream.Name}, {shape.Rows} rows, {shape.Valid} valid, from {shape.Cursor}",
            bench => Run(bench, shape, new StreamLabelsParams((uint)shape.Rows, stream.Domain, (uint)stream.Classes), stream.Label));

    private static void Run(
        KernelHarness bench, (int Rows, int Valid, uint Cursor) shape, StreamLabelsParams size, Func<(uint X, uint Y), uint, int> label)
    {
        (int rows, int valid, uint cursor) = shape;
        ulong key = bench.Sampler.Key();
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand labels = bench.Results(rows);
        bench.Run(new StreamLabels(step.Bindings, labels.Slice, size));

        uint[] found = bench.ReadWords(labels);
        for (int row = 0; row < rows; row++)
        {
            uint expected = row < valid ? (uint)label(((uint)key, (uint)(key >> 32)), unchecked(cursor + (uint)row)) : GatherLabels.NoClass;
            bench.Verdict.Equal($"labels[{row}]", found[row], expected);
        }
    }
}
