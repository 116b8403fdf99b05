namespace SixLabors.ImageSharp.PixelFormats;

using System.Runtime.InteropServices;

/// <summary>Three bytes: red, green and blue. Alpha is dropped.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgb24 : IPixel<Rgb24>
{
    public byte R;
    public byte G;
    public byte B;

    public Rgb24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);

    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B);

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = new Rgb24(source.R, source.G, source.B);

    public readonly bool Equals(Rgb24 other) => (R, G, B) == (other.R, other.G, other.B);

    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";
}
