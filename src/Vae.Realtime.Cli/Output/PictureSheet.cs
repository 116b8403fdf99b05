namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Imaging;

/// <summary>Lays a model's pictures out on a sheet large enough to look at.</summary>
internal static class PictureSheet
{
    private const int Padding = 2;
    private const int WantedSide = 1024;
    private const int MaxScale = 8;
    private const int SmallestPlot = 48;

    // More pairs than this go into further double rows.
    private const int MostColumns = 20;

    /// <param name="pictures">(N, pixels) in [0,1], row by row.</param>
    /// <param name="shape">Of one picture.</param>
    /// <param name="grid">Columns and rows.</param>
    public static Rgba32Picture Grid(float[] pictures, ImageShape shape, Extent grid) =>
        ImageGrid.FromFloats(pictures, shape, Layout(shape, grid.Down, grid.Across));

    /// <summary>Every reconstruction stands below its original.</summary>
    /// <param name="originals">(N, pixels) in [0,1].</param>
    /// <param name="reconstructions">The same.</param>
    /// <param name="shape">Of one picture.</param>
    public static Rgba32Picture Pairs(float[] originals, float[] reconstructions, ImageShape shape)
    {
        int count = originals.Length / shape.Length;
        int columns = Math.Min(count, MostColumns);
        int doubleRows = (count + columns - 1) / columns;
        int row = columns * shape.Length;
        float[] both = new float[2 * doubleRows * row];
        for (int start = 0; start < originals.Length; start += row)
        {
            int length = Math.Min(row, originals.Length - start);
            originals.AsSpan(start, length).CopyTo(both.AsSpan(2 * start));
            reconstructions.AsSpan(start, length).CopyTo(both.AsSpan((2 * start) + row));
        }

        return ImageGrid.FromFloats(both, shape, Layout(shape, 2 * doubleRows, columns));
    }

    /// <summary>Examples in a grid about as wide as high: images, or plots of what is none.</summary>
    /// <param name="examples">(N, values), row by row.</param>
    /// <param name="shape">Of one example.</param>
    public static Rgba32Picture Examples(float[] examples, ImageShape shape)
    {
        int count = examples.Length / shape.Length;
        int columns = (int)Math.Ceiling(Math.Sqrt(count));
        int rows = (count + columns - 1) / columns;
        if (shape.Width > 1 && shape.Channels is 1 or 3)
        {
            return ImageGrid.FromFloats(examples, shape, Layout(shape, rows, columns));
        }

        int width = Math.Clamp(WantedSide / columns, SmallestPlot, WantedSide / 2);
        return LineGrid.Plot(examples, shape, columns, (width, width * 2 / 3));
    }

    /// <summary>Says what was written.</summary>
    public static void Tell(string path, Rgba32Picture sheet, bool asJson)
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
        });
    }

    private static GridLayout Layout(ImageShape shape, int rows, int columns)
    {
        int side = Math.Max(rows * shape.Height, columns * shape.Width);
        return new GridLayout(rows, columns, Padding, Math.Clamp(WantedSide / side, 1, MaxScale));
    }
}
