namespace Vae.Realtime.Imaging.Fonts;

/// <summary>
/// The font's letters as coverages in [0,1], drawn from their strokes at exactly the sizes that a scale asks for: letters are sharp at every
/// size, and a pixel of the overlay reads what it needs in one place.
/// </summary>
internal sealed class FontAtlas
{
    // Height of a capital between the middles of its strokes, and the strokes' breadth, in pixels at scale 1.
    private static readonly (OverlayStyle Style, double Capital, double Pen, bool Mono)[] Styles =
    [
        (OverlayStyle.Body, 8, 1.2, false), (
            OverlayStyle.Small, 7, 1.1, false), (OverlayStyle.Title, 9, 1.7, false), (OverlayStyle.Mono, 8, 1.2, true),
    ];

    private readonly OverlayFace[] _faces = new OverlayFace[Styles.Length];

    /// <param name="scale">1 for a window 720 pixels high; at least a half.</param>
    public FontAtlas(double scale)
    {
        Scale = scale;
        FaceBaker baker = new(StrokeFont.Shipped);
        foreach ((OverlayStyle style, double capital, double pen, bool mono) in Styles)
        {
            // Smaller letters than 6 pixels between the strokes cannot be told apart.
            int pixels = Math.Max(6, (int)Math.Round(capital * scale));
            _faces[(int)style] = baker.Bake(pixels, Math.Max(1.05, pen * pixels / capital), mono);
        }

        Coverages = baker.Coverages;
    }

    public double Scale { get; }

    /// <summary>Columns of coverages, four rows to a vec4, between vec4s of zeros.</summary>
    public ReadOnlyMemory<float> Coverages { get; }

    public OverlayFace this[OverlayStyle style] => _faces[(int)style];
}
