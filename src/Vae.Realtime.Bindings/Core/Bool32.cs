namespace Silk.NET.Core;

/// <summary>C's 32-bit boolean: zero is false, everything else is true.</summary>
public readonly struct Bool32 : IEquatable<Bool32>
{
    public Bool32(bool value) => Value = value ? 1u : 0u;

    public uint Value { get; }

    public static implicit operator bool(Bool32 value) => value.Value != 0;

    public static implicit operator Bool32(bool value) => new(value);

    public static bool operator ==(Bool32 left, Bool32 right) => left.Equals(right);

    public static bool operator !=(Bool32 left, Bool32 right) => !left.Equals(right);

    public bool Equals(Bool32 other) => (Value != 0) == (other.Value != 0);

    public override bool Equals(object? obj) => obj is Bool32 other && Equals(other);

    public override int GetHashCode() => Value == 0 ? 0 : 1;

    public override string ToString() => Value == 0 ? bool.FalseString : bool.TrueString;
}
