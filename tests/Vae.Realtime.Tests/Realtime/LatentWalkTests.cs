namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Latents;
using Xunit;

public sealed class LatentWalkTests
{
    private const int Size = 20;

    [Fact]
    public void It_begins_where_it_was_started_and_closes()
    {
        (LatentWalk walk, float[] start) = Walk(seed: 1);
        AssertNear(start, At(walk, 0), 1e-5f);
        AssertNear(start, At(walk, walk.Count), 1e-5f);
        AssertNear(At(walk, 0.3), At(walk, walk.Count + 0.3), 1e-4f);
        AssertNear(At(walk, walk.Count - 0.3), At(walk, -0.3), 1e-4f);
    }

    [Fact]
    public void It_visits_points_of_the_prior()
    {
        PriorDraws draws = new(5);
        float[] start = new float[Size];
        float[] second = new float[Size];
        draws.Next(start);
        LatentWalk walk = new(start, draws, count: 4);
        PriorDraws again = new(5);
        again.Next(start);
        again.Next(second);
        AssertNear(second, At(walk, 1), 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void It_never_jumps(int size)
    {
        const double step = 1e-3;
        (LatentWalk walk, _) = Walk(seed: 7, size);
        float[] before = At(walk, 0);
        for (double at = step; at <= walk.Count; at += step)
        {
            float[] here = At(walk, at);

            // A few standard deviations a point at most.
            Assert.True(Distance(before, here) < 20 * step * Math.Sqrt(size), $"jumps by {Distance(before, here)} at {at}");
            before = here;
        }
    }

    [Fact]
    public void It_has_no_corner_at_its_points()
    {
        const double step = 1e-3;
        (LatentWalk walk, _) = Walk(seed: 9);
        for (int point = 0; point < walk.Count; point++)
        {
            (float[] before, float[] here, float[] after) = (At(walk, point - step), At(walk, point), At(walk, point + step));
            for (int i = 0; i < Size; i++)
            {
                double turn = (after[i] - here[i] - (here[i] - before[i])) / step;
                Assert.InRange(turn, -0.2, 0.2);
            }
        }
    }

    [Fact]
    public void Between_its_points_it_keeps_their_distance_from_the_middle()
    {
        (LatentWalk walk, _) = Walk(seed: 11);
        double shortest = Enumerable.Range(0, walk.Count).Min(point => Norm(At(walk, point)));
        double longest = Enumerable.Range(0, walk.Count).Max(point => Norm(At(walk, point)));
        for (double at = 0; at < walk.Count; at += 0.01)
        {
            Assert.InRange(Norm(At(walk, at)), 0.9 * shortest, 1.1 * longest);
        }
    }

    [Fact]
    public void It_walks_from_the_origin_too()
    {
        LatentWalk walk = new(new float[Size], new PriorDraws(1));
        Assert.All(At(walk, 0), value => Assert.Equal(0, value));
        Assert.All(At(walk, 0.5), value => Assert.True(float.IsFinite(value)));
        Assert.NotEqual(0, Norm(At(walk, 0.5)));
    }

    private static (LatentWalk Walk, float[] Start) Walk(ulong seed, int size = Size)
    {
        PriorDraws draws = new(seed);
        float[] start = new float[size];
        draws.Next(start);
        return (new LatentWalk(start, draws), start);
    }

    private static float[] At(LatentWalk walk, double position)
    {
        float[] latent = new float[walk.Size];
        walk.Position = position;
        walk.Read(latent);
        return latent;
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));

    private static double Distance(float[] a, float[] b) => Norm([.. a.Zip(b, (x, y) => x - y)]);

    private static void AssertNear(float[] expected, float[] found, float tolerance) =>
        Assert.True(Distance(expected, found) < tolerance, $"{Distance(expected, found)} apart");
}
