namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Training;
using Xunit;

public class TrainingRateTests
{
    private readonly TrainingRate _rate = new();
    private double _now;

    [Fact]
    public void Quick_steps_are_counted_over_half_a_second()
    {
        Pass(0.5, stepEvery: 0.05);
        Assert.Equal(20, _rate.StepsPerSecond, 1.0);
        Assert.Equal(20 * 64, _rate.ExamplesPerSecond, 64.0);
        Pass(1, stepEvery: 0.1);
        Assert.Equal(10, _rate.StepsPerSecond, 1.0);
    }

    [Fact]
    public void A_step_that_takes_seconds_is_not_none()
    {
        Pass(6, stepEvery: 2);
        Assert.Equal(0.5, _rate.StepsPerSecond, 0.01);
        Pass(1, stepEvery: 2);
        Assert.Equal(0.5, _rate.StepsPerSecond, 0.01);
        Pass(20, stepEvery: 1000);
        Assert.Equal(0, _rate.StepsPerSecond);
    }

    private void Pass(double seconds, double stepEvery)
    {
        double from = _now;
        int steps = 0;
        while (_now < from + seconds - 1e-9)
        {
            _rate.Advance(_now, counts: true);
            _now += 0.01;
            if (_now - from >= ((steps + 1) * stepEvery) - 1e-9)
            {
                _rate.Step(64);
                steps++;
            }
        }

        _rate.Advance(_now, counts: true);
    }
}
