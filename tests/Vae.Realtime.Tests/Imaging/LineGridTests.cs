namespace Vae.Realtime.Tests.Imaging;

using Vae.Realtime.Data;
using Vae.Realtime.Imaging;
using Xunit;

public class LineGridTests
{
    [Fact]
    public void A_curve_runs_from_its_first_value_to_its_last_on_one_scale()
    {
        Rgba32Picture picture = LineGrid.Plot([0, 1, 1, 1], new ImageShape(2, 1, 1), 2, (40, 30));
        Assert.Equal(((2 * 42) + 2, 34), (picture.Width, picture.Height));
        Assert.InRange(Brightest(picture, 2), 26, 30);
        Assert.InRange(Brightest(picture, 41), 4, 8);
        Assert.Equal(Brightest(picture, 44), Brightest(picture, 83));
        Assert.Equal(Brightest(picture, 41), Brightest(picture, 44));
    }

    [Fact]
    public void Columns_of_a_series_have_colours_and_a_table_s_row_is_one_curve()
    {
        Rgba32Picture series = LineGrid.Plot([0, 1, 0, 1], new ImageShape(2, 1, 2), 1, (20, 30));
        Assert.NotEqual(Colour(series, 10, Brightest(series, 10)), Colour(series, 10, 6));
        Rgba32Picture row = LineGrid.Plot([0, 1], new ImageShape(1, 1, 2), 1, (20, 30));
        Assert.True(Brightest(row, 2) > Brightest(row, 21));
    }

    [Fact]
    public void Equal_values_and_single_values_are_drawn_and_nothing_is_refused()
    {
        Assert.InRange(Brightest(LineGrid.Plot([5], new ImageShape(1, 1, 1), 1, (9, 31)), 5), 15, 19);
        Assert.Throws<ArgumentException>(() => LineGrid.Plot([], new ImageShape(2, 1, 1), 1, (9, 9)));
        Assert.Throws<ArgumentException>(() => LineGrid.Plot([1, 2, 3], new ImageShape(2, 1, 1), 1, (9, 9)));
    }

    private static int Brightest(Rgba32Picture picture, int x) =>
        Enumerable.Range(0, picture.Height).MaxBy(y => picture.Rgba[((y * picture.Width) + x) * 4] + picture.Rgba[(((y * picture.Width) + x) * 4) + 1]);

    private static (byte, byte, byte) Colour(Rgba32Picture picture, int x, int y)
    {
        int at = ((y * picture.Width) + x) * 4;
        return (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2]);
    }
}
