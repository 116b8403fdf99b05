namespace Vae.Realtime.Overlay;

using System.Numerics;

/// <content>Rectangles, discs and lines: all are boxes with round corners, turned into some direction.</content>
internal sealed partial class OverlayCanvas
{
    /// <summary>A rectangle with round corners and a border inside its edge.</summary>
    public void Rect(in OverlayRect rect, OverlayColour fill, float radius = 0, float border = 0, OverlayColour edge = default)
    {
        (float halfWidth, float halfHeight) = (0.5f * rect.Width, 0.5f * rect.Height);
        radius = Math.Min(radius, Math.Min(halfWidth, halfHeight));
        int record = Shape(
            new Vector4(rect.X + halfWidth, rect.Y + halfHeight, 1, 0), new Vector4(halfWidth, halfHeight, radius, border), fill, edge);
        if (record >= 0)
        {
            // Within the arcs of the corners and half a pixel of softness.
            OverlayRect whole = rect.Inset(MathF.Max(border, radius * 0.3f) + 0.5f).Intersect(Clip);
            OverlayRect sharp = rect == rect.Snap() && radius == 0 && border == 0 ? rect.Intersect(Clip) : whole;
            _bins.Add(ShapeKind, record, DigestOf(record), rect.Inset(-0.5f).Intersect(Clip), sharp, Premultiplied(fill));
        }
    }

    /// <summary>A disc with a border inside its edge.</summary>
    public void Disc(float x, float y, float radius, OverlayColour fill, float border = 0, OverlayColour edge = default)
    {
        int record = Shape(new Vector4(x, y, 1, 0), new Vector4(radius, radius, radius, border), fill, edge);
        if (record >= 0)
        {
            _bins.Add(
                ShapeKind, record, DigestOf(record), new OverlayRect(x - radius, y - radius, 2 * radius, 2 * radius).Inset(-0.5f).Intersect(Clip));
        }
    }

    /// <summary>A straight line with round ends.</summary>
    public void Line(float fromX, float fromY, float toX, float toY, float thickness, OverlayColour colour)
    {
        Vector2 way = new(toX - fromX, toY - fromY);
        float length = way.Length();
        Vector2 direction = length > 0 ? way / length : Vector2.UnitX;
        float radius = 0.5f * thickness;
        int record = Shape(
            new Vector4(0.5f * (fromX + toX), 0.5f * (fromY + toY), direction.X, direction.Y),
            new Vector4((0.5f * length) + radius, radius, radius, 0),
            colour,
            default);
        if (record >= 0)
        {
            OverlayRect bounds = new(Math.Min(fromX, toX), Math.Min(fromY, toY), Math.Abs(way.X), Math.Abs(way.Y));
            _bins.Add(ShapeKind, record, DigestOf(record), bounds.Inset(-radius - 0.5f).Intersect(Clip));
        }
    }

    /// <summary>Straight lines from point to point.</summary>
    public void Polyline(ReadOnlySpan<Vector2> points, float thickness, OverlayColour colour)
    {
        for (int i = 1; i < points.Length; i++)
        {
            Line(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y, thickness, colour);
        }
    }

    private int Shape(Vector4 place, Vector4 size, OverlayColour fill, OverlayColour edge)
    {
        int at = Reserve(0, out Span<Vector4> record, out _);
        if (at >= 0)
        {
            record[0] = Edges(Clip);
            record[1] = place;
            record[2] = size;
            record[3] = new Vector4(fill.Packed(Bgra), fill.Alpha, edge.Packed(Bgra), edge.Alpha);
        }

        return at;
    }

    private ulong DigestOf(int record) => Digest(_records.AsSpan(record - _capacity.RecordsAt, RecordSize), []);

    private Vector4 Premultiplied(OverlayColour colour) =>
        new Vector4(Bgra ? colour.B : colour.R, colour.G, Bgra ? colour.R : colour.B, 255) / 255 * colour.Alpha;
}
