namespace Vae.Realtime.Tests.Imaging;

using Vae.Realtime.Imaging.Sheets;
using Xunit;

public class LineGridTests
{
    [Fact]
    public void A_curve_runs_from_its_first_value_to_its_last_on_one_scale()
    {
        Rgba32Image picture = LineGrid.Plot([0, 1, 1, 1], new Shape(2, 1, 1), 2, (40, 30));
        Assert.Equal(((2 * 42) + 2, 34), (picture.Width, picture.Height));
        Assert.InRange(Brightest(picture, 2), 26, 30);
        Assert.InRange(Brightest(picture, 41), 4, 8);
        Assert.Equal(Brightest(picture, 44), Brightest(picture, 83));
        Assert.Equal(Brightest(picture, 41), Brightest(picture, 44));
    }

    [Fact]
    public void Columns_of_a_series_have_colours_and_a_table_s_row_is_one_curve()
    {
        Rgba32Image series = LineGrid.Plot([0, 1, 0, 1], new Shape(2, 1, 2), 1, (20, 30));
        Assert.NotEqual(Colour(series, 10, Brightest(series, 10)), Colour(series, 10, 6));
        Rgba32Image row = LineGrid.Plot([0, 1], new Shape(1, 1, 2), 1, (20, 30));
        Assert.True(Brightest(row, 2) > Brightest(row, 21));
    }

    [Fact]
    public void Equal_values_and_single_values_are_drawn_and_nothing_is_refused()
    {
        Assert.InRange(Brightest(LineGrid.Plot([5], new Shape(1, 1, 1), 1, (9, 31)), 5), 15, 19);
        Assert.Throws<ArgumentException>(() => LineGrid.Plot([], new Shape(2, 1, 1), 1, (9, 9)));
        Assert.Throws<ArgumentException>(() => LineGrid.Plot([1, 2, 3], new Shape(2, 1, 1), 1, (9, 9)));
    }

    [Fact]
    public void Both_curves_of_a_pair_share_a_plot_and_a_scale()
    {
        Rgba32Image pair = LineGrid.Pairs([0, 0, 1, 1], [1, 1, 1, 1], new Shape(2, 1, 1), 2, (20, 30));
        Assert.Equal((46, 34), (pair.Width, pair.Height));
        (byte R, byte G, byte B) original = Colour(pair, 10, 28);
        (byte R, byte G, byte B) reconstruction = Colour(pair, 10, 5);
        Assert.True(original.B > original.R + 50, $"{original} is not blue");
        Assert.True(reconstruction.R > reconstruction.B + 50, $"{reconstruction} is not orange");
        Assert.Equal(reconstruction, Colour(pair, 32, 5));
        Assert.Equal(Colour(pair, 10, 16), Colour(pair, 32, 28));
    }

    [Fact]
    public void Columns_of_a_series_s_pairs_stand_one_below_the_other()
    {
        Rgba32Image pairs = LineGrid.Pairs([0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0], new float[12], new Shape(2, 1, 2), 2, (20, 30));
        Assert.Equal((46, 2 + (4 * 32)), (pairs.Width, pairs.Height));
        Assert.InRange(Brightest(pairs, 10, 34, 64), 36, 41);
        Assert.InRange(Brightest(pairs, 32, 2, 32), 4, 9);
        Assert.Equal((0, 0, 0), Colour(pairs, 10, 33));
        Assert.Equal(Colour(pairs, 32, 70), Colour(pairs, 32, 120));
        Assert.Throws<ArgumentException>(() => LineGrid.Pairs([1, 2], [1], new Shape(2, 1, 1), 1, (9, 9)));
    }

    private static int Brightest(Rgba32Image picture, int x, int from, int to) =>
        Enumerable.Range(from, to - from).MaxBy(y => picture.Rgba[(((y * picture.Width) + x) * 4) + 2]);

    private static int Brightest(Rgba32Image picture, int x) =>
        Enumerable.Range(0, picture.Height).MaxBy(
            y => picture.Rgba[((y * picture.Width) + x) * 4] + picture.Rgba[(((y * picture.Width) + x) * 4) + 1]);

    private static (byte R, byte G, byte B) Colour(Rgba32Image picture, int x, int y)
    {
        int at = ((y * picture.Width) + x) * 4;
        return (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2]);
    }
}
