namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Overlay;

/// <summary>
/// The widgets, in immediate mode: each is drawn and asked in the same call, every frame, and keeps nothing. Lengths are multiplied by the
/// scale of the window; a widget that is held is known by a number that its caller chooses.
/// </summary>
internal sealed partial class Ui
{
    private OverlayCanvas? _canvas;

    public PointerState Hand { get; } = new();

    /// <summary>Where the frame is drawn.</summary>
    public OverlayCanvas Canvas => _canvas ?? throw new InvalidOperationException("No frame has begun.");

    /// <summary>Pixels for a length of 1.</summary>
    public float Scale { get; private set; } = 1;

    /// <summary>Width of the picture in lengths.</summary>
    public float Width => Canvas.Width / Scale;

    /// <summary>Height of the picture in lengths.</summary>
    public float Height => Canvas.Height / Scale;

    /// <summary>Begins a frame.</summary>
    public void Begin(OverlayCanvas canvas)
    {
        (_canvas, Scale) = (canvas, (float)canvas.Fonts.Scale);
        Hand.Begin(canvas.Width, canvas.Height);
    }

    /// <summary>A rectangle given in lengths, in pixels.</summary>
    public OverlayRect Place(float x, float y, float width, float height) =>
        new OverlayRect(x * Scale, y * Scale, width * Scale, height * Scale).Snap();

    /// <summary>A dark ground that belongs to the overlay.</summary>
    public void Panel(in OverlayRect area, bool sheet = false)
    {
        Hand.Cover(area);
        Canvas.Rect(area, sheet ? Theme.Sheet : Theme.Panel, 7 * Scale, MathF.Max(1, MathF.Round(Scale)), Theme.Edge);
    }

    /// <summary>Text whose capitals are centred on a height.</summary>
    /// <returns>Pixels across.</returns>
    public int Label(OverlayStyle style, float x, float middle, ReadOnlySpan<char> text, OverlayColour colour) =>
        Canvas.Text(style, x, MathF.Floor(middle + (0.5f * Canvas.Fonts[style].Capital)), text, colour);

    /// <summary>Writes a text that ends at a place.</summary>
    public void LabelRight(OverlayStyle style, float right, float middle, ReadOnlySpan<char> text, OverlayColour colour) =>
        Label(style, right - Canvas.Fonts[style].Measure(text), middle, text, colour);

    /// <summary>Writes a text, cut off with two dots where it is too long.</summary>
    public void LabelCut(OverlayStyle style, float x, float middle, ReadOnlySpan<char> text, OverlayColour colour, float width)
    {
        OverlayFace face = Canvas.Fonts[style];
        int fit = face.Fit(text, width);
        if (fit < text.Length)
        {
            int used = Label(style, x, middle, text[..face.Fit(text, Math.Max(0, width - face.Measure("..")))].TrimEnd(), colour);
            Label(style, x + used, middle, "..", colour);
            return;
        }

        Label(style, x, middle, text, colour);
    }

    /// <summary>A button with its key in front.</summary>
    /// <returns>Whether it was pressed.</returns>
    public bool Button(int id, in OverlayRect area, ReadOnlySpan<char> key, ReadOnlySpan<char> text, bool on)
    {
        bool over = Hand.Over(area, id);
        bool pressed = over && Hand.Pressed;
        Hand.Active = pressed ? id : Hand.Active;
        Canvas.Rect(area, on ? Theme.On : over ? Theme.Hover : Theme.Button, 4 * Scale);
        float middle = area.Y + (0.5f * area.Height);
        OverlayFace face = Canvas.Fonts[OverlayStyle.Small];
        float gap = text.Length > 0 && key.Length > 0 ? 5 * Scale : 0;
        float x = area.X + (0.5f * (area.Width - face.Measure(key) - gap - face.Measure(text)));
        x += Label(OverlayStyle.Small, x, middle, key, on ? Theme.Text : Theme.Accent) + gap;
        Label(OverlayStyle.Small, x, middle, text, on || over ? Theme.Text : Theme.Dim);
        return pressed;
    }

    /// <summary>Width in pixels that a button asks for.</summary>
    public float ButtonWidth(ReadOnlySpan<char> key, ReadOnlySpan<char> text)
    {
        OverlayFace face = Canvas.Fonts[OverlayStyle.Small];
        return face.Measure(key) + face.Measure(text) + ((text.Length > 0 && key.Length > 0 ? 5 : 0) + 14) * Scale;
    }
}
