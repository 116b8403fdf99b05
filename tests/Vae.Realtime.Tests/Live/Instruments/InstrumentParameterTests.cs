namespace Vae.Realtime.Tests.Live.Instruments;

using Vae.Realtime.Live.Instruments;
using Xunit;

public sealed class InstrumentParameterTests
{
    private double _value = 2;

    private InstrumentParameter Plain => new("plain", "group", "a number", -1, 9, 4, () => _value, value => _value = value);

    [Fact]
    public void Values_stay_within_the_bounds_and_what_is_no_number_changes_nothing()
    {
        Plain.Value = 100;
        Assert.Equal(9, _value);
        Plain.Value = double.NegativeInfinity;
        Assert.Equal(-1, _value);
        Plain.Value = double.NaN;
        Assert.Equal(-1, _value);
        Plain.Reset();
        Assert.Equal(4, _value);
    }

    [Fact]
    public void A_slider_goes_from_end_to_end()
    {
        Assert.Equal(0.3, Plain.Position, 12);
        Plain.Position = 0.5;
        Assert.Equal(4, _value, 12);
        InstrumentParameter ratio = Plain with { Minimum = 0.01, Maximum = 100, Logarithmic = true };
        ratio.Position = 0.5;
        Assert.Equal(1, _value, 12);
        Assert.Equal(0.5, ratio.Position, 12);
    }

    [Fact]
    public void Steps_add_multiply_or_go_round()
    {
        Plain.Nudge(2);
        Assert.Equal(3, _value, 12);
        (Plain with { Minimum = 1, Maximum = 64, Logarithmic = true, Whole = true, Step = 2 }).Nudge(2);
        Assert.Equal(12, _value, 12);
        InstrumentParameter choice = Plain with { Minimum = 0, Maximum = 2, Choices = ["red", "green", "blue"] };
        _value = 2;
        choice.Nudge(1);
        Assert.Equal("red", choice.Text);
        choice.Nudge(-1);
        Assert.Equal("blue", choice.Text);
    }
}
