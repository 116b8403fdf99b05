namespace Vae.Realtime.Realtime;

using System.Numerics;
using System.Runtime.InteropServices;

/// <summary>A look as the tables of colours that the picture is drawn with: the background, the look's own curve, that of differences.</summary>
internal static class LookCurves
{
    /// <summary>Colours of a curve; finer than a byte, so that a bent one loses nothing.</summary>
    public const int Length = 1024;

    /// <summary>Where the look's own curve begins.</summary>
    public const int Plain = 1;

    /// <summary>Where the curve for differences begins.</summary>
    public const int Difference = Plain + Length;

    /// <summary>Colours in all.</summary>
    public const int Count = Difference + Length;

    // Dark enough not to compete with the texture.
    private const float Night = 0.02f;

    /// <summary>Fills the tables with colours of four floats each.</summary>
    /// <param name="table">Of at least four times <see cref="Count"/>.</param>
    /// <param name="look">Whose palette is left out where there are three channels.</param>
    /// <param name="channels">1 or 3.</param>
    public static void Write(Span<float> table, Look look, int channels)
    {
        Span<Vector4> colours = MemoryMarshal.Cast<float, Vector4>(table);
        Palette palette = channels == 1 ? look.Palette : Palette.Grey;
        for (int i = 0; i < Length; i++)
        {
            float value = (float)i / (Length - 1);
            colours[Plain + i] = Opaque(PaletteColours.Of(palette, Tone(look, value)));
            colours[Difference + i] = Opaque(channels == 1 ? PaletteColours.Difference(value) : new Vector3(value));
        }

        // Beyond the edges it is a little darker than the palette's own dark or paper.
        colours[0] = Opaque((PaletteColours.Of(palette, 0) * 0.82f) + new Vector3(palette == Palette.Ink ? 0 : Night));
    }

    private static float Tone(Look look, float value)
    {
        float v = look.Gamma > 0 && look.Gamma != 1 ? MathF.Pow(value, 1 / look.Gamma) : value;
        return look.ToneMapping switch
        {
            ToneMapping.Soft => 2 * v / (1 + v),
            ToneMapping.Contrast => v * v * (3 - (2 * v)),
            ToneMapping.Invert => 1 - v,
            _ => v,
        };
    }

    private static Vector4 Opaque(Vector3 colour) => new(Vector3.Clamp(colour, Vector3.Zero, Vector3.One), 1);
}
