namespace Vae.Realtime.Tests.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Live;
using Vae.Realtime.Realtime;
using Xunit;

public sealed class LiveControlsTests
{
    private readonly LatentPlayer _latents = new(6, 1);
    private readonly LiveControls _controls;

    public LiveControlsTests() => _controls = new LiveControls(_latents);

    private float[] Latent => _latents.State.Values.ToArray();

    [Fact]
    public void A_drag_moves_the_latent_right_and_up()
    {
        _latents.State.Values.Clear();
        _controls.Grab(MouseButton.Left, new Vector2(0.5f, 0.5f));
        _controls.Move(new Vector2(0.6f, 0.5f));
        _controls.Move(new Vector2(0.6f, 0.3f));
        Assert.Equal([0.6f, 1.2f, 0f, 0f, 0f, 0f], Latent.Select(value => MathF.Round(value, 4)));
        _controls.LetGo(MouseButton.Left);
        _controls.Move(new Vector2(0, 0));
        Assert.Equal(0.6f, Latent[0], 4);
    }

    [Fact]
    public void Only_the_left_button_takes_it()
    {
        float[] before = Latent;
        _controls.Grab(MouseButton.Right, new Vector2(0, 0));
        _controls.Move(new Vector2(1, 1));
        Assert.Equal(before, Latent);
        _controls.Grab(MouseButton.Left, new Vector2(0, 0));
        _controls.LetGo(MouseButton.Right);
        _controls.Move(new Vector2(0.1f, 0));
        Assert.NotEqual(before, Latent);
    }

    [Fact]
    public void The_wheel_chooses_the_pair_and_its_parts_add_up()
    {
        _controls.Scroll(-1);
        Assert.Equal((2, 3), _latents.State.Pair);
        _controls.Scroll(2);
        Assert.Equal((4, 5), _latents.State.Pair);
        _controls.Scroll(-0.4f);
        Assert.Equal((4, 5), _latents.State.Pair);
        _controls.Scroll(-0.4f);
        _controls.Scroll(-0.4f);
        Assert.Equal((0, 1), _latents.State.Pair);
    }

    [Fact]
    public void Keys_do_what_the_help_says()
    {
        _controls.Press(Key.Space);
        Assert.True(_controls.TrainingPaused);
        _controls.Press(Key.Space);
        Assert.False(_controls.TrainingPaused);
        float[] before = Latent;
        _controls.Press(Key.R);
        Assert.NotEqual(before, Latent);
        _controls.Press(Key.W);
        Assert.True(_latents.Walking);
        _controls.Press(Key.A);
        Assert.False(_controls.QuitRequested);
        _controls.Press(Key.Escape);
        Assert.True(_controls.QuitRequested);
    }

    [Fact]
    public void Every_request_for_a_picture_is_answered_once()
    {
        Assert.False(_controls.TakeSave());
        _controls.Press(Key.S);
        _controls.Press(Key.S);
        Assert.True(_controls.TakeSave());
        Assert.True(_controls.TakeSave());
        Assert.False(_controls.TakeSave());
    }
}
