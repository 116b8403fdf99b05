namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Live.Frames;
using Xunit;

public sealed class FrameLeadTests
{
    private const double Ms = 1e-3;

    [Fact]
    public void It_is_the_difference_between_drawing_and_showing_again()
    {
        FrameLead lead = new();
        Observe(lead, drawing: 6 * Ms, again: 2.5 * Ms);
        Assert.Equal(3.5 * Ms, lead.Spare, 1e-9);
    }

    [Fact]
    public void Until_both_are_known_there_is_none()
    {
        FrameLead lead = new();
        Assert.Equal(0, lead.Spare);
        lead.Observe(drawn: true, 6 * Ms);
        Assert.Equal(0, lead.Spare);
    }

    [Fact]
    public void A_small_or_a_wrong_difference_is_none_and_a_huge_one_is_bounded()
    {
        FrameLead same = new();
        Observe(same, drawing: 2.2 * Ms, again: 2 * Ms);
        Assert.Equal(0, same.Spare);
        FrameLead wrong = new();
        Observe(wrong, drawing: 2 * Ms, again: 5 * Ms);
        Assert.Equal(0, wrong.Spare);
        FrameLead huge = new();
        Observe(huge, drawing: 40 * Ms, again: 1 * Ms);
        Assert.InRange(huge.Spare, 3 * Ms, 8 * Ms);
    }

    [Fact]
    public void One_hold_up_hardly_counts()
    {
        FrameLead lead = new();
        Observe(lead, drawing: 6 * Ms, again: 2 * Ms);
        lead.Observe(drawn: true, 300 * Ms);
        Assert.InRange(lead.Spare, 4 * Ms, 5 * Ms);
    }

    private static void Observe(FrameLead lead, double drawing, double again)
    {
        for (int i = 0; i < 50; i++)
        {
            lead.Observe(drawn: true, drawing);
            lead.Observe(drawn: false, again);
        }
    }
}
