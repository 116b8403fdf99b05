namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary>
/// <c>overlay_tiles</c>: shapes, texts and curves in any order, alone and together, in tiles some of which reach beyond the picture, with
/// more workgroups than tiles.
/// </summary>
internal static class OverlayTilesCases
{
    // Half a level for the conversion to bytes, and a little for distances in single precision.
    private const double Tolerance = 0.53 / 255;

    private static readonly (int Width, int Height, int Tiles, int Entries, int Kinds)[] Sizes =
    [
        (1, 1, 1, 0, 3), (16, 4, 1, 1, 0), (33, 17, 13, 6, 0), (19, 50, 17, 5, 1), (50, 37, 29, 5, 2), (61, 45, 31, 1, 3), (67, 83, 59, 9, 3),
        (130, 49, 97, 23, 3),
    ];

    public static IEnumerable<ConformanceCase> All =>
        from size in Sizes
        select new ConformanceCase(
            OverlayTiles.Info,
            $"{size.Tiles} tiles of {size.Width}x{size.Height}, up to {size.Entries} entries, "
            + $"{(size.Kinds < 3 ? $"kind {size.Kinds}" : "all kinds")}",
            bench => Run(bench, size.Width, size.Height, size.Tiles, size.Entries, size.Kinds));

    private static void Run(KernelHarness bench, int width, int height, int tiles, int depth, int kinds)
    {
        OverlayScene scene = new(bench.Sampler, width, height, tiles, depth, kinds);
        Operand list = bench.Floats(scene.List);
        Operand atlas = bench.Floats(scene.Atlas);
        Operand bytes = bench.Words(new uint[width * height], written: true);
        GpuPixelBuffer overlay = bench.Keep(bench.Device.CreatePicture(width, height, "conformance overlay"));
        bench.Run(
            new OverlayTiles(list.Slice, atlas.Slice, overlay, tiles + 3),
            recording => recording.ReadPicture(overlay, bytes.Slice.Part(0, (ulong)bytes.Count * sizeof(uint))));
        Compare(bench, scene, bench.ReadWords(bytes), width, height);
    }

    // Pixels of no tile stay as they are: zeros.
    private static void Compare(KernelHarness bench, OverlayScene scene, uint[] found, int width, int height)
    {
        OverlayReference twin = new(scene.List, scene.Atlas);
        Dictionary<(int X, int Y), int> tiles = Enumerable.Range(0, twin.Tiles).ToDictionary(twin.Corner);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = (x / OverlayTiles.Across, y / OverlayTiles.Down);
                double[] expected = tiles.TryGetValue((column * OverlayTiles.Across, row * OverlayTiles.Down), out int tile)
                    ? twin.Pixel(tile, x, y)
                    : [0, 0, 0, 0];
                for (int c = 0; c < 4; c++)
                {
                    double value = ((found[(y * width) + x] >> (8 * c)) & 0xFF) / 255.0;
                    bench.Verdict.Note($"pixel [{y},{x}], byte {c}", value, expected[c], Math.Abs(value - expected[c]), Tolerance);
                }
            }
        }
    }
}
