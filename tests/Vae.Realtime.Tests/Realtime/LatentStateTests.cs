namespace Vae.Realtime.Tests.Realtime;

using Xunit;

public sealed class LatentStateTests
{
    [Fact]
    public void A_drag_over_the_whole_window_spans_six_standard_deviations()
    {
        LatentState state = new(4);
        state.Drag(-0.5f, -0.5f);
        Assert.Equal([-3f, -3f, 0f, 0f], state.Values.ToArray());
        state.Drag(1, 0.5f);
        Assert.Equal([3f, 0f, 0f, 0f], state.Values.ToArray());
    }

    [Fact]
    public void An_offset_is_seen_and_moves_nothing()
    {
        LatentState state = new(2);
        state.Offset[1] = 0.5f;
        state.MoveTo([1, 2]);
        Assert.Equal([1, 2.5f], state.Shown.ToArray());
        Assert.Equal([1, 2], state.Values.ToArray());
    }

    [Theory]
    [InlineData(1, new[] { 0, 0 })]
    [InlineData(2, new[] { 0, 1 })]
    [InlineData(5, new[] { 0, 1, 2, 3, 4, 0 })]
    [InlineData(6, new[] { 0, 1, 2, 3, 4, 5 })]
    public void Pairs_cover_every_dimension_and_come_round(int size, int[] expected)
    {
        LatentState state = new(size);
        List<int> seen = [];
        for (int i = 0; i < state.Pairs; i++, state.SelectPair(1))
        {
            seen.AddRange([state.Pair.Across, state.Pair.Up]);
        }

        Assert.Equal(expected, seen);
        Assert.Equal((expected[0], expected[1]), state.Pair);
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(-11, 8)]
    [InlineData(12, 4)]
    [InlineData(int.MaxValue, 14)]
    [InlineData(int.MinValue, 4)]
    public void Any_number_of_steps_of_the_wheel_lands_on_a_pair(int steps, int across)
    {
        LatentState state = new(steps is -1 or -11 or 12 ? 10 : 20);
        state.SelectPair(steps);
        Assert.Equal((across, across + 1), state.Pair);
    }

    [Fact]
    public void A_drag_moves_the_selected_pair_only()
    {
        LatentState state = new(6);
        state.SelectPair(1);
        state.Drag(0.1f, 0.2f);
        Assert.Equal([0f, 0f, 0.6f, 1.2f, 0f, 0f], state.Values.ToArray().Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Pairs_go_by_the_order_and_one_that_was_chosen_stays()
    {
        LatentState state = new(5);
        Assert.Equal([0, 1, 2, 3, 4], state.Order.ToArray());
        state.Arrange([3, 1, 4, 0, 2]);
        Assert.Equal((3, 1), state.Pair);
        state.SelectPair(1);
        Assert.Equal((4, 0), state.Pair);
        state.SelectPair(1);
        Assert.Equal((2, 3), state.Pair);
        state.SelectPairOf(0);
        Assert.Equal((4, 0), state.Pair);
        state.Arrange([4, 2, 1, 3, 0]);
        Assert.Equal((4, 2), state.Pair);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Arrange([0, 1]));
    }

    [Fact]
    public void One_dimension_is_dragged_across_only()
    {
        LatentState state = new(1);
        state.Drag(0.25f, 0.5f);
        Assert.Equal(1.5f, state.Values[0]);
    }

    [Fact]
    public void A_hand_cannot_leave_the_prior_but_come_back_into_it()
    {
        LatentState state = new(2);
        state.Drag(5, -5);
        Assert.Equal([LatentState.Limit, -LatentState.Limit], state.Values.ToArray());
        state.Values[0] = 7;
        state.Drag(0.1f, 0);
        Assert.Equal(7, state.Values[0]);
        state.Drag(-0.1f, 0);
        Assert.Equal(6.4f, state.Values[0], 5);
    }

    [Fact]
    public void A_latent_has_at_least_one_dimension() => Assert.Throws<ArgumentOutOfRangeException>(() => new LatentState(0));
}
