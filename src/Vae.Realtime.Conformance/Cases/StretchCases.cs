namespace Vae.Realtime.Conformance;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Reference;

/// <summary>
/// <c>stretch_rows</c> and <c>stretch_to_image</c>: grey and colour, nearest and bilinear, grids in pictures of other proportions.
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
           select new ConformanceCase(StretchRows.Info, Name(layout, bilinear), bench => RunAcross(bench, layout, bilinear)),
        .. from layout in Layouts
           from bilinear in Either.Way
           from bgra in Either.Way
           select new ConformanceCase(
               StretchToImage.Info,
               $"{Name(layout, bilinear)}, {(bgra ? "BGRA" : "RGBA")}",
               bench => RunDown(bench, layout, bilinear, bgra),
               new KeyValuePair<string, int>("CHANNELS", layout.Channels)),
    ];

    private static string Name(Layout layout, bool bilinear) =>
        $"{layout.Columns}x{layout.Rows} of {layout.Width}x{layout.Height}x{layout.Channels} in {layout.PictureWidth}x{layout.PictureHeight}, "
        + (bilinear ? "bilinear" : "nearest");

    private static void RunAcross(Workbench bench, Layout layout, bool bilinear)
    {
        (int count, int pixels) = (layout.Columns * layout.Rows, layout.Width * layout.Height * layout.Channels);
        double[] x = bench.Sampler.Uniform(count * pixels, -0.3, 1.3);
        Operand xs = bench.Matrix(x, count, pixels);
        StretchParams size = layout.Size(xs.Stride, bilinear, bgra: false);
        Operand lines = bench.Results((int)size.LineFloats);
        bench.Run(new StretchRows(xs.Slice, lines.Slice, size));

        StretchReference twin = layout.Twin(bilinear);
        double[] found = bench.Read(lines);
        int stride = 4 * (int)size.Quads;
        for (int i = 0; i < found.Length; i++)
        {
            (int line, int px) = (i / stride, i % stride);
            Compare(bench.Verdict, $"line {line}, pixel {px}", found[i], side => twin.Across(x, line, px + 0.5 + side), LineTolerance);
        }
    }

    private static void RunDown(Workbench bench, Layout layout, bool bilinear, bool bgra)
    {
        StretchParams size = layout.Size(rowStride: 0, bilinear, bgra);
        double[] given = bench.Sampler.Uniform((int)size.LineFloats, -0.3, 1.3);
        Operand lines = bench.Floats(given);
        Operand bytes = bench.Words(new uint[layout.PictureWidth * layout.PictureHeight], written: true);
        GpuImage picture = bench.Keep(bench.Device.CreateImage(layout.PictureWidth, layout.PictureHeight, "conformance picture"));
        bench.Run(
            new StretchToImage(lines.Slice, picture, size),
            recording => recording.ReadImage(picture, bytes.Slice.Part(0, (ulong)bytes.Count * sizeof(uint))));

        StretchReference twin = layout.Twin(bilinear);
        uint[] found = bench.ReadWords(bytes);
        for (int i = 0; i < 4 * found.Length; i++)
        {
            (int pixel, int place) = (i / 4, i % 4);
            (int px, int py) = (pixel % layout.PictureWidth, pixel / layout.PictureWidth);
            Compare(
                bench.Verdict,
                $"pixel [{py},{px}], byte {place}",
                ((found[pixel] >> (8 * place)) & 0xFF) / 255.0,
                side => place == 3 ? 1 : twin.Down(given, 4 * (int)size.Quads, px, py + 0.5 + side, bgra ? 2 - place : place),
                PictureTolerance);
        }
    }

    private static void Compare(Verdict verdict, string name, double found, Func<double, double> expected, double tolerance)
    {
        (double error, double nearest) = new[] { 0, -Border, Border }
            .Select(side => expected(side))
            .Select(value => (Math.Abs(value - found), value))
            .MinBy(candidate => candidate.Item1);
        verdict.Note(name, found, nearest, error, tolerance);
    }

    private sealed record Layout(int Width, int Height, int Channels, int Columns, int Rows, int PictureWidth, int PictureHeight)
    {
        public StretchParams Size(int rowStride, bool bilinear, bool bgra) => StretchParams.Fit(
            new ImageShape(Height, Width, Channels), rowStride, (Columns, Rows), (PictureWidth, PictureHeight), bilinear, bgra, Background);

        public StretchReference Twin(bool bilinear) =>
            new(Width, Height, Channels, Columns, Rows, bilinear, Background, PictureWidth, PictureHeight);
    }
}
