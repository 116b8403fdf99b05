namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Imaging.Sheets;

/// <summary>
/// Lays a model's pictures out on a sheet large enough to look at. Without captions it is the bare pictures, and plots where they are not images;
/// with them plots have axes, and rows of a table are written as a table.
/// </summary>
internal static class PictureSheet
{
    /// <summary>Side of a sheet with a long row or many rows, whose pictures should not become too small.</summary>
    public const int LongSide = 2048;

    private const int Padding = 2;
    private const int WantedSide = 1024;
    private const int MaxScale = 8;
    private const int SmallestPlot = 48;

    // More pairs than this go into further rows of them.
    private const int MaxColumns = 20;

    /// <param name="pictures">(N, pixels) in [0,1], row by row.</param>
    /// <param name="shape">Shape of one picture.</param>
    /// <param name="grid">Columns and rows.</param>
    /// <param name="side">Pixels of the sheet's longer side, about.</param>
    /// <param name="captions">What is written around them; null for nothing.</param>
    /// <param name="scaling">How columns were scaled; null where unknown.</param>
    public static Rgba32Image Grid(
        float[] pictures, Shape shape, Extent grid, int side = WantedSide, SheetCaptions? captions = null, DataScaling? scaling = null) =>
        Sheet(pictures, shape, grid.Down, grid.Across, side, captions, scaling);

    /// <summary>Whether examples of the shape are images, and not series or rows of a table, which are plotted.</summary>
    public static bool AreImages(Shape shape) => DataKinds.Of(shape) == DataKind.Images && shape.Channels is 1 or 3;

    /// <summary>Every reconstruction stands below its original; where they are plots, over it; in a table below it.</summary>
    /// <param name="originals">(N, pixels), of images in [0,1].</param>
    /// <param name="reconstructions">(N, pixels), what the model makes of them.</param>
    /// <param name="shape">Shape of one picture.</param>
    /// <param name="captions">What is written around them; null for nothing.</param>
    /// <param name="scaling">How columns were scaled; null where unknown.</param>
    public static Rgba32Image Pairs(
        float[] originals, float[] reconstructions, Shape shape, SheetCaptions? captions = null, DataScaling? scaling = null)
    {
        if (AreImages(shape))
        {
            return Stacks(shape, captions, ("example", originals), ("reconstruction", reconstructions));
        }

        int count = originals.Length / shape.Length;
        (int across, int down) = Square(count);
        (int Width, int Height) cell = PlotSize(across, WantedSide);
        if (captions is null)
        {
            return LineGrid.Pairs(originals, reconstructions, shape, across, cell);
        }

        if (!TableSheet.Fits(shape))
        {
            return SeriesSheet.Pairs(originals, reconstructions, shape, new GridLayout(down, across, LineGrid.Padding), cell, captions, scaling);
        }

        ((byte, byte, byte) original, (byte, byte, byte) made) = LineGrid.Pair;
        return TableSheet.Draw(
            [
                .. Enumerable.Range(0, 2 * count).Select(line => (
                    int.IsEvenInteger(line) ? Number((line / 2) + 1) : "",
                    Row(int.IsEvenInteger(line) ? originals : reconstructions, shape, line / 2),
                    ((byte, byte, byte)?)(int.IsEvenInteger(line) ? original : made))),
            ],
            scaling,
            captions with { Legend = [("original", original), ("reconstruction", made)] });
    }

    /// <summary>Pictures of the same example stand one below the other.</summary>
    /// <param name="shape">Shape of one picture.</param>
    /// <param name="captions">What is written around them; null for nothing.</param>
    /// <param name="layers">What they are, and (N, pixels) in [0,1], from the top.</param>
    public static Rgba32Image Stacks(Shape shape, SheetCaptions? captions, params ReadOnlySpan<(string Name, float[] Pictures)> layers)
    {
        int values = layers[0].Pictures.Length;
        int count = values / shape.Length;
        int columns = Math.Min(count, MaxColumns);
        int stacks = (count + columns - 1) / columns;
        int row = columns * shape.Length;
        float[] all = new float[layers.Length * stacks * row];
        string[] names = new string[layers.Length * stacks];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            for (int stack = 0; stack < stacks; stack++)
            {
                int start = stack * row;
                layers[layer].Pictures.AsSpan(start, Math.Min(row, values - start)).CopyTo(all.AsSpan((layers.Length * start) + (layer * row)));
                names[(stack * layers.Length) + layer] = layers[layer].Name;
            }
        }

        captions = captions is null ? null : captions with { Rows = names, Columns = stacks > 1 ? [] : captions.Columns };
        return Sheet(all, shape, layers.Length * stacks, columns, WantedSide, captions);
    }

    /// <summary>Examples in a grid about as wide as high: images, or plots of what is none, or a table.</summary>
    /// <param name="examples">(N, values), row by row.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="captions">What is written around them; null for nothing.</param>
    /// <param name="scaling">How columns were scaled; null where unknown.</param>
    public static Rgba32Image Examples(float[] examples, Shape shape, SheetCaptions? captions = null, DataScaling? scaling = null)
    {
        int count = examples.Length / shape.Length;
        (int columns, int rows) = Square(count);
        return Sheet(examples, shape, rows, columns, WantedSide, captions, scaling);
    }

    /// <summary>Says what was written.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="sheet">What is in it.</param>
    /// <param name="asJson">As one JSON object.</param>
    /// <param name="more">Further members of the object.</param>
    public static void Tell(string path, Rgba32Image sheet, bool asJson, Action<Utf8JsonWriter>? more = null)
    {
        if (!asJson)
        {
            Console.Out.WriteLine($"{sheet.Width}x{sheet.Height} pixels in {path}");
            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("image", path);
            json.WriteNumber("width", sheet.Width);
            json.WriteNumber("height", sheet.Height);
            more?.Invoke(json);
        });
    }

    private static Rgba32Image Sheet(
        float[] values, Shape shape, int rows, int columns, int side, SheetCaptions? captions, DataScaling? scaling = null)
    {
        if (AreImages(shape))
        {
            GridLayout layout = Layout(shape, rows, columns, side);
            Rgba32Image pictures = ImageGrid.FromFloats(values, shape, layout);
            return captions is null
                ? pictures
                : CaptionedGrid.Frame(pictures, layout, (shape.Width * layout.Scale, shape.Height * layout.Scale), captions);
        }

        (int Width, int Height) cell = PlotSize(columns, side);
        if (captions is null)
        {
            return LineGrid.Plot(values, shape, columns, cell);
        }

        return TableSheet.Fits(shape)
            ? TableSheet.Draw(
                [
                    .. Enumerable.Range(0, values.Length / shape.Length).Select(index => (
                        CellName(captions, index, columns), Row(values, shape, index), ((byte, byte, byte)?)null)),
                ],
                scaling,
                captions)
            : SeriesSheet.Plot(values, shape, new GridLayout(rows, columns, LineGrid.Padding), cell, captions, scaling);
    }

    private static ReadOnlyMemory<float> Row(float[] values, Shape shape, int index) => values.AsMemory(index * shape.Length, shape.Length);

    // By row and column, where these have names.
    private static string CellName(SheetCaptions captions, int index, int columns) => (captions.Rows.Count, captions.Columns.Count) switch
    {
        (0, 0) => Number(index + 1),
        (_, 0) => captions.Rows[index / columns],
        (0, _) => captions.Columns[index % columns],
        _ => $"{captions.Rows[index / columns]}  {captions.Columns[index % columns]}",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (int Columns, int Rows) Square(int count)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(count));
        return (columns, (count + columns - 1) / columns);
    }

    private static (int Width, int Height) PlotSize(int columns, int side)
    {
        int width = Math.Clamp(side / columns, SmallestPlot, WantedSide / 2);
        return (width, width * 2 / 3);
    }

    private static GridLayout Layout(Shape shape, int rows, int columns, int wanted)
    {
        int side = Math.Max(rows * shape.Height, columns * shape.Width);
        return new GridLayout(rows, columns, Padding, Math.Clamp(wanted / side, 1, MaxScale));
    }
}
