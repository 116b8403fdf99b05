namespace Vae.Realtime.Conformance;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Reference;

/// <summary>
/// <c>compose_rows</c> and <c>compose_image</c>: grey and colour, any number of taps, by tables of places, weights, covers and curves drawn
/// at random, so that nothing but the tables can say what a pixel is.
/// </summary>
internal static class ComposeCases
{
    // Half a level for the conversion to bytes.
    private const double PictureTolerance = 0.51 / 255;

    // A value so near to the border between two colours of a curve may have either.
    private const double Border = 1e-4;

    private const int CurveLength = 50;
    private const int Curves = 3;

    private static readonly Layout[] Layouts =
    [
        new(1, 1, 1, 1, 1, 1, 1, 1), new(3, 5, 1, 1, 1, 31, 17, 2), new(7, 4, 3, 2, 3, 45, 70, 4),
        new(28, 28, 1, 3, 2, 133, 100, 8), new(5, 3, 3, 1, 1, 64, 64, 1), new(13, 7, 1, 4, 1, 33, 200, 3),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from layout in Layouts
           select new ConformanceCase(ComposeRows.Info, layout.Name, bench => RunAcross(bench, layout)),
        .. from layout in Layouts
           from bgra in Either.Way
           select new ConformanceCase(
               ComposeImage.Info,
               $"{layout.Name}, {(bgra ? "BGRA" : "RGBA")}",
               bench => RunDown(bench, layout, bgra),
               new KeyValuePair<string, int>("CHANNELS", layout.Channels)),
    ];

    private static void RunAcross(Workbench bench, Layout layout)
    {
        (int count, int values) = (layout.Columns * layout.Rows, layout.Width * layout.Height * layout.Channels);
        double[] x = bench.Sampler.Uniform(count * values, -0.3, 1.3);
        Operand xs = bench.Matrix(x, count, values);
        int quads = (layout.PictureWidth + 3) / 4;
        (int Cell, int Texel, double Weight)[] taps = [.. Enumerable.Range(0, 4 * quads * layout.Taps).Select(_ => (
            (int)(bench.Sampler.Word() % (uint)layout.Columns), (int)(bench.Sampler.Word() % (uint)layout.Width), bench.Sampler.Uniform(-1, 1)))];
        double[] table = new double[8 * quads * layout.Taps];
        for (int i = 0; i < taps.Length; i++)
        {
            (int pixel, int tap) = (i / layout.Taps, i % layout.Taps);
            int at = (8 * ((pixel / 4 * layout.Taps) + tap)) + (pixel % 4);
            (table[at], table[at + 4]) = ((taps[i].Cell * xs.Stride) + (taps[i].Texel * layout.Channels), taps[i].Weight);
        }

        ComposeRowsParams size = new(
            (uint)layout.Lines,
            (uint)quads,
            (uint)layout.Taps,
            (uint)layout.Height,
            (uint)layout.Channels,
            (uint)(layout.Width * layout.Channels),
            (uint)(layout.Columns * xs.Stride));
        Operand lines = bench.Results((int)size.LineFloats);
        bench.Run(new ComposeRows(xs.Slice, bench.Floats(table).Slice, lines.Slice, size));

        double[] found = bench.Read(lines);
        for (int i = 0; i < found.Length; i++)
        {
            (int line, int px) = (i / (4 * quads), i % (4 * quads));
            double expected = ComposeReference.Across(
                x, values, layout.Columns, (layout.Height, layout.Width, layout.Channels), line, taps.Skip(px * layout.Taps).Take(layout.Taps));
            bench.Verdict.Compare($"line {line}, pixel {px}", found[i], expected, 1.3 * layout.Taps, layout.Taps + 1);
        }
    }

    private static void RunDown(Workbench bench, Layout layout, bool bgra)
    {
        (int width, int height, int quads) = (layout.PictureWidth, layout.PictureHeight, (layout.PictureWidth + 3) / 4);
        double[] given = bench.Sampler.Uniform(layout.Lines * 4 * quads, -0.2, 1.2);
        double share = 1.0 / layout.Taps;
        (int Line, double Weight)[] taps = [.. Enumerable.Range(0, height * layout.Taps).Select(_ => (
            (int)(bench.Sampler.Word() % (uint)(layout.Rows * layout.Height)) * layout.Channels, bench.Sampler.Uniform(0.5 * share, 1.5 * share)))];
        double[] across = bench.Sampler.Pixels(4 * quads);

        // Four pixels beside the tiles.
        across.AsSpan(quads / 2 * 4, quads > 1 ? 4 : 0).Clear();
        double[] down = bench.Sampler.Pixels(height);
        double[] colours = bench.Sampler.Uniform(4 * (1 + (CurveLength * Curves)), 0, 1);
        for (int i = 3; i < colours.Length; i += 4)
        {
            colours[i] = 1;
        }

        double[] columnCurves = [.. Enumerable.Range(0, 4 * quads).Select(_ => 1.0 + (CurveLength * (bench.Sampler.Word() % 2)))];
        double[] rowCurves = [.. Enumerable.Range(0, height).Select(_ => (double)CurveLength * (bench.Sampler.Word() % 2))];
        ComposeImageParams size = new((uint)quads, (uint)(layout.Taps + 1) / 2, bgra ? 1u : 0u, CurveLength - 1);
        double[] rows = new double[size.RowFloats(height)];
        int stride = rows.Length / height;
        for (int i = 0; i < taps.Length; i++)
        {
            (int py, int tap) = (i / layout.Taps, i % layout.Taps);
            int at = (py * stride) + 4 + (2 * tap);
            (rows[at], rows[at + 1]) = (taps[i].Line * quads, taps[i].Weight);
            (rows[py * stride], rows[(py * stride) + 1]) = (down[py], rowCurves[py]);
        }

        ComposeTables tables = new(
            bench.Floats(rows).Slice,
            bench.Floats([.. Enumerable.Range(0, quads).SelectMany(quad => (double[])
                [.. across.Skip(4 * quad).Take(4), .. columnCurves.Skip(4 * quad).Take(4)])]).Slice,
            bench.Floats(colours).Slice);
        Operand lines = bench.Floats(given);
        Operand bytes = bench.Words(new uint[width * height], written: true);
        GpuImage picture = bench.Keep(bench.Device.CreateImage(width, height, "conformance picture"));
        bench.Run(
            new ComposeImage(lines.Slice, tables, picture, layout.Channels, size),
            recording => recording.ReadImage(picture, bytes.Slice.Part(0, (ulong)bytes.Count * sizeof(uint))));

        uint[] found = bench.ReadWords(bytes);
        for (int i = 0; i < 4 * found.Length; i++)
        {
            (int pixel, int place) = (i / 4, i % 4);
            (int px, int py) = (pixel % width, pixel / width);
            int part = bgra ? 2 - place : place;
            double value = place == 3 ? 0 : ComposeReference.Down(
                given, 4 * quads, px, Math.Min(part, layout.Channels - 1), taps.Skip(py * layout.Taps).Take(layout.Taps));
            double level = ((found[pixel] >> (8 * place)) & 0xFF) / 255.0;
            (double error, double expected) = new[] { 0, -Border, Border }
                .Select(side => place == 3 ? 1 : Colour(Math.Clamp(value + side, 0, 1)))
                .Select(colour => (Math.Abs(colour - level), colour))
                .MinBy(candidate => candidate.Item1);
            bench.Verdict.Note($"pixel [{py},{px}], byte {place}", level, expected, error, PictureTolerance);

            double Colour(double of) => ComposeReference.Cover(
                colours[part],
                colours[(4 * ((int)(columnCurves[px] + rowCurves[py]) + ComposeReference.Entry(of, CurveLength - 1))) + part],
                across[px],
                down[py]);
        }
    }

    private sealed record Layout(int Width, int Height, int Channels, int Columns, int Rows, int PictureWidth, int PictureHeight, int Taps)
    {
        public int Lines => Rows * Height * Channels;

        public string Name => $"{Columns}x{Rows} of {Width}x{Height}x{Channels} in {PictureWidth}x{PictureHeight}, {Taps} taps";
    }
}
