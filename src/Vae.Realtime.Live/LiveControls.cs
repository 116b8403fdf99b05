namespace Vae.Realtime.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Realtime;

/// <summary>What keys and mouse do. Positions are parts of the window: (0,0) is its top left corner, (1,1) its bottom right one.</summary>
/// <param name="latents">What the mouse moves.</param>
internal sealed class LiveControls(LatentPlayer latents)
{
    /// <summary>The keys, for a person who sees the window the first time.</summary>
    public const string Help =
        "Drag: move two latent dimensions   Wheel: choose which two   Space: pause training\n"
        + "R: random latent   W: walk   S: save a PNG   Esc: quit";

    private Vector2? _hand;
    private float _scrolled;
    private int _saves;

    public bool TrainingPaused { get; private set; }

    public bool QuitRequested { get; private set; }

    public void Press(Key key)
    {
        switch (key)
        {
            case Key.Space:
                TrainingPaused = !TrainingPaused;
                break;
            case Key.R:
                latents.Randomise();
                break;
            case Key.W:
                latents.ToggleWalk();
                break;
            case Key.S:
                _saves++;
                break;
            case Key.Escape:
                QuitRequested = true;
                break;
        }
    }

    /// <summary>A button goes down; the left one takes the latent.</summary>
    public void Grab(MouseButton button, Vector2 at)
    {
        if (button == MouseButton.Left)
        {
            _hand = at;
            latents.Hold();
        }
    }

    /// <summary>The mouse moves, which moves the latent while it is held.</summary>
    public void Move(Vector2 at)
    {
        if (_hand is Vector2 from)
        {
            latents.Drag(at.X - from.X, from.Y - at.Y);
            _hand = at;
        }
    }

    /// <summary>A button comes up.</summary>
    public void LetGo(MouseButton button)
    {
        if (button == MouseButton.Left)
        {
            _hand = null;
            latents.Release();
        }
    }

    /// <summary>The wheel turns, away from the user if positive. Touchpads send parts of a step, which add up.</summary>
    public void Scroll(float steps)
    {
        _scrolled += steps;
        int whole = (int)_scrolled;
        _scrolled -= whole;
        latents.State.SelectPair(-whole);
    }

    /// <summary>Whether a picture is to be saved; each request is answered once.</summary>
    public bool TakeSave()
    {
        bool wanted = _saves > 0;
        _saves -= wanted ? 1 : 0;
        return wanted;
    }
}
