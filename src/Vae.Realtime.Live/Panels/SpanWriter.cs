namespace Vae.Realtime.Live.Panels;

using System.Globalization;

/// <summary>Puts a line together in memory that is given, so that numbers can be shown without a string for each.</summary>
/// <param name="room">What does not fit is left out.</param>
internal ref struct SpanWriter(Span<char> room)
{
    private readonly Span<char> _room = room;
    private int _count;

    public readonly ReadOnlySpan<char> Text => _room[.._count];

    public SpanWriter Add(scoped ReadOnlySpan<char> text)
    {
        int fit = Math.Min(text.Length, _room.Length - _count);
        text[..fit].CopyTo(_room[_count..]);
        _count += fit;
        return this;
    }

    public SpanWriter Add(double value, scoped ReadOnlySpan<char> format)
    {
        _count += value.TryFormat(_room[_count..], out int written, format, CultureInfo.InvariantCulture) ? written : 0;
        return this;
    }

    /// <summary>About four digits, however large or small the number is.</summary>
    public SpanWriter Add(double value)
    {
        double size = Math.Abs(value);
        return Add(value, size >= 1000 || value == 0 ? "N0" : size >= 100 ? "F1" : size >= 0.1 ? "F2" : size >= 0.001 ? "F4" : "0.0E+0");
    }
}
