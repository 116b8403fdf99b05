namespace Vae.Realtime.Reference;

/// <summary>
/// What tells one kind of texture from another: the double-precision twin of <c>TextureForm</c> in <c>shaders/include/textures.glsl</c>.
/// </summary>
internal sealed record TextureForm
{
    /// <summary>Noise, cells, stripes, wood, marble.</summary>
    public static IReadOnlyList<TextureForm> All { get; } =
    [
        new() { Height = (0.5, 0.85, 0, 0), Grain = (0.8, 0.8), Octaves = 2 },
        new() { IsCells = true, Grain = (0.8, 0.8), Octaves = 1 },
        new() { Height = (0.5, 0.2, 0.46, 0), Grain = (0.5, 0.5), Warp = 0.6, Octaves = 1 },
        new()
        {
            Height = (0.5, 0.25, 0.36, 0), Grain = (0.3, 0.8), Frequency = 0.6, Warp = 0.5, IsRadial = true, Skew = 0.09, Octaves = 2,
            Hue = (0.11, 0.11), Spread = 0.1,
        },
        new()
        {
            Height = (0.1, 0.35, 0, 0.9), Grain = (0.6, 0.6), Frequency = 0.3, Warp = 0.6, Octaves = 2, Chroma = 0.06, Dark = (0.42, 0.06),
        },
    ];

    /// <summary>Constant, and weights of noise, wave and |wave|.</summary>
    public (double Constant, double Noise, double Wave, double Fold) Height { get; private init; }

    /// <summary>Cells of the noise per length, along and across.</summary>
    public (double Along, double Across) Grain { get; private init; }

    /// <summary>Periods per length, at least.</summary>
    public double Frequency { get; private init; } = 0.5;

    /// <summary>Periods by which noise bends the phase.</summary>
    public double Warp { get; private init; }

    public bool IsRadial { get; private init; }

    public bool IsCells { get; private init; }

    public double Skew { get; private init; }

    public int Octaves { get; private init; }

    /// <summary>The least hue in turns, and how much more it can be.</summary>
    public (double Least, double Range) Hue { get; private init; } = (0, 1);

    /// <summary>Turns of hue from the darkest colour to the lightest, at most.</summary>
    public double Spread { get; private init; } = 0.5;

    public double Chroma { get; private init; } = 0.13;

    /// <summary>Lightness of the darkest colour: the least, and how much more it can be.</summary>
    public (double Least, double Range) Dark { get; private init; } = (0.30, 0.12);
}
