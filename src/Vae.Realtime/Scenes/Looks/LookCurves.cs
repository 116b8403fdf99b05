namespace Vae.Realtime.Scenes.Looks;

using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Realtime.Scenes.Tiles;

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

    /// <summary>So far below any index that what is added to it leads to the background.</summary>
    public const float Beside = -1e6f;

    // Dark enough not to compete with the texture.
    private const float Night = 0.02f;

    /// <summary>Whether values become colours by curves; otherwise they are the colours.</summary>
    /// <param name="look">The look.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="differences">Which have a curve of their own where there is one channel.</param>
    public static bool Curved(Look look, int channels, DifferenceTiles differences) =>
        Bent(look)
            || look.ToneMapping != ToneMapping.None
            || (channels == 1 && (look.Palette != Palette.Grey || differences != DifferenceTiles.None));

    /// <summary>What 1 of 255 of every channel adds to the number that a colour's bytes make.</summary>
    /// <param name="channels">1, whose value is that of all three, or 3.</param>
    /// <param name="bgra">Blue in the lowest byte.</param>
    public static Vector3 Bytes(int channels, bool bgra)
    {
        Vector3 places = Places(bgra);
        return channels == 1 ? new Vector3(places.X + places.Y + places.Z, 0, 0) : places;
    }

    /// <summary>Fills the tables with colours as numbers, four floats each: what red, green and blue add, and all of them.</summary>
    /// <param name="table">Table of at least four times <see cref="Count"/>.</param>
    /// <param name="look">Whose palette is left out where there are three channels.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="bgra">Blue in the lowest byte.</param>
    public static void Write(Span<float> table, Look look, int channels, bool bgra)
    {
        Span<Vector4> colours = MemoryMarshal.Cast<float, Vector4>(table);
        Palette palette = PaletteOf(look, channels);
        Vector3 places = Places(bgra);
        for (int i = 0; i < Length; i++)
        {
            float value = (float)i / (Length - 1);
            colours[Plain + i] = Number(PaletteColours.Of(palette, Tone(look, value)), places);
            colours[Difference + i] = Number(channels == 1 ? PaletteColours.Difference(value) : new Vector3(value), places);
        }

        colours[0] = Number(Background(palette), places);
    }

    private static float Tone(Look look, float value)
    {
        float v = Bent(look) ? MathF.Pow(value, 1 / look.Gamma) : value;
        return look.ToneMapping switch
        {
            ToneMapping.Soft => 2 * v / (1 + v),
            ToneMapping.Contrast => v * v * (3 - (2 * v)),
            ToneMapping.Invert => 1 - v,
            _ => v,
        };
    }

    private static bool Bent(Look look) => look.Gamma > 0 && look.Gamma != 1;

    private static Palette PaletteOf(Look look, int channels) => channels == 1 ? look.Palette : Palette.Grey;

    // Beyond the edges it is a little darker than the palette's own dark or paper.
    private static Vector3 Background(Palette palette) => (PaletteColours.Of(palette, 0) * 0.82f) + new Vector3(palette == Palette.Ink ? 0 : Night);

    private static Vector3 Places(bool bgra) => bgra ? new Vector3(65536, 256, 1) : new Vector3(1, 256, 65536);

    private static Vector3 Levels(Vector3 colour) => Vector3.Round(Vector3.Clamp(colour, Vector3.Zero, Vector3.One) * 255);

    private static Vector4 Number(Vector3 colour, Vector3 places)
    {
        Vector3 parts = Levels(colour) * places;
        return new Vector4(parts, parts.X + parts.Y + parts.Z);
    }
}
