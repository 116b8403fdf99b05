namespace SixLabors.ImageSharp.PixelFormats;

using System.Runtime.InteropServices;

/// <summary>Four bytes: red, green, blue and alpha, which is not premultiplied.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba32 : IPixel<Rgba32>
{
    public byte R;
    public byte G;
    public byte B;
    public byte A;

    public Rgba32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    public Rgba32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = this;

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = source;

    public readonly bool Equals(Rgba32 other) => (R, G, B, A) == (other.R, other.G, other.B, other.A);

    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";
}
