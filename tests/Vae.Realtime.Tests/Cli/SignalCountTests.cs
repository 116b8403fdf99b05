namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Cli.Output;
using Xunit;

public class SignalCountTests
{
    private readonly SignalCount _count = new();

    [Fact]
    public void The_third_ends_the_process()
    {
        Assert.True(At(5));
        Assert.True(At(5.3));
        Assert.False(At(6));
        Assert.False(At(6.01));
    }

    [Fact]
    public void Signals_of_one_event_count_once()
    {
        Assert.All(Enumerable.Range(0, 50), repeat => Assert.True(At(1 + (0.03 * repeat))));
        Assert.True(At(4));
        Assert.False(At(5));
    }

    [Fact]
    public void Who_cannot_save_in_time_ends_by_the_second()
    {
        Assert.True(At(0));
        Assert.False(At(SignalCount.Patience.TotalSeconds));
    }

    private bool At(double seconds) => _count.HoldsBack(TimeSpan.FromSeconds(seconds));
}
