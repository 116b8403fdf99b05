namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>overlay_blend</c>: some tiles of a picture covered by any colours and alphas, to the byte, with more workgroups than tiles.</summary>
internal static class OverlayBlendCases
{
    private static readonly (int Width, int Height, int Tiles)[] Sizes = [(1, 1, 1), (16, 4, 1), (33, 17, 9), (130, 49, 70), (67, 83, 61)];

    public static IEnumerable<ConformanceCase> All =>
        from size in Sizes
        select new ConformanceCase(
            OverlayBlend.Info, $"{size.Tiles} tiles of {size.Width}x{size.Height}", bench => Run(bench, size.Width, size.Height, size.Tiles));

    private static void Run(KernelHarness bench, int width, int height, int tiles)
    {
        int across = (width + OverlayTiles.Across - 1) / OverlayTiles.Across;
        int down = (height + OverlayTiles.Down - 1) / OverlayTiles.Down;
        int[] covered = [.. Enumerable.Range(0, across * down).OrderBy(_ => bench.Sampler.Word()).Take(tiles)];
        GpuPixelBuffer picture = bench.Keep(bench.Device.CreatePicture(width, height, "conformance picture"));
        GpuPixelBuffer overlay = bench.Keep(bench.Device.CreatePicture(width, height, "conformance overlay"));
        uint[] under = [.. Enumerable.Range(0, picture.RowPixels * height).Select(_ => bench.Sampler.Word() | 0xFF000000)];
        uint[] over = [.. under.Select(_ => Premultiplied(bench))];
        bench.Device.Transfers.Upload<uint>(picture.Pixels, under);
        bench.Device.Transfers.Upload<uint>(overlay.Pixels, over);
        Operand bytes = bench.Words(new uint[under.Length], written: true);
        Operand list = bench.Floats(
            [
                0, 0, covered.Length, 1,
                .. covered.SelectMany(tile => (double[])[tile % across * OverlayTiles.Across, tile / across * OverlayTiles.Down, 0, 0]),
            ]);
        GpuPixelBuffer shown = bench.Keep(bench.Device.CreatePicture(width, height, "conformance picture with overlay"));
        bench.Run(new OverlayBlend(list.Slice, overlay, picture, shown, tiles + 5), recording => recording.Copy(shown.Pixels, bytes.Slice));

        uint[] found = bench.ReadWords(bytes);
        HashSet<int> hidden = [.. covered];
        for (int i = 0; i < found.Length; i++)
        {
            (int x, int y) = (i % picture.RowPixels, i / picture.RowPixels);
            bool blended = hidden.Contains((y / OverlayTiles.Down * across) + (x / OverlayTiles.Across));
            for (int c = 0; c < 32; c += 8)
            {
                double level = (found[i] >> c) & 0xFF;
                uint was = (under[i] >> c) & 0xFF;
                double expected = !blended ? 0 : c == 24 ? 255 : OverlayReference.Blend((over[i] >> c) & 0xFF, over[i] >> 24, was);
                bench.Verdict.Note($"pixel [{y},{x}], byte {c / 8}", level, expected, Math.Abs(level - expected), 0);
            }
        }
    }

    // No channel above alpha, as the overlay is; often at the ends.
    private static uint Premultiplied(KernelHarness bench)
    {
        uint draw = bench.Sampler.Word();
        uint alpha = (draw % 5) switch { 0 => 0, 1 => 255, _ => draw >> 24 };
        uint Channel(int shift) => (draw >> shift & 0xFF) * alpha / 255;
        return Channel(0) | (Channel(7) << 8) | (Channel(13) << 16) | (alpha << 24);
    }
}
