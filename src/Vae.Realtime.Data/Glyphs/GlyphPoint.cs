namespace Vae.Realtime.Data.Glyphs;

/// <summary>One corner of a flattened pen path.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
/// <param name="Stroke">Which stroke of the glyph, counted from 0.</param>
/// <param name="PenDown">Whether a line is drawn from the point before; false where a stroke begins.</param>
internal readonly record struct GlyphPoint(double X, double Y, int Stroke, bool PenDown);
