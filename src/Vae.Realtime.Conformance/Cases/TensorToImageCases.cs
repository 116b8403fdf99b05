namespace Vae.Realtime.Conformance;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>tensor_to_image</c>: grey and colour, nearest and bilinear, grids in pictures of other proportions.</summary>
internal static class TensorToImageCases
{
    // Half a level for the conversion to bytes, and a little for the coordinates.
    private const double Tolerance = 0.51;

    // A pixel whose middle lies on the border between two texels may show either.
    private const double Border = 1e-3;

    private static readonly Layout[] Layouts =
    [
        new(1, 1, 1, 1, 1, 1, 1), new(3, 5, 1, 1, 1, 31, 17), new(7, 4, 3, 2, 3, 45, 70),
        new(28, 28, 1, 3, 2, 133, 100), new(5, 3, 3, 1, 1, 64, 64), new(13, 7, 1, 4, 1, 33, 200),
    ];

    public static IEnumerable<ConformanceCase> All =>
        from layout in Layouts
        from bilinear in Either.Way
        from bgra in Either.Way
        select new ConformanceCase(
            TensorToImage.Info,
            $"{layout.Columns}x{layout.Rows} of {layout.Width}x{layout.Height}x{layout.Channels} in {layout.PictureWidth}x{layout.PictureHeight}, "
                + $"{(bilinear ? "bilinear" : "nearest")}, {(bgra ? "BGRA" : "RGBA")}",
            bench => Run(bench, layout, bilinear, bgra));

    private static void Run(Workbench bench, Layout layout, bool bilinear, bool bgra)
    {
        const float background = 0.2f;
        int pixels = layout.Width * layout.Height * layout.Channels;
        int count = layout.Columns * layout.Rows;
        double[] x = bench.Sampler.Uniform(count * pixels, -0.3, 1.3);
        Operand xs = bench.Matrix(x, count, pixels);
        Operand bytes = bench.Words(new uint[layout.PictureWidth * layout.PictureHeight], written: true);
        GpuImage picture = bench.Keep(bench.Device.CreateImage(layout.PictureWidth, layout.PictureHeight, "conformance picture"));
        TensorToImageParams size = new(
            (uint)xs.Stride,
            (uint)layout.Width,
            (uint)layout.Height,
            (uint)layout.Channels,
            (uint)layout.Columns,
            (uint)layout.Rows,
            bilinear ? 1u : 0u,
            bgra ? 1u : 0u,
            background);
        bench.Run(
            new TensorToImage(xs.Slice, picture, size),
            recording => recording.ReadImage(picture, bytes.Slice.Part(0, (ulong)bytes.Count * sizeof(uint))));

        TensorToImageReference twin = new(layout.Width, layout.Height, layout.Channels, layout.Columns, layout.Rows, bilinear, background);
        uint[] found = bench.ReadWords(bytes);
        for (int i = 0; i < found.Length; i++)
        {
            Compare(bench.Verdict, twin, x, layout, i, bgra, found[i]);
        }
    }

    private static void Compare(Verdict verdict, TensorToImageReference twin, double[] x, Layout layout, int pixel, bool bgra, uint found)
    {
        (int px, int py) = (pixel % layout.PictureWidth, pixel / layout.PictureWidth);
        double best = double.MaxValue;
        double expected = 0;
        for (int corner = 0; corner < 9 && best > Tolerance; corner++)
        {
            // The middle first.
            (int dx, int dy) = (((corner + 4) % 9 % 3) - 1, ((corner + 4) % 9 / 3) - 1);
            (double red, double green, double blue) = twin.Colour(
                x, px + 0.5 + (dx * Border), py + 0.5 + (dy * Border), layout.PictureWidth, layout.PictureHeight);
            double[] channels = bgra ? [blue, green, red, 1] : [red, green, blue, 1];
            double error = channels.Select((value, channel) => Math.Abs((255 * value) - ((found >> (8 * channel)) & 0xFF))).Max();
            (best, expected) = error < best ? (error, channels[0]) : (best, expected);
        }

        verdict.Note($"pixel [{py},{px}]", (found & 0xFF) / 255.0, expected, best, Tolerance);
    }

    private sealed record Layout(int Width, int Height, int Channels, int Columns, int Rows, int PictureWidth, int PictureHeight);
}
