namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Cli.Output;
using Xunit;

public class LossCurveTests
{
    [Fact]
    public void A_falling_loss_falls_from_the_upper_left_to_the_lower_right()
    {
        LossCurve curve = new();
        Assert.True(curve.IsEmpty);
        foreach (int at in Enumerable.Range(0, 101))
        {
            curve.AddTraining(at / 100.0, 110 - (at / 10.0));
        }

        Assert.False(curve.IsEmpty);
        (string Scale, string Line, bool[] Measured)[] lines = curve.Draw(10, 3);
        Assert.Equal(["109.0", "     ", "100.0"], lines.Select(line => line.Scale));
        Assert.All(lines, line => Assert.Equal(10, line.Line.Length));
        Assert.All(lines, line => Assert.DoesNotContain(true, line.Measured));
        Assert.NotEqual('\u2800', lines[0].Line[0]);
        Assert.NotEqual('\u2800', lines[2].Line[^1]);
        Assert.Equal('\u2800', lines[2].Line[0]);
        Assert.Equal('\u2800', lines[0].Line[^1]);
    }

    [Fact]
    public void What_is_measured_is_marked_and_what_is_not_finite_left_out()
    {
        LossCurve curve = new();
        foreach (int at in Enumerable.Range(0, 11))
        {
            curve.AddTraining(at, 5);
        }

        curve.AddTraining(11, double.NaN);
        curve.AddMeasured(8, double.PositiveInfinity);
        curve.AddMeasured(9, 6);
        curve.AddMeasured(10, 6);
        (string Scale, string Line, bool[] Measured)[] lines = curve.Draw(10, 2);
        Assert.Equal(["6.00", "5.00"], lines.Select(line => line.Scale));
        Assert.Equal([false, false, false, false, false, false, false, false, true, true], lines[0].Measured);
        Assert.DoesNotContain(true, lines[1].Measured);
        Assert.Equal(new string('⣀', 10), lines[1].Line);
    }

    [Fact]
    public void A_loss_that_stays_is_a_line_and_a_long_run_is_drawn_whole()
    {
        LossCurve curve = new();
        for (int at = 0; at < 100_000; at++)
        {
            curve.AddTraining(at, -3);
        }

        (string _, string line, _) = Assert.Single(curve.Draw(5, 1));
        Assert.DoesNotContain('\u2800', line);
    }

    [Fact]
    public void The_pace_tells_the_speed_and_the_time_that_is_left()
    {
        TrainingPace pace = new(epochs: 2, stepsPerEpoch: 100, examplesPerStep: 64);
        pace.Add(1, 0, TimeSpan.FromSeconds(1));
        Assert.Null(pace.ImagesPerSecond);
        Assert.Null(pace.Left);
        pace.Add(1, 50, TimeSpan.FromSeconds(6));
        Assert.Equal(640, pace.ImagesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(15), pace.Left);

        // A test of 5 seconds is in what is left, and not in the speed.
        pace.Finish(1, 600, TimeSpan.FromSeconds(16));
        Assert.Equal(600, pace.ImagesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(15), pace.Left);
        pace.Add(2, 0, TimeSpan.FromSeconds(16));
        pace.Add(2, 10, TimeSpan.FromSeconds(17));
        Assert.Equal(640, pace.ImagesPerSecond);
        Assert.Equal(90 * 16 / 110.0, pace.Left!.Value.TotalSeconds, 6);
    }
}
