namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>gather_floats</c>: in order and shuffled, rows of tables and windows that overlap, touch or leave gaps. Values are copied.</summary>
internal static class GatherFloatsCases
{
    private static readonly (int Rows, int Values, int Pitch, int Count, int Cursor)[] Shapes =
    [
        (1, 1, 1, 1, 0), (3, 5, 5, 7, 4), (13, 17, 1, 33, 26), (16, 30, 6, 40, 16), (64, 16, 20, 100, 20), (33, 120, 2, 100, 99),
        (129, 4, 4, 1000, 400),
    ];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        from order in Enum.GetValues<GatherOrder>()
        let valid = Math.Min(shape.Rows, shape.Count - shape.Cursor)
        select new ConformanceCase(
            GatherFloats.Info,
            $"{shape.Rows}x{shape.Values} every {shape.Pitch} of {shape.Count} from {shape.Cursor}, {order}",
            bench => Run(bench, shape.Rows, shape.Values, shape.Pitch, shape.Count, valid, (uint)shape.Cursor, order));

    private static void Run(KernelHarness bench, int rows, int values, int pitch, int count, int valid, uint cursor, GatherOrder order)
    {
        double[] data = bench.Sampler.Uniform(((count - 1) * pitch) + values, -3, 3);
        ulong key = bench.Sampler.Key();
        uint shift = 0;
        if (order == GatherOrder.Shifted)
        {
            // The same examples, from a position far down the epoch.
            (shift, cursor) = ((uint)key, unchecked(cursor - (uint)key));
        }

        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand floats = bench.Floats(data);
        Operand x = bench.Result(rows, values);
        bench.Run(new GatherFloats(
            step.Bindings,
            floats.Slice,
            x.Slice,
            new GatherFloatsParams((uint)rows, (uint)values, (uint)x.Stride, (uint)count, (uint)pitch, (uint)order)));

        double[] expected = GatherReference.GatherFloats(
            data, values, pitch, (uint)count, rows, valid, cursor, order == GatherOrder.Shuffled ? ((uint)key, (uint)(key >> 32)) : null, shift);
        uint[] found = bench.ReadWords(x);
        for (int i = 0; i < found.Length; i++)
        {
            bench.Verdict.Equal("x" + x.Place(i), found[i], BitConverter.SingleToUInt32Bits((float)expected[i]));
        }
    }
}
