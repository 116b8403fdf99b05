namespace Vae.Realtime.Conformance.Cases;

using System.Numerics;
using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary>
/// <c>compose_rows</c> and <c>compose_image</c>: grey and colour, any number of taps, by tables of places, weights and curves drawn
/// at random, so that nothing but the tables can say what a pixel is.
/// </summary>
internal static class ComposeCases
{
    // A value so near to the border between two colours of a curve, or two levels, may have either.
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
           select new ConformanceCase(
               ComposeRows.Info, layout.Name, bench => RunAcross(bench, layout), new KeyValuePair<string, int>("CHANNELS", layout.Channels)),
        .. from layout in Layouts
           from bgra in Either.Way
           from curved in Either.Way
           select new ConformanceCase(
               ComposeImage.Info,
               $"{layout.Name}, {(bgra ? "BGRA" : "RGBA")}, {(curved ? "by curves" : "as it is")}",
               bench => RunDown(bench, layout, bgra, curved),
               new KeyValuePair<string, int>("CHANNELS", layout.Channels),
               new KeyValuePair<string, int>("CURVED", curved ? 1 : 0)),
    ];

    private static void RunAcross(KernelHarness bench, Layout layout)
    {
        (int count, int values) = (layout.Columns * layout.Rows, layout.Width * layout.Height * layout.Channels);
        double[] x = bench.Sampler.Uniform(count * values, -0.3, 1.3);
        Operand xs = bench.Matrix(x, count, values);
        int quads = (layout.PictureWidth + 3) / 4;

        // Some fours have fewer taps than the longest.
        (int Cell, int Texel, double[] Weights)[][] taps = [.. Enumerable.Range(0, quads).Select(_ => Texels(bench, layout))];
        ComposeRowsParams size = new(
            (uint)(layout.Rows * layout.Height),
            (uint)quads,
            (uint)layout.Taps,
            (uint)layout.Height,
            (uint)(layout.Width * layout.Channels),
            (uint)(layout.Columns * xs.Stride));
        double[] table = new double[size.TableFloats];
        for (int quad = 0; quad < quads; quad++)
        {
            for (int tap = 0; tap < taps[quad].Length; tap++)
            {
                (int cell, int texel, double[] weights) = taps[quad][tap];
                int at = (quad * size.QuadFloats) + (8 * tap);
                (table[at], table[at + 1]) = ((cell * xs.Stride) + (texel * layout.Channels), 1);
                weights.CopyTo(table, at + 4);
            }
        }

        Operand lines = bench.Results(4 * quads * layout.Lines);
        bench.Run(new ComposeRows(xs.Slice, bench.Floats(table).Slice, lines.Slice, layout.Channels, size));

        double[] found = bench.Read(lines);
        for (int i = 0; i < found.Length; i++)
        {
            (int line, int px) = (i / (4 * quads), i % (4 * quads));
            double expected = ComposeReference.Across(
                x,
                values,
                layout.Columns,
                (layout.Height, layout.Width, layout.Channels),
                line,
                taps[px / 4].Select(tap => (tap.Cell, tap.Texel, tap.Weights[px % 4])));
            bench.Verdict.Compare($"line {line}, pixel {px}", found[i], expected, 1.3 * layout.Taps, layout.Taps + 1);
        }
    }

    private static (int Cell, int Texel, double[] Weights)[] Texels(KernelHarness bench, Layout layout) =>
    [
        .. Enumerable.Range(0, 1 + (int)(bench.Sampler.Word() % (uint)layout.Taps)).Select(_ => (
            (int)(bench.Sampler.Word() % (uint)layout.Columns), (int)(bench.Sampler.Word() % (uint)layout.Width), bench.Sampler.Uniform(4, -1, 1))),
    ];

    private static void RunDown(KernelHarness bench, Layout layout, bool bgra, bool curved)
    {
        (int width, int height, int quads) = (layout.PictureWidth, layout.PictureHeight, (layout.PictureWidth + 3) / 4);
        double[] given = bench.Sampler.Uniform(layout.Lines * 4 * quads, -0.2, 1.2);

        // Some blocks have fewer taps than the longest, and a pixel's weights sum to about 1.
        Vector3 places = bgra ? new Vector3(65536, 256, 1) : new Vector3(1, 256, 65536);
        int blocks = (height + ComposeImageParams.Block - 1) / ComposeImageParams.Block;
        (int Line, double[] Weights)[][] taps = [.. Enumerable.Range(0, blocks).Select(_ => Taps(bench, layout))];
        double[] colours = [.. Enumerable.Range(0, 3 * (1 + (CurveLength * Curves))).Select(_ => (double)(bench.Sampler.Word() & 0xFF))];
        double[] columnCurves = [.. Enumerable.Range(0, 4 * quads).Select(_ => Choose(bench, 1.0, 1 + CurveLength))];
        double[] rowCurves = [.. Enumerable.Range(0, 4 * blocks).Select(_ => Choose(bench, 0, CurveLength))];
        Vector3 bytes = layout.Channels == 1 ? new Vector3(places.X + places.Y + places.Z, 0, 0) : places;
        ComposeImageParams size = new(bytes, CurveLength - 1, (uint)quads, (uint)layout.Taps, (uint)height);
        ComposeTables tables = new(
            bench.Floats(Rows(taps, rowCurves, size, quads)).Slice,
            bench.Floats(columnCurves).Slice,
            bench.Floats([.. Enumerable.Range(0, colours.Length / 3).SelectMany(entry => (double[])[.. Parts(entry), Number(entry)])]).Slice);
        Operand lines = bench.Floats(given);
        GpuPixelBuffer picture = bench.Keep(bench.Device.CreatePicture(width, height, "conformance picture"));
        Operand words = bench.Words(new uint[width * height], written: true);
        bench.Run(
            new ComposeImage(lines.Slice, tables, picture.Pixels, layout.Channels, curved, size),
            recording => recording.ReadPicture(picture, words.Slice.Part(0, (ulong)words.Count * sizeof(uint))));

        uint[] found = bench.ReadWords(words);
        for (int i = 0; i < 4 * found.Length; i++)
        {
            (int pixel, int place) = (i / 4, i % 4);
            (int px, int py) = (pixel % width, pixel / width);
            int channel = bgra ? 2 - place : place;
            double value = place == 3 ? 0 : ComposeReference.Down(
                given, 4 * quads, px, Math.Min(channel, layout.Channels - 1), taps[py / 4].Select(tap => (tap.Line, tap.Weights[py % 4])));
            double begin = columnCurves[px] + rowCurves[py];
            double level = (found[pixel] >> (8 * place)) & 0xFF;
            (double error, double expected) = new[] { 0, -Border, Border }
                .Select(side => place == 3 ? 255 : Level(Math.Clamp(value + side, 0, 1)))
                .Select(wanted => (Math.Abs(wanted - level), wanted))
                .MinBy(candidate => candidate.Item1);
            bench.Verdict.Note($"pixel [{py},{px}], byte {place}", level, expected, error, 0);

            double Level(double of) => begin <= 0 ? colours[channel]
                : curved ? colours[(3 * ((int)begin + ComposeReference.Entry(of, CurveLength - 1))) + channel]
                : ComposeReference.Level(of);
        }

        double[] Parts(int entry) => [.. Enumerable.Range(0, 3).Select(channel => colours[(3 * entry) + channel] * places[channel])];

        double Number(int entry) => Parts(entry).Sum();
    }

    private static (int Line, double[] Weights)[] Taps(KernelHarness bench, Layout layout)
    {
        int count = 1 + (int)(bench.Sampler.Word() % (uint)layout.Taps);
        double share = 1.0 / count;
        return [.. Enumerable.Range(0, count).Select(_ => (
            (int)(bench.Sampler.Word() % (uint)(layout.Rows * layout.Height)) * layout.Channels,
            (double[])[.. Enumerable.Range(0, ComposeImageParams.Block).Select(_ => bench.Sampler.Uniform(0.5 * share, 1.5 * share))]))];
    }

    // One of two curves, or now and then the background.
    private static double Choose(KernelHarness bench, double one, double other) => (bench.Sampler.Word() % 7) switch
    {
        0 => -1e6,
        < 4 => one,
        _ => other,
    };

    private static double[] Rows((int Line, double[] Weights)[][] taps, double[] curves, ComposeImageParams size, int quads)
    {
        double[] rows = new double[size.Blocks * size.BlockFloats];
        for (int block = 0; block < taps.Length; block++)
        {
            int at = block * size.BlockFloats;
            curves.AsSpan(4 * block, 4).CopyTo(rows.AsSpan(at));
            foreach ((int line, double[] weights) in taps[block])
            {
                (rows[at + 4], rows[at + 5]) = (line * quads, 1);
                weights.CopyTo(rows, at + 8);
                at += 8;
            }
        }

        return rows;
    }

    private sealed record Layout(int Width, int Height, int Channels, int Columns, int Rows, int PictureWidth, int PictureHeight, int Taps)
    {
        public int Lines => Rows * Height * Channels;

        public string Name => $"{Columns}x{Rows} of {Width}x{Height}x{Channels} in {PictureWidth}x{PictureHeight}, {Taps} taps";
    }
}
