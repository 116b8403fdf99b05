namespace Vae.Realtime.Overlay;

/// <summary>A colour of the overlay, not multiplied by its alpha.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
/// <param name="A">0 shows what is below, 255 hides it.</param>
internal readonly record struct OverlayColour(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>Alpha from 0 to 1.</summary>
    public float Alpha => A / 255f;

    /// <summary>From 0xRRGGBB.</summary>
    public static OverlayColour Of(int rgb, double alpha = 1) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb, (byte)Math.Round(255 * alpha));

    /// <summary>The same colour, more transparent.</summary>
    public OverlayColour Fade(double by) => this with { A = (byte)Math.Round(A * Math.Clamp(by, 0, 1)) };

    /// <summary>Three bytes in one float, which holds them exactly; the picture's first channel lowest in memory is highest here.</summary>
    internal float Packed(bool bgra) => bgra ? (B << 16) | (G << 8) | R : (R << 16) | (G << 8) | B;
}
