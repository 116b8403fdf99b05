namespace Vae.Realtime.Live.Instruments;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Scenes;

/// <summary>Paints on the canvas where the picture shows it: the left button draws, the right one erases.</summary>
/// <param name="instrument">Whose canvas.</param>
internal sealed class Painter(Instrument instrument) : IPointerLayer
{
    private MouseButton _button = MouseButton.Unknown;
    private (double X, double Y) _last;
    private bool _adopt;

    /// <summary>Radius of the brush, as a part of the canvas's width.</summary>
    public double Radius { get; set; } = PaintActions.DefaultBrush;

    private SceneDirector Scenes => instrument.Plugin.Scenes;

    /// <summary>Shows the canvas, and moves the latent to what the model takes it for.</summary>
    public void ShowAndAdopt()
    {
        Scenes.Settings.Compare.Painting = true;
        Scenes.Kind = SceneKind.Compare;
        _adopt = true;
    }

    /// <summary>Takes an image for the canvas, see <see cref="ShowAndAdopt"/>.</summary>
    /// <param name="pixels">Pixels of the canvas, see <see cref="PaintCanvas.Read"/>.</param>
    public void Take(ReadOnlySpan<float> pixels)
    {
        Scenes.Canvas.Write(pixels);
        ShowAndAdopt();
    }

    /// <summary>Goes on with what was begun, once a frame.</summary>
    public void Advance()
    {
        // The canvas is encoded only once it has been shown.
        if (_adopt && Scenes.ShowsCanvas)
        {
            _adopt = false;
            Scenes.AdoptCanvas();
        }
    }

    public bool Handle(in PointerEvent pointer)
    {
        switch (pointer.Kind)
        {
            case PointerKind.Press when pointer.Button is MouseButton.Left or MouseButton.Right && Place(pointer.At) is { } place:
                (_button, _last) = (pointer.Button, place);
                Stroke(place);
                return true;
            case PointerKind.Move when _button != MouseButton.Unknown:
                if (Place(pointer.At) is { } next)
                {
                    Stroke(next);
                }

                return true;
            case PointerKind.Release when pointer.Button == _button && _button != MouseButton.Unknown:
                _button = MouseButton.Unknown;
                return true;
            default:
                return false;
        }
    }

    private void Stroke((double X, double Y) to)
    {
        Vector3 colour = _button == MouseButton.Left ? Vector3.One : Vector3.Zero;
        Scenes.Canvas.Stroke(_last.X, _last.Y, to.X, to.Y, Radius, colour);
        _last = to;
    }

    private (double X, double Y)? Place(Vector2 at) => Scenes.ShowsCanvas && Scenes.Find(at.X, at.Y) is { Column: 0 } tile ? (tile.X, tile.Y) : null;
}
