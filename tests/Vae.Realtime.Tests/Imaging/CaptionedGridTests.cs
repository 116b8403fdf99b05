namespace Vae.Realtime.Tests.Imaging;

using Vae.Realtime.Data.Tables;
using Vae.Realtime.Imaging.Sheets;
using Xunit;

/// <summary>What is written around pictures, plots and numbers.</summary>
public class CaptionedGridTests
{
    private static readonly Shape Shape = new(30, 40, 1);
    private static readonly GridLayout Layout = new(2, 3, Padding: 2);
    private static readonly DataScaling Scaling = new(ScalingKind.MinMax, ["open", "close"], [100, -5], [50, 0.5]);
    private static readonly DataScaling Unscaled = new(ScalingKind.None, ["open", "close"], [0, 0], [1, 1]);

    [Fact]
    public void The_grid_stays_as_it_is_and_names_stand_beside_what_they_name()
    {
        Rgba32Image grid = Grid();
        Rgba32Image plain = Frame(grid, new SheetCaptions("title"));
        (int left, int top) = Find(plain, grid);
        Assert.True(Written(plain, 0, 0, plain.Width, top) > 20, "no title");
        Assert.Equal(0, Written(plain, 0, top, left, top + grid.Height));

        Rgba32Image rows = Frame(grid, new SheetCaptions("title") { Rows = ["", "second"] });
        (left, top) = Find(rows, grid);
        Assert.Equal(0, Written(rows, 0, top, left, top + 32));
        Assert.True(Written(rows, 0, top + 34, left, top + grid.Height) > 20, "the second row has no name");

        Rgba32Image columns = Frame(grid, new SheetCaptions("") { Columns = ["", "b", ""] });
        (left, top) = Find(columns, grid);
        Assert.Equal(0, Written(columns, 0, 0, left + 42, top));
        Assert.True(Written(columns, left + 44, 0, left + 84, top) > 5, "the second column has no name");
        Assert.Equal(0, Written(columns, left + 86, 0, columns.Width, top));
    }

    [Fact]
    public void Names_without_room_are_left_out_and_long_titles_cut_off()
    {
        string many = new('w', 400);
        Rgba32Image sheet = Frame(Grid(), new SheetCaptions(many) { Columns = ["123456789012", "123456789012", "123456789012"], Note = many });
        (int left, int top) = Find(sheet, Grid());
        Assert.InRange(sheet.Width, 600, 700);
        Assert.True(Written(sheet, left, top - 20, left + 80, top) > 0, "the first column has no name");
        Assert.Equal(0, Written(sheet, left + 90, top - 16, left + 126, top));
    }

    [Fact]
    public void Series_and_tables_are_in_the_data_s_own_units()
    {
        float[] scaled = [0, 0.5f, 1, 0.25f, 0.5f, 0.75f, 0.25f, 1];
        float[] own = [.. scaled];
        Scaling.Invert(own);
        SheetCaptions captions = new("");
        (string, ReadOnlyMemory<float>, (byte, byte, byte)?)[] Rows(float[] values) =>
            [("1", values.AsMemory(0, 2), null), ("2", values.AsMemory(2, 2), null)];
        Assert.Equal(TableSheet.Draw(Rows(own), Unscaled, captions).Rgba, TableSheet.Draw(Rows(scaled), Scaling, captions).Rgba);
        Assert.NotEqual(TableSheet.Draw(Rows(own), Unscaled, captions).Rgba, TableSheet.Draw(Rows(scaled), Unscaled, captions).Rgba);

        DataScaling one = new(ScalingKind.MinMax, ["open"], [100], [50]);
        float[] prices = [.. scaled];
        one.Invert(prices);
        Shape window = new(4, 1, 1);
        GridLayout two = new(1, 2, LineGrid.Padding);
        Rgba32Image Plot(float[] values, DataScaling? scaling) => SeriesSheet.Plot(values, window, two, (120, 80), captions, scaling);
        Assert.Equal(Plot(prices, one with { Offsets = [0], Factors = [1] }).Rgba, Plot(scaled, one).Rgba);
        Assert.NotEqual(Plot(scaled, one).Rgba, Plot(scaled, null).Rgba);
        Find(Plot(scaled, one), LineGrid.Plot(scaled, window, 2, (120, 80)));
        Rgba32Image pairs = SeriesSheet.Pairs(scaled, scaled, new Shape(2, 1, 2), two, (120, 80), captions, Scaling);
        Find(pairs, LineGrid.Pairs(scaled, scaled, new Shape(2, 1, 2), 2, (120, 80)));
    }

    [Fact]
    public void A_table_has_a_line_for_every_row_up_to_a_limit()
    {
        (string, ReadOnlyMemory<float>, (byte, byte, byte)?)[] Rows(int count) =>
            [.. Enumerable.Range(0, count).Select(row => ($"{row}", (ReadOnlyMemory<float>)new float[] { row, 1 }, ((byte, byte, byte)?)null))];
        int Height(int rows) => TableSheet.Draw(Rows(rows), null, new SheetCaptions("")).Height;
        int line = Height(3) - Height(2);
        Assert.InRange(line, 12, 24);
        Assert.Equal(Height(2) + (98 * line), Height(100));
        Assert.Equal(Height(TableSheet.MaxRows), Height(TableSheet.MaxRows + 50));
        Assert.True(TableSheet.Fits(new Shape(1, 1, 5)));
        Assert.False(TableSheet.Fits(new Shape(1, 1, 500)));
        Assert.False(TableSheet.Fits(new Shape(60, 1, 1)));
    }

    [Fact]
    public void A_scatter_plot_names_its_axes_and_the_classes_that_occur()
    {
        double[,] points = { { -10, 4 }, { 10, -4 }, { 3, 3 } };
        Rgba32Image Sheet(string[] names, string up) => ScatterSheet.Draw(points, [0, 2, 2], names, 300, "title", "across", up);
        Rgba32Image sheet = Sheet(["a", "b", "c"], "up");
        Assert.NotEqual(sheet.Rgba, Sheet(["a", "b", "c"], "pu").Rgba);
        Assert.NotEqual(sheet.Rgba, Sheet(["a", "b", "d"], "up").Rgba);
        Assert.Equal(sheet.Rgba, Sheet(["a", "x", "c"], "up").Rgba);
        Rgba32Image bare = ScatterPlot.Draw(points, [0, 2, 2], 3, 300);
        Assert.True(sheet.Width > bare.Width && sheet.Height > bare.Height);
    }

    [Theory]
    [InlineData(-10, 10)]
    [InlineData(0, 1)]
    [InlineData(-3e-4, 7e-4)]
    [InlineData(100, 2500)]
    public void Axes_have_a_few_round_marks(double low, double high)
    {
        ScatterScale scale = new(1000, (low + high) / 2, 0, 1000 / (high - low));
        double[] marks = [.. scale.Marks(scale.X)];
        Assert.InRange(marks.Length, 3, 12);
        Assert.All(marks, mark => Assert.InRange(scale.Across(mark), -1e-6, 1000 + 1e-6));
        double step = marks[1] - marks[0];
        double leading = step / Math.Pow(10, Math.Floor(Math.Log10(step * (1 + 1e-9))));
        Assert.Contains(Math.Round(leading, 6), (double[])[1, 2, 5]);
        Assert.All(marks, mark => Assert.Equal(Math.Round(mark / step), mark / step, 1e-6));
    }

    private static Rgba32Image Grid()
    {
        float[] images = [.. Enumerable.Range(0, 6 * Shape.Length).Select(at => at * 37 % 101 / 100f)];
        return ImageGrid.FromFloats(images, Shape, Layout);
    }

    private static Rgba32Image Frame(Rgba32Image grid, SheetCaptions captions) =>
        CaptionedGrid.Frame(grid, Layout, (Shape.Width, Shape.Height), captions);

    // Where a picture lies in another, pixel for pixel.
    private static (int Left, int Top) Find(Rgba32Image sheet, Rgba32Image grid)
    {
        for (int top = 0; top + grid.Height <= sheet.Height; top++)
        {
            for (int left = 0; left + grid.Width <= sheet.Width; left++)
            {
                int row = 0;
                while (row < grid.Height && Line(sheet, left, top + row, grid.Width).SequenceEqual(Line(grid, 0, row, grid.Width)))
                {
                    row++;
                }

                if (row == grid.Height)
                {
                    return (left, top);
                }
            }
        }

        throw new InvalidOperationException("The sheet does not hold the grid.");
    }

    private static ReadOnlySpan<byte> Line(Rgba32Image picture, int x, int y, int width) =>
        picture.Rgba.AsSpan(((y * picture.Width) + x) * Rgba32Image.PixelBytes, width * Rgba32Image.PixelBytes);

    // Pixels that are not the paper's, which the last one is.
    private static int Written(Rgba32Image picture, int left, int top, int right, int bottom)
    {
        byte[] ground = [.. picture.Rgba[^Rgba32Image.PixelBytes..]];
        int written = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                written += Line(picture, x, y, 1).SequenceEqual(ground) ? 0 : 1;
            }
        }

        return written;
    }
}
