namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Training;
using Xunit;

public sealed class TrainingClaimTests
{
    [Fact]
    public void Frames_that_give_way_leave_training_its_part()
    {
        TrainingClaim claim = new();
        (double trained, double all) = (0, 0);
        for (int frame = 0; frame < 200; frame++)
        {
            const double Drawing = 0.03;
            double needed = claim.Needed(Drawing);
            claim.Advance(Drawing + needed, 0.25);
            claim.Spend(needed);
            (trained, all) = (trained + needed, all + Drawing + needed);
        }

        claim.Advance(0, 0.25);
        Assert.InRange(trained / all, 0.24, 0.26);
        Assert.Equal(0.25, claim.Received, 0.01);
        Assert.Equal(trained / all, claim.ReceivedInAll, 0.001);
    }

    [Fact]
    public void Who_has_more_than_its_part_asks_for_nothing_and_one_late_frame_takes_none_of_it()
    {
        TrainingClaim claim = new();
        for (int frame = 0; frame < 100; frame++)
        {
            claim.Advance(0.016, 0.2);
            claim.Spend(0.008);
        }

        Assert.Equal(0, claim.Needed(0.1));
        Assert.True(claim.Needed(1) > 0);
    }

    [Fact]
    public void No_frame_gives_way_for_longer_than_a_moment()
    {
        TrainingClaim claim = new();
        claim.Advance(60, 0.5);
        Assert.InRange(claim.Needed(10), 0.1, 0.2);
    }

    [Fact]
    public void Nothing_is_owed_while_it_cannot_run()
    {
        TrainingClaim claim = new();
        claim.Advance(60, 0.5);
        claim.Waive();
        Assert.Equal(0, claim.Needed(60));
        claim.Advance(1, 0);
        Assert.Equal(0, claim.Needed(60));
    }

    [Fact]
    public void It_never_had_more_than_all_of_the_time()
    {
        TrainingClaim claim = new();
        claim.Advance(0.01, 0.2);
        claim.Spend(5);

        // The time in which it had that has not passed yet.
        Assert.Equal(0, claim.ReceivedInAll);
        claim.Advance(10, 0.2);
        Assert.Equal(0.5, claim.ReceivedInAll, 0.01);
        Assert.Equal(0.5, claim.Received, 0.01);
        claim.Spend(7);
        claim.Advance(1, 0.2);
        Assert.Equal(1, claim.Received);
    }
}
