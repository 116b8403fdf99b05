namespace Vae.Realtime.Tests.Overlay;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Overlay;
using Xunit;

public sealed class HandTests
{
    [Fact]
    public void A_drag_that_is_over_within_a_frame_is_seen_before_it_ends()
    {
        PointerState hand = new();
        Begin(hand);
        Take(hand, PointerKind.Press, 0.25f);
        Take(hand, PointerKind.Move, 0.5f);
        Take(hand, PointerKind.Move, 0.75f);
        Take(hand, PointerKind.Release, 0.75f);

        Begin(hand);
        Assert.Equal((true, true, false, 25f), (hand.Pressed, hand.Down, hand.Released, hand.At.X));
        Begin(hand);
        Assert.Equal((false, true, false, 75f), (hand.Pressed, hand.Down, hand.Released, hand.At.X));
        Begin(hand);
        Assert.Equal((false, false, true, 75f), (hand.Pressed, hand.Down, hand.Released, hand.At.X));
    }

    private static void Begin(PointerState hand)
    {
        hand.Begin(100, 100);
        hand.Cover(new OverlayRect(0, 0, 100, 100));
    }

    private static void Take(PointerState hand, PointerKind kind, float x) =>
        Assert.True(hand.Take(new PointerEvent(kind, new Vector2(x, 0.5f)) { Button = MouseButton.Left }));
}
