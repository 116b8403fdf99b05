namespace Vae.Realtime.Tests.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Live.Stages;
using Xunit;

public sealed class ClickCounterTests
{
    private static readonly Vector2 Here = new(100, 100);

    private readonly ClickCounter _clicks = new();

    [Fact]
    public void Two_presses_soon_at_one_place_are_a_double_click_and_a_third_begins_anew()
    {
        Assert.Equal(1, _clicks.Press(MouseButton.Left, Here, 1));
        _clicks.Move(Here + Vector2.One);
        Assert.Equal(2, _clicks.Press(MouseButton.Left, Here + Vector2.One, 1.3));
        Assert.Equal(1, _clicks.Press(MouseButton.Left, Here, 1.4));
    }

    [Fact]
    public void Late_elsewhere_or_with_another_button_it_is_none()
    {
        _clicks.Press(MouseButton.Left, Here, 1);
        Assert.Equal(1, _clicks.Press(MouseButton.Right, Here, 1.1));
        Assert.Equal(1, _clicks.Press(MouseButton.Right, Here + new Vector2(20, 0), 1.2));
        Assert.Equal(1, _clicks.Press(MouseButton.Right, Here + new Vector2(20, 0), 2));
    }

    [Fact]
    public void A_drag_that_comes_back_is_no_click()
    {
        _clicks.Press(MouseButton.Left, Here, 1);
        _clicks.Move(Here + new Vector2(30, 0));
        _clicks.Move(Here);
        Assert.Equal(1, _clicks.Press(MouseButton.Left, Here, 1.2));
        Assert.Equal(2, _clicks.Press(MouseButton.Left, Here, 1.3));
    }
}
