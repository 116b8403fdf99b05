namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Scenes.Tiles;
using Xunit;

/// <summary>Where tiles lie, and what pixels are made of.</summary>
public sealed class TileLayoutTests
{
    private static readonly TileAxis[] Axes =
    [
        TileAxis.Centred(100, 1, 28, 80, 0),
        TileAxis.Centred(100, 3, 7, 20.5, 4),
        TileAxis.Centred(31, 2, 64, 11, 3),
        TileAxis.Covering(97, 4, 9, 26, 0.3),
        TileAxis.Covering(50, 2, 5, 30, 1),
        TileAxis.Covering(200, 40, 16, 5, 0.5),
        TileAxis.Centred(40, 2, 7, 12, 3).Inside(100, 25),
        TileAxis.Covering(60, 4, 9, 26, 0.3).Inside(200, 90),
    ];

    [Theory]
    [InlineData(PictureFilter.Sharp)]
    [InlineData(PictureFilter.Smooth)]
    [InlineData(PictureFilter.Bicubic)]
    public void Weights_sum_to_one_and_name_texels_that_exist(PictureFilter filter) => Assert.All(Axes, axis =>
    {
        TileTaps taps = new(axis, filter);
        for (int pixel = 0; pixel < axis.Pixels; pixel++)
        {
            double sum = 0;
            bool ended = false;
            foreach ((int cell, int texel, float weight) in taps[pixel])
            {
                Assert.InRange(cell, 0, axis.Cells - 1);
                Assert.InRange(texel, 0, axis.Texels - 1);

                // Kernels stop at the first zero.
                Assert.False(ended && weight != 0);
                ended |= weight == 0;
                sum += weight;
            }

            Assert.Equal(1, sum, 1e-5);
        }
    });

    [Fact]
    public void Texels_of_the_pixels_own_size_are_the_pixels()
    {
        foreach (PictureFilter filter in Enum.GetValues<PictureFilter>())
        {
            TileTaps taps = new(TileAxis.Centred(12, 1, 12, 12, 0), filter);
            Assert.All(Enumerable.Range(0, 12), pixel => Assert.Equal([(0, pixel, 1f)], taps[pixel].ToArray()));
        }
    }

    [Fact]
    public void A_grid_fits_with_its_gaps_and_is_found_again()
    {
        TileLayout layout = TileLayout.Grid((640, 360), new Shape(28, 28, 1), 8, 4, gap: 0.1, margin: 0.1);
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 8; column++)
            {
                (double left, double top, double width, double height) = layout.Place(column, row);
                Assert.InRange(left, 0, 640 - width);
                Assert.InRange(top, 0, 360 - height);
                Assert.Equal((column, row, 0.5, 0.5), layout.Find(left + (width / 2), top + (height / 2)));
                Assert.Null(layout.Find(left - 1, top + 1));
            }
        }

        Assert.False(layout.Across.Covers(0));
        Assert.True(layout.Across.Covers((int)layout.Across.Begin(3) + 5));
        Assert.Equal(
            Math.Round(layout.Across.Size), Enumerable.Range(0, 640).Count(px => layout.Across.Covers(px) && layout.Across.Nearest(px + 0.5) == 5));
    }

    [Fact]
    public void Tiles_keep_to_their_part_of_a_picture_and_are_found_there_alone()
    {
        Shape shape = new(28, 28, 1);
        TileLayout grid = TileLayout.Grid((300, 200), shape, 4, 2, gap: 0.1);
        TileLayout inside = grid.Inside(640, 360, 200, 20);
        (double left, double top, double width, double height) = grid.Place(3, 1);
        Assert.Equal((left + 200, top + 20, width, height), inside.Place(3, 1));
        Assert.Equal((3, 1), inside.Find(left + 201, top + 21) is { } tile ? (tile.Column, tile.Row) : (-1, -1));

        // Tiles that overlap go on beyond it and are cut off.
        TileLayout field = new(TileAxis.Covering(100, 8, 28, 40, 0.5), TileAxis.Covering(80, 2, 28, 40, 0.5));
        field = field.Inside(300, 90, 120, 10);
        Assert.Equal(Enumerable.Range(120, 100), Enumerable.Range(0, 300).Where(field.Across.Covers));
        Assert.Equal(Enumerable.Range(10, 80), Enumerable.Range(0, 90).Where(field.Down.Covers));
        Assert.NotNull(field.Find(121, 40));
        Assert.Null(field.Find(119, 40));
        Assert.Null(field.Find(121, 9));
    }

    [Fact]
    public void Overlapping_tiles_come_and_go_smoothly()
    {
        TileAxis axis = TileAxis.Covering(300, 5, 10, 60, 0.4);
        double Share(int pixel) => axis.Weight(2, pixel + 0.5);
        Assert.Equal(1, Share(150), 1e-9);
        Assert.Equal(0, Share(60), 1e-9);
        Assert.All(Enumerable.Range(0, 299), pixel => Assert.InRange(Math.Abs(Share(pixel + 1) - Share(pixel)), 0, 0.08));
        Assert.All(Enumerable.Range(0, 300), pixel => Assert.Equal(1, Enumerable.Range(-1, 7).Sum(cell => axis.Weight(cell, pixel + 0.5)), 1e-9));
    }

    // Tiles that look different must not meet along a line: of all ways from one to the next over a whole tile, that begin and end flat, the
    // smooth step's is at most half as steep again as the straight one.
    [Fact]
    public void The_field_goes_from_tile_to_tile_as_slowly_as_can_be()
    {
        const int Pitch = 100;
        FieldSettings field = new();
        TileTaps taps = new(TileAxis.Covering(6 * Pitch, 6, 64, Pitch, field.Overlap, field.Mirrored), PictureFilter.Bicubic);
        double Odd(int pixel) => taps[pixel].ToArray().Where(tap => int.IsOddInteger(tap.Cell)).Sum(tap => (double)tap.Weight);
        Assert.All(Enumerable.Range(0, (6 * Pitch) - 1), pixel => Assert.InRange(Math.Abs(Odd(pixel + 1) - Odd(pixel)), 0, 1.55 / Pitch));
        Assert.Equal(0, Odd(Pitch / 2), 0.01);
        Assert.Equal(1, Odd(3 * Pitch / 2), 0.01);
    }

    [Fact]
    public void Mirrored_tiles_meet_at_the_same_edge()
    {
        const int Border = 60;
        TileTaps taps = new(TileAxis.Covering(300, 5, 10, Border, 0.4, mirrored: true), PictureFilter.Bicubic);
        (int, int, float)[] left = [.. taps[Border - 1].ToArray().Where(tap => tap.Weight != 0).Order()];
        (int, int, float)[] right =
        [
            .. taps[Border].ToArray().Where(tap => tap.Weight != 0).Select(tap => (1 - tap.Cell, tap.Texel, tap.Weight)).Order(),
        ];
        Assert.Equal(left.Length, right.Length);
        Assert.All(left.Zip(right), pair =>
        {
            Assert.Equal((pair.First.Item1, pair.First.Item2), (pair.Second.Item1, pair.Second.Item2));
            Assert.Equal(pair.First.Item3, pair.Second.Item3, 1e-6);
        });
        Assert.Contains(left, tap => tap.Item2 == 9);
    }
}
