namespace Vae.Realtime.Conformance;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Reference;

/// <summary>
/// <c>stretch_rows</c> by its lines, and <c>stretch_to_image</c> by the picture of both: grey and colour, nearest and bilinear, grids in
/// pictures of other proportions.
/// </summary>
internal static class StretchCases
{
    private const float Background = 0.2f;

    // Half a level for the conversion to bytes, and a little for the coordinates.
    private const double PictureTolerance = 0.51 / 255;

    private const double LineTolerance = 1e-3;

    // A pixel whose middle lies on the border between two texels may show either.
    private const double Border = 1e-3;

    private static readonly Layout[] Layouts =
    [
        new(1, 1, 1, 1, 1, 1, 1), new(3, 5, 1, 1, 1, 31, 17), new(7, 4, 3, 2, 3, 45, 70),
        new(28, 28, 1, 3, 2, 133, 100), new(5, 3, 3, 1, 1, 64, 64), new(13, 7, 1, 4, 1, 33, 200), new(40, 30, 3, 1, 1, 17, 9),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from layout in Layouts
           from bilinear in Either.Way
           select new ConformanceCase(StretchRows.Info, Name(layout, bilinear), bench => RunLines(bench, layout, bilinear)),
        .. from layout in Layouts
           from bilinear in Either.Way
           from bgra in Either.Way
           select new ConformanceCase(
               StretchToImage.Info,
               $"{Name(layout, bilinear)}, {(bgra ? "BGRA" : "RGBA")}",
               bench => RunPicture(bench, layout, bilinear, bgra),
               new KeyValuePair<string, int>("CHANNELS", layout.Channels)),
    ];

    private static string Name(Layout layout, bool bilinear) =>
        $"{layout.Columns}x{layout.Rows} of {layout.Width}x{layout.Height}x{layout.Channels} in {layout.PictureWidth}x{layout.PictureHeight}, "
        + (bilinear ? "bilinear" : "nearest");

    private static void RunLines(Workbench bench, Layout layout, bool bilinear)
    {
        (double[] x, StretchParams size, Operand xs, Operand lines) = Prepare(bench, layout, bilinear, bgra: false);
        bench.Run(new StretchRows(xs.Slice, lines.Slice, size));
        StretchReference twin = layout.Twin(bilinear);
        double[] found = bench.Read(lines);
        int stride = 4 * (int)size.Quads;
        for (int i = 0; i < found.Length; i++)
        {
            (int line, int px) = (i / stride, i % stride);
            (double error, double expected) = Enumerable.Range(-1, 3)
                .Select(side => twin.Across(x, line, px + 0.5 + (side * Border), layout.PictureWidth, layout.PictureHeight))
                .Select(value => (Math.Abs(value - found[i]), value))
                .Min();
            bench.Verdict.Note($"line {line}, pixel {px}", found[i], expected, error, LineTolerance);
        }
    }

    private static void RunPicture(Workbench bench, Layout layout, bool bilinear, bool bgra)
    {
        (double[] x, StretchParams size, Operand xs, Operand lines) = Prepare(bench, layout, bilinear, bgra);
        Operand bytes = bench.Words(new uint[layout.PictureWidth * layout.PictureHeight], written: true);
        GpuImage picture = bench.Keep(bench.Device.CreateImage(layout.PictureWidth, layout.PictureHeight, "conformance picture"));
        bench.Run(
            new StretchRows(xs.Slice, lines.Slice, size),
            recording =>
            {
                recording.Dispatch(new StretchToImage(lines.Slice, picture, size));
                recording.ReadImage(picture, bytes.Slice.Part(0, (ulong)bytes.Count * sizeof(uint)));
            });

        StretchReference twin = layout.Twin(bilinear);
        uint[] found = bench.ReadWords(bytes);
        for (int i = 0; i < found.Length; i++)
        {
            Compare(bench.Verdict, twin, x, layout, i, bgra, found[i]);
        }
    }

    private static (double[] Values, StretchParams Size, Operand X, Operand Lines) Prepare(
        Workbench bench, Layout layout, bool bilinear, bool bgra)
    {
        ImageShape shape = new(layout.Height, layout.Width, layout.Channels);
        int count = layout.Columns * layout.Rows;
        double[] x = bench.Sampler.Uniform(count * shape.Length, -0.3, 1.3);
        Operand xs = bench.Matrix(x, count, shape.Length);
        StretchParams size = StretchParams.Fit(
            shape, xs.Stride, (layout.Columns, layout.Rows), (layout.PictureWidth, layout.PictureHeight), bilinear, bgra, Background);
        return (x, size, xs, bench.Results((int)size.LineFloats));
    }

    private static void Compare(Verdict verdict, StretchReference twin, double[] x, Layout layout, int pixel, bool bgra, uint found)
    {
        (int px, int py) = (pixel % layout.PictureWidth, pixel / layout.PictureWidth);
        double best = double.MaxValue;
        double expected = 0;
        for (int corner = 0; corner < 9 && best > PictureTolerance; corner++)
        {
            // The middle first.
            (int dx, int dy) = (((corner + 4) % 9 % 3) - 1, ((corner + 4) % 9 / 3) - 1);
            (double red, double green, double blue) = twin.Colour(
                x, px + 0.5 + (dx * Border), py + 0.5 + (dy * Border), layout.PictureWidth, layout.PictureHeight);
            double[] channels = bgra ? [blue, green, red, 1] : [red, green, blue, 1];
            double error = channels.Select((value, channel) => Math.Abs(value - (((found >> (8 * channel)) & 0xFF) / 255.0))).Max();
            (best, expected) = error < best ? (error, channels[0]) : (best, expected);
        }

        verdict.Note($"pixel [{py},{px}]", (found & 0xFF) / 255.0, expected, best, PictureTolerance);
    }

    private sealed record Layout(int Width, int Height, int Channels, int Columns, int Rows, int PictureWidth, int PictureHeight)
    {
        public StretchReference Twin(bool bilinear) => new(Width, Height, Channels, Columns, Rows, bilinear, Background);
    }
}
