namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Training;
using Xunit;

public sealed class SliceBudgetTests
{
    private const double Ms = 1e-3;

    [Fact]
    public void What_is_unknown_runs_alone_and_only_where_there_is_time()
    {
        SliceBudget budget = new(3);
        Assert.True(budget.IsUnknown(0));
        Assert.Equal(1, budget.Next(0, 5 * Ms));
        Assert.Equal(0, budget.Next(0, 0));
        Learn(budget, 0, 0.1 * Ms);
        Assert.False(budget.IsUnknown(0));
        Assert.False(budget.Measured);
        Assert.Equal(1, budget.Next(0, 5 * Ms));
        Assert.Equal(1, budget.Next(1, 5 * Ms));
    }

    [Fact]
    public void The_first_run_counts_for_nothing()
    {
        SliceBudget budget = new(1);
        budget.Observe(0, 1, 80 * Ms);
        budget.Observe(0, 1, 2 * Ms);
        budget.Observe(0, 1, 2 * Ms);
        Assert.Equal(2 * Ms, budget.Estimate(0, 1), 1e-9);
    }

    [Fact]
    public void Short_slices_are_joined_to_a_submit_of_about_a_millisecond()
    {
        SliceBudget budget = Measured(0.3 * Ms, 0.3 * Ms, 0.3 * Ms, 2 * Ms);
        Assert.Equal(3, budget.Next(0, 5 * Ms));
        Assert.Equal(1, budget.Next(2, 5 * Ms));
        Assert.Equal(1, budget.Next(3, 5 * Ms));
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(10, 6)]
    [InlineData(25, 16)]
    public void While_there_is_much_time_they_are_joined_to_more(double left, int slices) =>
        Assert.Equal(slices, Measured(0.3 * Ms, 0.3 * Ms).Next(0, left * Ms));

    [Fact]
    public void Joined_slices_begin_the_next_step()
    {
        SliceBudget budget = Measured(0.3 * Ms, 0.3 * Ms);
        Assert.Equal(3, budget.Next(1, 5 * Ms));
        Assert.Equal(0.9 * Ms, budget.Estimate(1, 3), 1e-9);
    }

    [Fact]
    public void Very_fast_slices_stay_a_bounded_number() => Assert.InRange(Measured(1e-9, 1e-9).Next(0, 1), 2, 64);

    [Fact]
    public void What_does_not_fit_waits()
    {
        SliceBudget budget = Measured(0.4 * Ms, 0.4 * Ms, 3 * Ms);
        Assert.Equal(1, budget.Next(0, 0.5 * Ms));
        Assert.Equal(0, budget.Next(0, 0.3 * Ms));
        Assert.Equal(0, budget.Next(2, 2.9 * Ms));
        Assert.Equal(1, budget.Next(2, 3.1 * Ms));
        Assert.Equal(0, budget.Next(2, -1));
    }

    [Fact]
    public void The_time_of_a_joined_submit_is_shared_out()
    {
        SliceBudget budget = Measured(0.2 * Ms, 0.6 * Ms);
        for (int i = 0; i < 200; i++)
        {
            budget.Observe(0, 2, 1.6 * Ms);
        }

        Assert.InRange(budget.Estimate(0, 1), 0.35 * Ms, 0.5 * Ms);
        Assert.InRange(budget.Estimate(1, 1), 1.05 * Ms, 1.5 * Ms);
        Assert.Equal(budget.Step, budget.Estimate(0, 2), 1e-9);
    }

    [Fact]
    public void One_interruption_hardly_counts_but_a_slower_device_does()
    {
        SliceBudget budget = Measured(1 * Ms);
        budget.Observe(0, 1, 100 * Ms);
        Assert.InRange(budget.Estimate(0, 1), 1 * Ms, 1.3 * Ms);
        for (int i = 0; i < 30; i++)
        {
            budget.Observe(0, 1, 4 * Ms);
        }

        Assert.InRange(budget.Estimate(0, 1), 3.5 * Ms, 4.7 * Ms);
    }

    [Fact]
    public void An_unlucky_first_estimate_is_soon_forgotten()
    {
        SliceBudget budget = Measured(50 * Ms);
        for (int i = 0; i < 15; i++)
        {
            budget.Observe(0, 1, 1 * Ms);
        }

        Assert.InRange(budget.Estimate(0, 1), 1 * Ms, 2.1 * Ms);
    }

    [Fact]
    public void Three_of_four_runs_keep_to_the_estimate()
    {
        SliceBudget budget = Measured(1 * Ms);
        Random random = new(1);
        int longer = 0;
        for (int i = 0; i < 4000; i++)
        {
            double run = (1 + random.NextDouble()) * Ms;
            longer += run > budget.Estimate(0, 1) ? 1 : 0;
            budget.Observe(0, 1, run);
        }

        Assert.InRange(longer / 4000.0, 0.2, 0.3);
    }

    [Fact]
    public void A_section_cut_anew_keeps_its_time()
    {
        SliceBudget budget = Measured(1 * Ms, 4 * Ms, 2 * Ms).Recut([0, 1, 3], [0, 1, 1, 1, 1, 3]);
        Assert.True(budget.Measured);
        Assert.Equal([1 * Ms, 1 * Ms, 1 * Ms, 1 * Ms, 1 * Ms, 2 * Ms], Enumerable.Range(0, 6).Select(slice => budget.Estimate(slice, 1)));
        Assert.Equal(7 * Ms, budget.Step, 1e-12);
    }

    private static SliceBudget Measured(params double[] seconds)
    {
        SliceBudget budget = new(seconds.Length);
        for (int i = 0; i < seconds.Length; i++)
        {
            Learn(budget, i, seconds[i]);
        }

        Assert.True(budget.Measured);
        return budget;
    }

    private static void Learn(SliceBudget budget, int slice, double seconds)
    {
        for (int run = 0; run < 3; run++)
        {
            budget.Observe(slice, 1, seconds);
        }
    }
}
