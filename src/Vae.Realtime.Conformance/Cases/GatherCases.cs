namespace Vae.Realtime.Conformance.Cases;

using System.Runtime.InteropServices;
using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>gather</c>: in order and shuffled, whole and partial batches, pictures of any number of pixels.</summary>
internal static class GatherCases
{
    // A division: 2.5 ulp.
    private const double Roundings = 5;

    private static readonly (int Rows, int Pixels, int Count, int Cursor)[] Shapes =
        [(1, 1, 1, 0), (3, 5, 7, 4), (8, 4, 8, 0), (13, 17, 33, 26), (16, 30, 40, 16), (64, 16, 100, 20), (33, 784, 100, 99), (129, 100, 1000, 400)];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        from order in Enum.GetValues<GatherOrder>()
        let valid = Math.Min(shape.Rows, shape.Count - shape.Cursor)
        select new ConformanceCase(
            Gather.Info,
            $"{shape.Rows}x{shape.Pixels} of {shape.Count} from {shape.Cursor}, {order}",
            bench => Run(bench, shape.Rows, shape.Pixels, shape.Count, valid, (uint)shape.Cursor, order));

    private static void Run(KernelHarness bench, int rows, int pixels, int count, int valid, uint cursor, GatherOrder order)
    {
        byte[] data = bench.Sampler.Bytes(count * pixels);
        ulong key = bench.Sampler.Key();
        uint shift = 0;
        if (order == GatherOrder.Shifted)
        {
            // The same examples, from a position far down the epoch.
            (shift, cursor) = ((uint)key, unchecked(cursor - (uint)key));
        }

        byte[] stored = new byte[(data.Length + 3) / 4 * 4];
        data.CopyTo(stored, 0);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand bytes = bench.Words(MemoryMarshal.Cast<byte, uint>(stored));
        Operand x = bench.Result(rows, pixels);
        bench.Run(new Gather(
            step.Bindings,
            bytes.Slice,
            x.Slice,
            new GatherParams((uint)rows, (uint)pixels, (uint)x.Stride, (uint)count, (uint)order)));

        double[] expected = GatherReference.Gather(
            data, pixels, rows, valid, cursor, order == GatherOrder.Shuffled ? ((uint)key, (uint)(key >> 32)) : null, shift);
        bench.Compare("x", x, expected, expected, Roundings);
    }
}
