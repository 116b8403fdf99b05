namespace Vae.Realtime.Tests.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class InputRouterTests : IDisposable
{
    private readonly VaeModel _model;
    private readonly VaePlugin _plugin = new();
    private readonly Instrument _instrument;
    private readonly InputRouter _controls;

    public InputRouterTests(GpuFixture gpu)
    {
        _model = new VaeModel(gpu.Device, VaeArchitecture.Mlp(new Shape(4, 4, 1), hidden: 8, latent: 6), trainable: false);
        _plugin.Awake(new PluginHost(gpu.Device) { Model = _model });
        _instrument = new Instrument(_plugin);
        _controls = new InputRouter(_instrument);
    }

    private LatentPlayer Latents => _plugin.Latents;

    private float[] Latent => Latents.State.Values.ToArray();

    public void Dispose()
    {
        _plugin.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void A_drag_moves_the_latent_right_and_up()
    {
        Latents.State.Values.Clear();
        _controls.Point(new PointerEvent(PointerKind.Press, new Vector2(0.5f, 0.5f)) { Button = MouseButton.Left });
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(0.6f, 0.5f)));
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(0.6f, 0.3f)));
        Assert.Equal([0.6f, 1.2f, 0f, 0f, 0f, 0f], Latent.Select(value => MathF.Round(value, 4)));
        _controls.Point(new PointerEvent(PointerKind.Release, default) { Button = MouseButton.Left });
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(0, 0)));
        Assert.Equal(0.6f, Latent[0], 4);
    }

    [Fact]
    public void A_drag_reaches_as_far_over_a_picture_between_panels()
    {
        Latents.State.Values.Clear();
        _plugin.Scenes.Area = new PictureArea(0.25, 0.1, 0.75, 0.5);
        _controls.Point(new PointerEvent(PointerKind.Press, new Vector2(0.25f, 0.5f)) { Button = MouseButton.Left });
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(0.75f, 0.3f)));
        Assert.Equal([4f, 3f], Latent[..2].Select(value => MathF.Round(value, 4)));
    }

    [Fact]
    public void Only_the_left_button_takes_it()
    {
        float[] before = Latent;
        _controls.Point(new PointerEvent(PointerKind.Press, new Vector2(0, 0)) { Button = MouseButton.Right });
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(1, 1)));
        Assert.Equal(before, Latent);
        _controls.Point(new PointerEvent(PointerKind.Press, new Vector2(0, 0)) { Button = MouseButton.Left });
        _controls.Point(new PointerEvent(PointerKind.Release, default) { Button = MouseButton.Right });
        _controls.Point(new PointerEvent(PointerKind.Move, new Vector2(0.1f, 0)));
        Assert.NotEqual(before, Latent);
    }

    [Fact]
    public void The_wheel_chooses_the_pair_and_its_parts_add_up()
    {
        _controls.Point(new PointerEvent(PointerKind.Scroll, default) { Steps = -1 });
        Assert.Equal((2, 3), Latents.State.Pair);
        _controls.Point(new PointerEvent(PointerKind.Scroll, default) { Steps = 2 });
        Assert.Equal((4, 5), Latents.State.Pair);
        _controls.Point(new PointerEvent(PointerKind.Scroll, default) { Steps = -0.4f });
        Assert.Equal((4, 5), Latents.State.Pair);
        _controls.Point(new PointerEvent(PointerKind.Scroll, default) { Steps = -0.4f });
        _controls.Point(new PointerEvent(PointerKind.Scroll, default) { Steps = -0.4f });
        Assert.Equal((0, 1), Latents.State.Pair);
    }

    [Fact]
    public void Keys_do_what_the_help_says()
    {
        _controls.Press(Key.Space);
        Assert.True(_instrument.TrainingPaused);
        _controls.Press(Key.Space);
        Assert.False(_instrument.TrainingPaused);
        float[] before = Latent;
        _controls.Press(Key.R);
        Assert.NotEqual(before, Latent);
        _controls.Press(Key.W);
        Assert.True(Latents.Walking);
        _controls.Press(Key.A);
        Assert.False(_instrument.QuitRequested);
        _controls.Press(Key.Escape);
        Assert.True(_instrument.QuitRequested);
    }

    [Fact]
    public void Every_request_for_a_picture_is_answered_once()
    {
        Assert.False(_instrument.TakeSave());
        _controls.Press(Key.S);
        _controls.Press(Key.S);
        Assert.True(_instrument.TakeSave());
        Assert.True(_instrument.TakeSave());
        Assert.False(_instrument.TakeSave());
    }
}
