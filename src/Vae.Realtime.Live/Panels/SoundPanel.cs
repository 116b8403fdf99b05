namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Overlay;

/// <summary>Left, where there is a sound: how loud its bands are, and its beats.</summary>
internal sealed class SoundPanel
{
    private const float Height = 26;

    // What is left of a beat's light a frame later.
    private const float Fade = 0.9f;

    private static readonly string[] Names = ["bass", "mid", "treble"];

    private float _light;
    private int _beats;

    /// <param name="ui">The frame.</param>
    /// <param name="x">Left edge, in lengths.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Across.</param>
    /// <param name="levels">What is heard.</param>
    /// <returns>The height taken, in lengths.</returns>
    public float Draw(Ui ui, float x, float y, float width, in SoundLevels levels)
    {
        _light = levels.Beats > _beats ? 1 : Fade * _light;
        _beats = levels.Beats;
        OverlayRect area = ui.Place(x, y, width, Height);
        ui.Panel(area);
        float scale = ui.Scale;
        float middle = area.Y + (0.5f * area.Height);
        float at = area.X + (12 * scale);
        float beat = area.Right - (14 * scale);
        OverlayFace face = ui.Canvas.Fonts[OverlayStyle.Small];
        float words = 0;
        foreach (string name in Names)
        {
            words += face.Measure(name) + (14 * scale);
        }

        // The bars share what the words leave.
        float bar = MathF.Max(6 * scale, (beat - (8 * scale) - at - words) / Names.Length);
        for (int band = 0; band < Names.Length; band++)
        {
            at += ui.Label(OverlayStyle.Small, at, middle, Names[band], Theme.Dim) + (5 * scale);
            OverlayRect track = new OverlayRect(at, middle - (3 * scale), bar, 6 * scale).Snap();
            ui.Canvas.Rect(track, Theme.Track, 2 * scale);
            ui.Canvas.Rect(track with { Width = MathF.Max(1, track.Width * Math.Clamp(levels[band], 0, 1)) }, Theme.Green, 2 * scale);
            at += bar + (9 * scale);
        }

        ui.Canvas.Disc(beat, middle, 4 * scale, _light > 0.05f ? Theme.Warm.Fade(0.25 + (0.75 * _light)) : Theme.Track);
        return Height;
    }
}
