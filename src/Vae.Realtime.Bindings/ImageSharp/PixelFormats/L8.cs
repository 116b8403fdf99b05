namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>One byte of luminance, weighted as ITU-R BT.709 does; alpha is dropped.</summary>
public struct L8(byte luminance) : IPixel<L8>
{
    /// <summary>The luminance, 0 for black.</summary>
    public byte PackedValue { get; set; } = luminance;

    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(PackedValue, PackedValue, PackedValue);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) =>
        PackedValue = (byte)((0.2126f * source.R) + (0.7152f * source.G) + (0.0722f * source.B) + 0.5f);

    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    public override readonly int GetHashCode() => PackedValue;

    public override readonly string ToString() => $"L8({PackedValue})";
}
