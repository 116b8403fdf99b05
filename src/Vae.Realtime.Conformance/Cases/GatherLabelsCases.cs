namespace Vae.Realtime.Conformance.Cases;

using System.Runtime.InteropServices;
using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>gather_labels</c>: in order and shuffled, whole and partial batches, to the bit.</summary>
internal static class GatherLabelsCases
{
    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Count, int Cursor)[] { (1, 1, 0), (7, 9, 4), (64, 300, 100), (65, 66, 1), (129, 1000, 999) }
        from order in Enum.GetValues<GatherOrder>()
        select new ConformanceCase(
            GatherLabels.Info,
            $"{shape.Rows} of {shape.Count} from {shape.Cursor}, {order}",
            bench => Run(bench, shape.Rows, shape.Count, (uint)shape.Cursor, order));

    private static void Run(KernelHarness bench, int rows, int count, uint cursor, GatherOrder order)
    {
        int valid = Math.Min(rows, count - (int)cursor);
        byte[] stored = new byte[(count + 3) / 4 * 4];
        bench.Sampler.Bytes(count).CopyTo(stored, 0);
        ulong key = bench.Sampler.Key();
        uint shift = 0;
        if (order == GatherOrder.Shifted)
        {
            // The same examples, from a position far down the epoch.
            (shift, cursor) = ((uint)key, unchecked(cursor - (uint)key));
        }

        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand data = bench.Words(MemoryMarshal.Cast<byte, uint>(stored));
        Operand labels = bench.Results(rows);
        bench.Run(new GatherLabels(
            step.Bindings, data.Slice, labels.Slice, new GatherLabelsParams((uint)rows, (uint)count, (uint)order)));

        uint[] expected = GatherReference.GatherLabels(
            stored.AsSpan(0, count), rows, valid, cursor, order == GatherOrder.Shuffled ? ((uint)key, (uint)(key >> 32)) : null, shift);
        uint[] found = bench.ReadWords(labels);
        for (int row = 0; row < rows; row++)
        {
            bench.Verdict.Equal($"labels[{row}]", found[row], expected[row]);
        }
    }
}
