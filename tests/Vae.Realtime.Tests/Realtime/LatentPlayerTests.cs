namespace Vae.Realtime.Tests.Realtime;

using Xunit;

public sealed class LatentPlayerTests
{
    [Fact]
    public void It_begins_at_a_random_latent_of_its_seed()
    {
        Assert.Equal(Values(new LatentPlayer(8, 1)), Values(new LatentPlayer(8, 1)));
        Assert.NotEqual(Values(new LatentPlayer(8, 1)), Values(new LatentPlayer(8, 2)));
    }

    [Fact]
    public void Time_moves_nothing_but_a_walk()
    {
        LatentPlayer player = new(8, 1);
        float[] start = Values(player);
        player.Advance(1);
        Assert.Equal(start, Values(player));
        player.ToggleWalk();
        player.Advance(1);
        float[] walked = Values(player);
        Assert.NotEqual(start, walked);
        player.ToggleWalk();
        player.Advance(1);
        Assert.Equal(walked, Values(player));
    }

    [Fact]
    public void A_walk_does_not_jump_as_it_begins()
    {
        LatentPlayer player = new(8, 1);
        float[] start = Values(player);
        player.ToggleWalk();
        player.Advance(1e-4);
        Assert.InRange(Distance(start, Values(player)), 1e-7, 1e-2);
    }

    [Fact]
    public void A_hand_holds_the_walk_which_goes_on_from_where_it_let_go()
    {
        LatentPlayer player = new(8, 1);
        player.ToggleWalk();
        player.Advance(0.7);
        player.Hold();
        float[] held = Values(player);
        player.Advance(1);
        Assert.Equal(held, Values(player));
        player.Drag(0.2f, -0.1f);
        float[] dragged = Values(player);
        Assert.Equal(1.2f, dragged[0] - held[0], 4);
        Assert.Equal(-0.6f, dragged[1] - held[1], 4);
        player.Release();
        Assert.True(player.Walking);
        player.Advance(1e-4);
        Assert.InRange(Distance(dragged, Values(player)), 1e-7, 1e-2);
    }

    [Fact]
    public void A_random_latent_is_where_the_walk_goes_on()
    {
        LatentPlayer player = new(8, 1);
        player.ToggleWalk();
        player.Advance(1);
        float[] before = Values(player);
        player.Randomise();
        float[] random = Values(player);
        Assert.True(Distance(before, random) > 0.5);
        player.Advance(1e-4);
        Assert.InRange(Distance(random, Values(player)), 1e-7, 1e-2);
    }

    private static float[] Values(LatentPlayer player) => player.State.Values.ToArray();

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum());
}
