namespace Vae.Realtime.Scenes.Looks;

using System.Numerics;

/// <summary>
/// The palettes by formula: a few colours each, with a curve through them in Oklab (Ottosson 2020, "A perceptual color space for image
/// processing"), so that what is evenly spaced looks so.
/// </summary>
internal static class PaletteColours
{
    // sRGB, from value 0 to value 1.
    private static readonly uint[][] Stops =
    [
        [0x000000, 0xFFFFFF],
        [0xF6F1E4, 0xDCD6CB, 0x8C97AD, 0x3A4A72, 0x0E1430],
        [0x050308, 0x3A0A18, 0x9C1B16, 0xE8641B, 0xFDBE4E, 0xFFF8DC],
        [0x020A1C, 0x06304F, 0x0A6C86, 0x2FB3AD, 0x9BE3CF, 0xF7FFF6],
        [0x3B0754, 0x3F3F86, 0x2A6F8E, 0x1F9C89, 0x6CCB5F, 0xF4E61E],
        [0x0A0A26, 0x35176B, 0x8C2A87, 0xE0557F, 0xFB9F7A, 0xFEEBC8],
        [0x060A08, 0x12301F, 0x2E5B34, 0x6E8F45, 0xBFC36C, 0xF5F3CF],
        [0x010602, 0x03240D, 0x0B6B2A, 0x2FD05A, 0xB4FFB0, 0xF2FFF0],
    ];

    // Missing light, nothing, too much of it.
    private static readonly Vector3[] DifferenceStops = Points([0xC8F4FF, 0x2AA5E0, 0x0B3A66, 0x040406, 0x6B2410, 0xF07A2B, 0xFFEBC2]);

    private static readonly Vector3[][] Palettes = [.. Stops.Select(Points)];

    /// <summary>A palette's colour, sRGB in [0,1], of a value in [0,1].</summary>
    public static Vector3 Of(Palette palette, float value) =>
        palette == Palette.Grey ? new Vector3(value) : Curve(Palettes[(int)palette], value);

    /// <summary>The colour of a signed difference: nothing at 0.5, orange above it, blue below.</summary>
    public static Vector3 Difference(float value) => Curve(DifferenceStops, value);

    // Catmull-Rom through the stops, whose first and last are repeated.
    private static Vector3 Curve(Vector3[] stops, float value)
    {
        float at = value * (stops.Length - 1);
        int segment = Math.Clamp((int)at, 0, stops.Length - 2);
        Vector3 p0 = stops[Math.Max(segment - 1, 0)];
        Vector3 p1 = stops[segment];
        Vector3 p2 = stops[segment + 1];
        Vector3 p3 = stops[Math.Min(segment + 2, stops.Length - 1)];
        float t = at - segment;
        Vector3 cubic = (3 * (p1 - p2)) + p3 - p0;
        Vector3 square = (2 * p0) - (5 * p1) + (4 * p2) - p3;
        return ToSrgb(p1 + (0.5f * t * (p2 - p0 + (t * (square + (t * cubic))))));
    }

    private static Vector3[] Points(uint[] stops) => [.. stops.Select(ToOklab)];

    private static Vector3 ToOklab(uint srgb)
    {
        Vector3 rgb = new(Linear(srgb >> 16), Linear((srgb >> 8) & 0xFF), Linear(srgb & 0xFF));
        Vector3 lms = new(
            MathF.Cbrt(Vector3.Dot(rgb, new Vector3(0.4122214708f, 0.5363325363f, 0.0514459929f))),
            MathF.Cbrt(Vector3.Dot(rgb, new Vector3(0.2119034982f, 0.6806995451f, 0.1073969566f))),
            MathF.Cbrt(Vector3.Dot(rgb, new Vector3(0.0883024619f, 0.2817188376f, 0.6299787005f))));
        return new Vector3(
            Vector3.Dot(lms, new Vector3(0.2104542553f, 0.7936177850f, -0.0040720468f)),
            Vector3.Dot(lms, new Vector3(1.9779984951f, -2.4285922050f, 0.4505937099f)),
            Vector3.Dot(lms, new Vector3(0.0259040371f, 0.7827717662f, -0.8086757660f)));
    }

    private static Vector3 ToSrgb(Vector3 lab)
    {
        Vector3 root = new(
            lab.X + (0.3963377774f * lab.Y) + (0.2158037573f * lab.Z),
            lab.X - (0.1055613458f * lab.Y) - (0.0638541728f * lab.Z),
            lab.X - (0.0894841775f * lab.Y) - (1.2914855480f * lab.Z));
        Vector3 lms = root * root * root;
        return new Vector3(
            Encoded(Vector3.Dot(lms, new Vector3(4.0767416621f, -3.3077115913f, 0.2309699292f))),
            Encoded(Vector3.Dot(lms, new Vector3(-1.2684380046f, 2.6097574011f, -0.3413193965f))),
            Encoded(Vector3.Dot(lms, new Vector3(-0.0041960863f, -0.7034186147f, 1.7076147010f))));
    }

    // The transfer function of sRGB (IEC 61966-2-1), both ways.
    private static float Linear(uint level)
    {
        float value = level / 255f;
        return value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);
    }

    private static float Encoded(float value)
    {
        float clamped = Math.Clamp(value, 0, 1);
        return clamped <= 0.0031308f ? 12.92f * clamped : (1.055f * MathF.Pow(clamped, 1 / 2.4f)) - 0.055f;
    }
}
