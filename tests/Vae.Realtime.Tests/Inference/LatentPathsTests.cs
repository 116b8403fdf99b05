namespace Vae.Realtime.Tests.Inference;

using Vae.Realtime.Learning.Inference;
using Xunit;

public class LatentPathsTests
{
    private static readonly float[] From = [3, 0, 0];
    private static readonly float[] To = [0, 5, 0];

    [Fact]
    public void A_traversal_moves_one_dimension_per_row() => Assert.Equal(
        [1, 2, -1, 1, 2, 3, 1, 2, 7, -1, 2, 3, 1, 2, 3, 3, 2, 3],
        [
            .. LatentPaths.Traverse([1, 2, 3], [2], 3, 4).Select(value => (int)value),
            .. LatentPaths.Traverse([1, 2, 3], [0], 3, 2).Select(value => (int)value),
        ]);

    [Fact]
    public void A_traversal_of_one_column_is_the_latent_itself() => Assert.Equal([1f, 2f, 1f, 2f], LatentPaths.Traverse([1, 2], [0, 1], 1, 3));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ways_begin_and_end_where_they_should(bool slerp)
    {
        float[] way = slerp ? LatentPaths.Slerp(From, To, 7) : LatentPaths.Linear(From, To, 7);
        Assert.Equal(7 * 3, way.Length);
        AssertClose(From, way[..3]);
        AssertClose(To, way[^3..]);
    }

    [Fact]
    public void A_straight_way_is_even() => AssertClose([1.5f, 2.5f, 0], LatentPaths.Linear(From, To, 3)[3..6]);

    [Fact]
    public void A_great_circle_keeps_its_distance_and_turns_evenly()
    {
        float[] way = LatentPaths.Slerp(From, To, 5);
        for (int step = 0; step < 5; step++)
        {
            double angle = Math.PI / 2 * step / 4;
            double norm = 3 + (2 * step / 4.0);
            AssertClose([(float)(norm * Math.Cos(angle)), (float)(norm * Math.Sin(angle)), 0], way[(3 * step)..((3 * step) + 3)]);
        }
    }

    [Theory]
    [InlineData(0, 0, 1, 2)]
    [InlineData(1, 2, 2, 4)]
    [InlineData(1, 2, 1, 2)]
    [InlineData(1, 2, -1, -2)]
    public void Where_there_is_no_one_great_circle_the_way_is_straight(float a, float b, float c, float d) =>
        Assert.Equal(LatentPaths.Linear([a, b], [c, d], 4), LatentPaths.Slerp([a, b], [c, d], 4));

    private static void AssertClose(float[] expected, float[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
