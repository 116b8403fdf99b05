namespace Vae.Realtime.Overlay;

/// <summary>Which rows a polyline crosses in every column of pixels.</summary>
/// <param name="values">At equal distances across the area.</param>
/// <param name="area">Where the values lie.</param>
/// <param name="low">The value at the lower edge.</param>
/// <param name="high">The value at the upper edge.</param>
internal readonly ref struct CurveColumns(ReadOnlySpan<float> values, OverlayRect area, float low, float high)
{
    // Far from every pixel, so that nothing is drawn.
    private const float Nowhere = 1e6f;

    private readonly ReadOnlySpan<float> _values = values;

    /// <summary>Highest and lowest point of the polyline between a pixel's left and right edge, as rows.</summary>
    public (float Top, float Bottom) Reach(float left)
    {
        float scale = (_values.Length - 1) / area.Width;
        (float from, float to) = ((left - area.X) * scale, (left + 1 - area.X) * scale);
        (float top, float bottom) = (Nowhere, -Nowhere);
        Include(At(from), ref top, ref bottom);
        Include(At(to), ref top, ref bottom);
        for (int i = Math.Max(0, (int)MathF.Ceiling(from)); i <= Math.Min(to, _values.Length - 1); i++)
        {
            Include(_values[i], ref top, ref bottom);
        }

        // Half a pixel off either end, so that a steep line is not broader than a flat one.
        float spare = Math.Min(0.5f, 0.5f * (bottom - top));
        return top > bottom ? (Nowhere, Nowhere) : (top + spare, bottom - spare);
    }

    private float At(float place)
    {
        float bounded = Math.Clamp(place, 0, _values.Length - 1);
        int first = Math.Min((int)bounded, _values.Length - 2);
        float part = bounded - first;
        return part == 0 ? _values[first] : part == 1 ? _values[first + 1] : _values[first] + (part * (_values[first + 1] - _values[first]));
    }

    private void Include(float value, ref float top, ref float bottom)
    {
        if (float.IsFinite(value))
        {
            float row = area.Bottom - Math.Clamp((value - low) / (high - low), -1, 2) * area.Height;
            (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
        }
    }
}
