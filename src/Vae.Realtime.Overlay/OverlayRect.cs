namespace Vae.Realtime.Overlay;

/// <summary>A rectangle in pixels from the picture's top left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Not negative.</param>
/// <param name="Height">Not negative.</param>
internal readonly record struct OverlayRect(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public bool Contains(float x, float y) => x >= X && x < Right && y >= Y && y < Bottom;

    /// <summary>Smaller by a margin on every side.</summary>
    public OverlayRect Inset(float margin) => new(X + margin, Y + margin, Math.Max(0, Width - (2 * margin)), Math.Max(0, Height - (2 * margin)));

    /// <summary>What two rectangles share; empty where they do not meet.</summary>
    public OverlayRect Intersect(in OverlayRect other)
    {
        (float left, float top) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new OverlayRect(left, top, Math.Max(0, Math.Min(Right, other.Right) - left), Math.Max(0, Math.Min(Bottom, other.Bottom) - top));
    }

    /// <summary>With its edges on whole pixels.</summary>
    public OverlayRect Snap()
    {
        (float left, float top) = (MathF.Round(X), MathF.Round(Y));
        return new OverlayRect(left, top, MathF.Round(Right) - left, MathF.Round(Bottom) - top);
    }
}
