namespace Vae.Realtime.Cli.Output;

using System.Text.Json;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Imaging;

/// <summary>Lays a model's pictures out on a sheet large enough to look at.</summary>
internal static class PictureSheet
{
    /// <summary>Side of a sheet with a long row or many rows, whose pictures should not become too small.</summary>
    public const int LongSide = 2048;

    private const int Padding = 2;
    private const int WantedSide = 1024;
    private const int MaxScale = 8;
    private const int SmallestPlot = 48;

    // More pairs than this go into further rows of them.
    private const int MostColumns = 20;

    /// <param name="pictures">(N, pixels) in [0,1], row by row.</param>
    /// <param name="shape">Of one picture.</param>
    /// <param name="grid">Columns and rows.</param>
    /// <param name="side">Pixels of the sheet's longer side, about.</param>
    public static Rgba32Picture Grid(float[] pictures, ImageShape shape, Extent grid, int side = WantedSide) =>
        Sheet(pictures, shape, grid.Down, grid.Across, side);

    /// <summary>Whether examples of the shape are images, and not series or rows of a table, which are plotted.</summary>
    public static bool AreImages(ImageShape shape) => shape.IsImage && shape.Channels is 1 or 3;

    /// <summary>Every reconstruction stands below its original; where they are plots, over it.</summary>
    /// <param name="originals">(N, pixels), of images in [0,1].</param>
    /// <param name="reconstructions">The same.</param>
    /// <param name="shape">Of one picture.</param>
    public static Rgba32Picture Pairs(float[] originals, float[] reconstructions, ImageShape shape)
    {
        if (AreImages(shape))
        {
            return Stacks(shape, originals, reconstructions);
        }

        (int across, _) = Square(originals.Length / shape.Length);
        return LineGrid.Pairs(originals, reconstructions, shape, across, PlotSize(across, WantedSide));
    }

    /// <summary>Pictures of the same example stand one below the other.</summary>
    /// <param name="shape">Of one picture.</param>
    /// <param name="layers">(N, pixels) in [0,1] each, from the top.</param>
    public static Rgba32Picture Stacks(ImageShape shape, params ReadOnlySpan<float[]> layers)
    {
        int values = layers[0].Length;
        int count = values / shape.Length;
        int columns = Math.Min(count, MostColumns);
        int stacks = (count + columns - 1) / columns;
        int row = columns * shape.Length;
        float[] all = new float[layers.Length * stacks * row];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            for (int start = 0; start < values; start += row)
            {
                layers[layer].AsSpan(start, Math.Min(row, values - start)).CopyTo(all.AsSpan((layers.Length * start) + (layer * row)));
            }
        }

        return Sheet(all, shape, layers.Length * stacks, columns);
    }

    /// <summary>Examples in a grid about as wide as high: images, or plots of what is none.</summary>
    /// <param name="examples">(N, values), row by row.</param>
    /// <param name="shape">Of one example.</param>
    public static Rgba32Picture Examples(float[] examples, ImageShape shape)
    {
        int count = examples.Length / shape.Length;
        (int columns, int rows) = Square(count);
        return Sheet(examples, shape, rows, columns);
    }

    /// <summary>Says what was written.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="sheet">What is in it.</param>
    /// <param name="asJson">As one JSON object.</param>
    /// <param name="more">Further members of the object.</param>
    public static void Tell(string path, Rgba32Picture sheet, bool asJson, Action<Utf8JsonWriter>? more = null)
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

    private static Rgba32Picture Sheet(float[] values, ImageShape shape, int rows, int columns, int side = WantedSide)
    {
        if (AreImages(shape))
        {
            return ImageGrid.FromFloats(values, shape, Layout(shape, rows, columns, side));
        }

        return LineGrid.Plot(values, shape, columns, PlotSize(columns, side));
    }

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

    private static GridLayout Layout(ImageShape shape, int rows, int columns, int wanted)
    {
        int side = Math.Max(rows * shape.Height, columns * shape.Width);
        return new GridLayout(rows, columns, Padding, Math.Clamp(wanted / side, 1, MaxScale));
    }
}
