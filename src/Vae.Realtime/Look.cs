namespace Vae.Realtime;

/// <summary>How values become colours and texels pixels. The default is the plain one.</summary>
/// <param name="Palette">Colours of a grey model; colour models keep their own.</param>
/// <param name="Gamma">Values are raised to 1/gamma: more than 1 brightens the middle. Above 0; 0 is taken as 1.</param>
/// <param name="ToneMapping">What happens to contrast and highlights.</param>
/// <param name="Filter">What lies between the texels of an enlarged picture.</param>
public readonly record struct Look(
    Palette Palette = Palette.Grey, float Gamma = 1, ToneMapping ToneMapping = ToneMapping.None, PictureFilter Filter = PictureFilter.Sharp);

/// <summary>Colours for values from 0 to 1.</summary>
public enum Palette
{
    /// <summary>Black to white.</summary>
    Grey,

    /// <summary>Paper to blue-black ink.</summary>
    Ink,

    /// <summary>Coal, red heat, flame.</summary>
    Ember,

    /// <summary>Deep sea to foam.</summary>
    Ocean,

    /// <summary>Violet through teal and green to yellow, evenly lighter, as is usual for figures.</summary>
    Aurora,

    /// <summary>Night blue through magenta to peach.</summary>
    Dusk,

    /// <summary>Black through fir and moss to lichen.</summary>
    Moss,

    /// <summary>Black to the green of a tube.</summary>
    Phosphor,
}

/// <summary>A curve over the values, before the palette.</summary>
public enum ToneMapping
{
    /// <summary>Values as they are.</summary>
    None,

    /// <summary>Highlights rolled off: 2v/(1+v).</summary>
    Soft,

    /// <summary>An S: more contrast in the middle.</summary>
    Contrast,

    /// <summary>The other way round: dark for light.</summary>
    Invert,
}

/// <summary>What lies between texels.</summary>
public enum PictureFilter
{
    /// <summary>Texels are squares, whose edges are smoothed over a pixel.</summary>
    Sharp,

    /// <summary>Bilinear.</summary>
    Smooth,

    /// <summary>Bicubic: the spline of Catmull and Rom (1974), through the texels and without kinks.</summary>
    Bicubic,
}
