namespace Vae.Realtime.Live.Control.Osc;

/// <summary>An argument of a message: a number, a text, or something that is neither.</summary>
/// <param name="number">Integers and booleans (0 and 1) too; NaN for what is not a number.</param>
/// <param name="text">Bytes of a string or symbol; empty for all else.</param>
/// <param name="isText">It is a string or symbol.</param>
internal readonly ref struct OscValue(double number, ReadOnlySpan<byte> text = default, bool isText = false)
{
    public double Number { get; } = number;

    public ReadOnlySpan<byte> Text { get; } = text;

    public bool IsText { get; } = isText;
}
