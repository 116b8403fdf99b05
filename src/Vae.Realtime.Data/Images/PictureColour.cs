namespace Vae.Realtime.Data.Images;

using System.Globalization;

/// <summary>A colour that pictures are laid over where they are transparent.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal readonly record struct PictureColour(byte Red, byte Green, byte Blue)
{
    /// <summary>What a user can give, for messages.</summary>
    internal const string Form = "white, black or a colour like #ff8800";

    public static PictureColour White { get; } = new(byte.MaxValue, byte.MaxValue, byte.MaxValue);

    public static PictureColour Black { get; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    internal static bool TryParse(string text, out PictureColour colour)
    {
        (bool known, colour) = text.ToUpperInvariant() switch
        {
            "WHITE" => (true, White),
            "BLACK" => (true, Black),
            _ => (false, default),
        };
        if (known)
        {
            return true;
        }

        ReadOnlySpan<char> digits = text is ['#', _, _, _, _, _, _] ? text.AsSpan(1) : [];
        known = uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint rgb);
        colour = new PictureColour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        return known;
    }
}
