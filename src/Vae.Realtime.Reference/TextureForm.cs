namespace Vae.Realtime.Reference;

/// <summary>
/// What tells one kind of texture from another: the double-precision twin of <c>TextureForm</c> in <c>shaders/data/textures.glsl</c>.
/// </summary>
internal sealed record TextureForm
{
    /// <summary>Noise, cells, stripes, wood, marble.</summary>
    public static IReadOnlyList<TextureForm> All { get; } =
    [
        new() { Height = (0.5, 1.15, 0, 0), Grain = (0.7, 0.7) },
        new() { Cells = 1, Grain = (0.85, 0.85) },
        new() { Height = (0.5, 0.2, 0.48, 0), Grain = (0.55, 0.55), Frequency = 0.55, Warp = 0.55 },
        new()
        {
            Height = (0.5, 0.25, 0.38, 0), Grain = (0.3, 0.8), Frequency = 0.75, Radial = 1, Skew = 0.09,
            Hue = (1.09, 0.1), Spread = 0.12, Chroma = 0.13, Dark = 0.26,
        },
        new() { Height = (0.12, 0.35, 0, 0.9), Grain = (0.6, 0.6), Frequency = 0.35, Warp = 0.65, Chroma = 0.11, Dark = 0.3 },
    ];

    /// <summary>Constant, and weights of noise, wave and |wave|.</summary>
    public (double Constant, double Noise, double Wave, double Fold) Height { get; private init; }

    /// <summary>Cells of the noise per length, along and across.</summary>
    public (double Along, double Across) Grain { get; private init; }

    /// <summary>Periods per length.</summary>
    public double Frequency { get; private init; } = 0.45;

    /// <summary>Periods by which noise bends the phase.</summary>
    public double Warp { get; private init; } = 0.5;

    /// <summary>1: rings about a far point; 0: straight.</summary>
    public double Radial { get; private init; }

    public double Skew { get; private init; }

    /// <summary>The cells' part of the height.</summary>
    public double Cells { get; private init; }

    /// <summary>The least hue in turns, and how much more it can be.</summary>
    public (double Least, double Range) Hue { get; private init; } = (0.42, 0.8);

    /// <summary>Turns of hue from the darkest colour to the lightest, at most.</summary>
    public double Spread { get; private init; } = 0.42;

    public double Chroma { get; private init; } = 0.15;

    /// <summary>Lightness of the darkest colour, at least.</summary>
    public double Dark { get; private init; } = 0.27;

    /// <summary>Part <paramref name="t"/> of the way to another form.</summary>
    public TextureForm Towards(TextureForm other, double t) => new()
    {
        Height = (
            double.Lerp(Height.Constant, other.Height.Constant, t),
            double.Lerp(Height.Noise, other.Height.Noise, t),
            double.Lerp(Height.Wave, other.Height.Wave, t),
            double.Lerp(Height.Fold, other.Height.Fold, t)),
        Grain = (double.Lerp(Grain.Along, other.Grain.Along, t), double.Lerp(Grain.Across, other.Grain.Across, t)),
        Frequency = double.Lerp(Frequency, other.Frequency, t),
        Warp = double.Lerp(Warp, other.Warp, t),
        Radial = double.Lerp(Radial, other.Radial, t),
        Skew = double.Lerp(Skew, other.Skew, t),
        Cells = double.Lerp(Cells, other.Cells, t),
        Hue = (double.Lerp(Hue.Least, other.Hue.Least, t), double.Lerp(Hue.Range, other.Hue.Range, t)),
        Spread = double.Lerp(Spread, other.Spread, t),
        Chroma = double.Lerp(Chroma, other.Chroma, t),
        Dark = double.Lerp(Dark, other.Dark, t),
    };
}
