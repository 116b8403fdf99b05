namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Overlay;

/// <summary>The overlay's colours.</summary>
internal static class Theme
{
    public static readonly OverlayColour Panel = OverlayColour.Of(0x0C1016, 0.86);
    public static readonly OverlayColour Sheet = OverlayColour.Of(0x0C1016, 0.94);
    public static readonly OverlayColour Edge = OverlayColour.Of(0xFFFFFF, 0.09);
    public static readonly OverlayColour Inset = OverlayColour.Of(0xFFFFFF, 0.05);
    public static readonly OverlayColour Track = OverlayColour.Of(0xFFFFFF, 0.16);
    public static readonly OverlayColour Text = OverlayColour.Of(0xE9EDF3);
    public static readonly OverlayColour Dim = OverlayColour.Of(0x97A1B0);
    public static readonly OverlayColour Faint = OverlayColour.Of(0x667082);
    public static readonly OverlayColour Accent = OverlayColour.Of(0x5CB8FF);
    public static readonly OverlayColour Warm = OverlayColour.Of(0xFFB454);
    public static readonly OverlayColour Green = OverlayColour.Of(0x7BD88F);
    public static readonly OverlayColour Red = OverlayColour.Of(0xFF6B6B);
    public static readonly OverlayColour Button = OverlayColour.Of(0xFFFFFF, 0.08);
    public static readonly OverlayColour Hover = OverlayColour.Of(0xFFFFFF, 0.16);
    public static readonly OverlayColour On = OverlayColour.Of(0x2C6FA8, 0.95);

    // Ten that can be told apart on dark ground; more classes begin again.
    private static readonly OverlayColour[] Classes =
    [
        OverlayColour.Of(0x5CB8FF), OverlayColour.Of(0xFFB454), OverlayColour.Of(0x7BD88F), OverlayColour.Of(0xFF6B6B), OverlayColour.Of(0xC792EA),
        OverlayColour.Of(0xF5E663), OverlayColour.Of(0x4ADBC8), OverlayColour.Of(0xFF8FC7), OverlayColour.Of(0xA3B3C9), OverlayColour.Of(0xB98A5E),
    ];

    /// <summary>The colour of a class; a negative number is none.</summary>
    public static OverlayColour Class(int label) => label < 0 ? Dim : Classes[label % Classes.Length];
}
