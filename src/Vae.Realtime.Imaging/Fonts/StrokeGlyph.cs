namespace Vae.Realtime.Imaging.Fonts;

using System.Numerics;

/// <summary>A letter as strokes of a pen.</summary>
/// <param name="Width">From its leftmost to its rightmost point, in font units.</param>
/// <param name="Correction">Added to the space behind it.</param>
/// <param name="Even">Whether it wants an even number of pixels across.</param>
/// <param name="Strokes">Corners of each; one alone is a dot.</param>
internal sealed record StrokeGlyph(float Width, float Correction, bool Even, IReadOnlyList<Vector2[]> Strokes);
