namespace Vae.Realtime.Tests.Imaging;

using Vae.Realtime.Imaging.Sheets;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class ScatterPlotTests
{
    [Fact]
    public void Points_lie_where_they_belong_in_the_colours_of_their_classes()
    {
        double[,] points = { { -1, 1 }, { 1, 1 }, { 1, -1 } };
        Rgba32Image plot = ScatterPlot.Draw(points, [0, 1, 0], 2, 200);
        (byte R, byte G, byte B) ground = At(plot, 100, 100);
        Assert.Equal(ground, At(plot, 10, 190));
        Assert.NotEqual(ground, At(plot, 10, 10));
        Assert.Equal(At(plot, 10, 10), At(plot, 190, 190));
        Assert.NotEqual(ground, At(plot, 190, 10));
        Assert.NotEqual(At(plot, 10, 10), At(plot, 190, 10));
    }

    [Fact]
    public void A_single_point_is_in_the_middle() =>
        Assert.NotEqual(
            At(ScatterPlot.Draw(new double[,] { { 5, -3 } }, null, 1, 100), 50, 50),
            At(ScatterPlot.Draw(new double[,] { { 5, -3 } }, null, 1, 100), 5, 5));

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(62)]
    public void Every_class_has_a_colour_of_its_own(int classes)
    {
        double[,] points = new double[classes, 2];
        for (int i = 0; i < classes; i++)
        {
            points[i, 0] = i;
        }

        Rgba32Image plot = ScatterPlot.Draw(points, [.. Enumerable.Range(0, classes)], classes, 2000);
        int Place(int i) => classes == 1 ? 1000 : (int)(100 + (1800.0 * i / (classes - 1)));
        Assert.Equal(classes, Enumerable.Range(0, classes).Select(i => At(plot, Place(i), 1000)).Distinct().Count());
    }

    [Fact]
    public void Points_that_are_not_finite_are_refused() =>
        UserError.Of(() => ScatterPlot.Draw(new double[,] { { 0, 0 }, { double.NaN, 0 } }, null, 1, 64), "example 1", "--lr");

    private static (byte R, byte G, byte B) At(Rgba32Image picture, int x, int y)
    {
        int at = ((y * picture.Width) + x) * 4;
        return (picture.Rgba[at], picture.Rgba[at + 1], picture.Rgba[at + 2]);
    }
}
