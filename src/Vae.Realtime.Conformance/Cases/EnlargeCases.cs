namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>enlarge</c>: pictures of even and odd sizes, to the byte.</summary>
internal static class EnlargeCases
{
    private static readonly (int Width, int Height)[] Sizes = [(1, 1), (2, 2), (7, 3), (16, 5), (33, 18), (130, 49), (250, 131)];

    public static IEnumerable<ConformanceCase> All =>
        from size in Sizes
        select new ConformanceCase(Enlarge.Info, $"to {size.Width}x{size.Height}", bench => Run(bench, size.Width, size.Height));

    private static void Run(KernelHarness bench, int width, int height)
    {
        GpuPixelBuffer small = bench.Keep(bench.Device.CreatePicture(Enlarge.Half(width), Enlarge.Half(height), "conformance picture"));
        GpuPixelBuffer large = bench.Keep(bench.Device.CreatePicture(width, height, "conformance large picture"));

        // Often at the ends, where a sum of bytes is largest.
        uint[] given = [.. Enumerable.Range(0, small.RowPixels * small.Height).Select(i => (i % 5) switch
        {
            0 => 0u,
            1 => uint.MaxValue,
            _ => bench.Sampler.Word(),
        })];
        bench.Device.Transfers.Upload<uint>(small.Pixels, given);
        Operand words = bench.Words(new uint[width * height], written: true);
        bench.Run(new Enlarge(small, large), recording => recording.ReadPicture(large, words.Slice.Part(0, (ulong)words.Count * sizeof(uint))));

        uint[] found = bench.ReadWords(words);
        for (int i = 0; i < 4 * found.Length; i++)
        {
            (int pixel, int shift) = (i / 4, i % 4 * 8);
            (int row, int column) = (pixel / width, pixel % width);
            double expected = EnlargeReference.At(
                (y, x) => (given[(y * small.RowPixels) + x] >> shift) & 0xFF, small.Height, small.Width, row, column);
            double level = (found[pixel] >> shift) & 0xFF;
            bench.Verdict.Note($"pixel [{row},{column}], byte {i % 4}", level, expected, Math.Abs(level - expected), 0);
        }
    }
}
