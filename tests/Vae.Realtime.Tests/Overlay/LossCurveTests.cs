namespace Vae.Realtime.Tests.Overlay;

using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Training;
using Xunit;

public sealed class LossCurveTests
{
    [Fact]
    public void The_axis_fits_what_is_shown_and_not_0()
    {
        LossCurve curve = Take(i => 100 + (i * 0.01), 200);
        Assert.InRange(curve.Low, 99, 100.2);
        Assert.InRange(curve.High, 101.9, 103);
    }

    [Fact]
    public void Losses_below_0_and_losses_that_stand_still_have_an_axis()
    {
        LossCurve below = Take(i => -2000 - i, 30);
        Assert.InRange(below.Low, -2040, -2029);
        Assert.InRange(below.High, -2000, -1990);
        LossCurve still = Take(_ => 7, 30);
        Assert.True(still.Low < 7 && still.High > 7);
        LossCurve none = Take(_ => 7, 0);
        Assert.True(none.Raw.IsEmpty && none.High > none.Low);
    }

    [Fact]
    public void A_long_run_is_not_pressed_flat_by_its_first_steps_and_a_short_one_shows_its_fall()
    {
        LossCurve longer = Take(i => i < 10 ? 40_000 : 110 - (i * 0.01), 400);
        Assert.True(longer.High < 200, $"{longer.High}");
        LossCurve shorter = Take(i => 40_000 - (1000 * i), 20);
        Assert.True(shorter.High >= 40_000, $"{shorter.High}");
    }

    [Fact]
    public void Noise_is_smoothed_and_a_fall_keeps_its_ends()
    {
        LossCurve curve = Take(i => 500 - i + (i % 2 == 0 ? 20 : -20), 400);
        Assert.Equal(curve.Raw[0], curve.Smooth[0]);
        Assert.Equal(curve.Raw[^1], curve.Smooth[^1]);
        Assert.InRange(curve.Smooth[200], 296, 304);
    }

    [Fact]
    public void It_fits_the_present_model()
    {
        LossHistory history = Run(i => i < 100 ? -3000 : 500 - i, 200);
        LossCurve curve = new(terms => terms.Loss);
        curve.Take(history, 100);
        Assert.InRange(curve.Low, 280, 301);
        Assert.InRange(curve.High, 390, 420);
    }

    [Fact]
    public void It_follows_new_points_and_another_model()
    {
        LossHistory history = Run(_ => 100, 50);
        LossCurve curve = new(terms => terms.Loss);
        curve.Take(history, 0);
        history.Add(new LossTerms(200, 0));
        curve.Take(history, 0);
        Assert.Equal((51, 200f), (curve.Raw.Length, curve.Raw[^1]));
        float high = curve.High;
        curve.Take(history, 10);
        curve.Take(Run(_ => 7, 51), 10);
        Assert.Equal(7f, curve.Raw[^1]);
        Assert.True(curve.High < high);
    }

    [Theory]
    [InlineData(1000, 0, "500")]
    [InlineData(10, 0, "5.0")]
    [InlineData(5.3, 4.7, "5.00")]
    [InlineData(5.03, 4.97, "5.000")]
    public void Numbers_have_the_decimals_that_tell_the_ends_apart(double high, double low, string text)
    {
        LossCurve curve = Take(i => i % 2 == 0 ? high : low, 2);
        Assert.Equal(text, curve.Write(new SpanWriter(stackalloc char[16]), (float)((high + low) / 2)).Text.ToString());
    }

    private static LossCurve Take(Func<int, double> loss, int count)
    {
        LossCurve curve = new(terms => terms.Loss);
        curve.Take(Run(loss, count), 0);
        return curve;
    }

    private static LossHistory Run(Func<int, double> loss, int count)
    {
        LossHistory history = new();
        for (int i = 0; i < count; i++)
        {
            history.Add(new LossTerms(loss(i), 0));
        }

        return history;
    }
}
