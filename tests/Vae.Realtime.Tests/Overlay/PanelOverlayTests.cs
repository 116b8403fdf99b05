namespace Vae.Realtime.Tests.Overlay;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Overlay;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>The panels under a scripted pointer.</summary>
[Collection(GpuCollection.Name)]
public sealed class PanelOverlayTests : IDisposable
{
    private const int Width = 1280;
    private const int Height = 720;

    private readonly VaeModel _model;
    private readonly VaePlugin _plugin = new();
    private readonly Instrument _instrument;
    private readonly PanelOverlay _overlay;
    private readonly OverlayCanvas _canvas = new(Width, Height, bgra: false, new FontAtlas(1));

    public PanelOverlayTests(GpuFixture gpu)
    {
        _model = new VaeModel(gpu.Device, VaeArchitecture.Mlp(new Shape(4, 4, 1), hidden: 8, latent: 6), trainable: false);
        _plugin.Awake(new PluginHost(gpu.Device) { Model = _model });
        _instrument = new Instrument(_plugin);
        _overlay = new PanelOverlay(_instrument, gpu.Device, 2);
        _plugin.Latents.State.Values.Clear();
        Paint();
    }

    // The first row of sliders: under the heading, the pad and its buttons.
    private static Vector2 Slider => new(1150, 12 + 32 + 212 + 30 + 9);

    private float[] Latent => _plugin.Latents.State.Values.ToArray();

    public void Dispose()
    {
        _overlay.Dispose();
        _plugin.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void A_slider_is_dragged()
    {
        Assert.True(Press(Slider));
        Assert.True(Send(PointerKind.Move, Slider + new Vector2(20, 100)));
        Paint();
        Release(Slider + new Vector2(20, 100));
        Assert.InRange(Latent[0], 0.5f, 3.5f);
        Assert.All(Latent[1..], value => Assert.Equal(0, value));
        Assert.Equal(1, _plugin.Latents.History.Undos);
    }

    [Fact]
    public void A_double_click_resets_it()
    {
        _plugin.Latents.State.Values[0] = 2;
        Press(Slider, clicks: 2);
        Paint();
        Release(Slider);
        Assert.Equal(0, Latent[0]);
    }

    [Fact]
    public void A_lock_keeps_it()
    {
        Click(new Vector2(1280 - 12 - 12 - 7, Slider.Y));
        Assert.True(_plugin.Latents.State.IsLocked(0));
        Press(Slider + new Vector2(25, 0));
        Release(Slider + new Vector2(25, 0));
        Assert.Equal(0, Latent[0]);
    }

    [Fact]
    public void The_pad_moves_two_dimensions()
    {
        Vector2 middle = new(1032 + 12 + 106, 12 + 32 + 106);
        Press(middle);
        Send(PointerKind.Move, middle + new Vector2(53, -53));
        Paint();
        Release(middle + new Vector2(53, -53));
        Assert.Equal(2, Latent[0], 0.1);
        Assert.Equal(2, Latent[1], 0.1);
        Assert.True(_plugin.Latents.Undo());
        Assert.Equal(0, Latent[0]);
    }

    [Fact]
    public void The_picture_between_the_panels_is_left_to_the_hand()
    {
        Assert.False(Press(new Vector2(640, 300)));
        Assert.False(Send(PointerKind.Release, new Vector2(640, 300)));
        _instrument.OverlayShown = false;
        Paint();
        Assert.False(Press(Slider));
        Assert.All(Latent, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Buttons_do_what_their_keys_do()
    {
        for (int x = 60; x < 1220 && !_plugin.Latents.Walking; x += 8)
        {
            Click(new Vector2(x, Height - 12 - 17));
        }

        Assert.True(_plugin.Latents.Walking);
    }

    [Fact]
    public void Sliders_go_by_the_order_that_the_latent_has_and_hold_still_while_strengths_change()
    {
        Strengths strengths = new() { Values = [1, 2, 3, 4, 5, 6] };
        _overlay.Chart = strengths;
        Drag();
        Assert.Equal([0], Moved());
        strengths.Values = [6, 5, 4, 3, 2, 1];
        Drag();
        Assert.Equal([0], Moved());
        _plugin.Latents.State.Arrange([4, 2, 0, 1, 3, 5]);
        Drag();
        Assert.Equal([4], Moved());
        Assert.Equal((4, 2), _plugin.Latents.State.Pair);

        void Drag()
        {
            _plugin.Latents.State.Values.Clear();
            Press(Slider + new Vector2(25, 0));
            Release(Slider + new Vector2(25, 0));
        }

        IEnumerable<int> Moved() => Enumerable.Range(0, 6).Where(i => Latent[i] != 0);
    }

    [Fact]
    public void The_canvas_has_a_button_and_examples_are_not_what_it_shows()
    {
        InstrumentAction paint = _overlay.Bar.Buttons.Single(button => button.Action.Name == "paint").Action;
        InstrumentAction compare = _instrument.Actions.Find("scene.compare")!;
        Assert.Equal("Canvas", paint.Label);
        OverlayRect area = _overlay.Bar.Buttons.Single(button => button.Action == paint).Area;
        Click(new Vector2(area.X + (0.5f * area.Width), area.Y + (0.5f * area.Height)));
        Assert.Equal((true, false), (paint.IsOn!(), compare.IsOn!()));
        Assert.Equal(SceneKind.Compare, _plugin.Scenes.Kind);
        Assert.True(_plugin.Scenes.Settings.Compare.Painting);
        compare.Run();
        Assert.False(_plugin.Scenes.Settings.Compare.Painting);
    }

    [Fact]
    public void The_first_hint_goes_by_time_however_few_frames_there_are()
    {
        _instrument.Advance(0, 0);
        Paint();
        int hinted = _canvas.Tiles;
        _instrument.Advance(8, 8);
        Paint();
        Assert.Equal(hinted, _canvas.Tiles);
        _instrument.Advance(13, 5);
        Paint();
        Paint();
        Assert.True(_canvas.Tiles < hinted, "The hint is still there.");
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(1280, 720)]
    [InlineData(1000, 1400)]
    [InlineData(3840, 2160)]
    [InlineData(16, 9)]
    public void Every_size_has_room_for_all(int width, int height)
    {
        OverlayCanvas canvas = new(width, height, bgra: true, new FontAtlas(OverlayLayer.Scale(width, height, 1)));
        _instrument.Notice.Show("a notice");
        _overlay.Error = new OverlayError("decode_one.comp", 3, "one\ntwo");
        _overlay.Paint(canvas);
        _instrument.HelpShown = true;
        canvas.Clear();
        _overlay.Paint(canvas);
        Assert.Equal(0, canvas.Dropped);
    }

    // Every scene has numbers of its own.
    [Theory]
    [InlineData(SceneKind.Single)]
    [InlineData(SceneKind.Grid)]
    [InlineData(SceneKind.Walk)]
    [InlineData(SceneKind.Field)]
    [InlineData(SceneKind.Compare)]
    [InlineData(SceneKind.Traversal)]
    public void Painting_allocates_nothing(SceneKind scene)
    {
        _plugin.Scenes.Kind = scene;
        for (int i = 0; i < 3; i++)
        {
            Paint();
        }

        Allocation.AssertNone(Paint);
    }

    /// <summary>Strengths without examples.</summary>
    private sealed class Strengths : ILatentChart
    {
        public float[] Values { get; set; } = [];

        public long Version => 1;

        public ReadOnlySpan<float> Kl => Values;

        public ReadOnlySpan<float> Means => default;

        public ReadOnlySpan<int> Labels => default;

        public ReadOnlySpan<float> Centre => default;

        public ReadOnlySpan<float> Components => default;

        public ReadOnlySpan<float> Points => default;
    }

    private void Paint()
    {
        _canvas.Clear();
        _overlay.Paint(_canvas);
    }

    private bool Send(PointerKind kind, Vector2 at, int clicks = 1) =>
        _overlay.Handle(new PointerEvent(kind, at / new Vector2(Width, Height)) { Button = MouseButton.Left, Clicks = clicks });

    private bool Press(Vector2 at, int clicks = 1)
    {
        bool taken = Send(PointerKind.Press, at, clicks);
        Paint();
        return taken;
    }

    private void Release(Vector2 at)
    {
        Send(PointerKind.Release, at);
        Paint();
    }

    private void Click(Vector2 at)
    {
        Press(at);
        Release(at);
    }
}
