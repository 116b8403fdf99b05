namespace Silk.NET.Core;

/// <summary>A version in 32 bits, as Vulkan packs it: 7 bits major above 10 bits minor above 12 bits patch.</summary>
public readonly struct Version32
{
    public Version32(uint major, uint minor, uint patch) => Value = (major << 22) | (minor << 12) | patch;

    private Version32(uint value) => Value = value;

    /// <summary>The packed number.</summary>
    public uint Value { get; }

    public uint Major => (Value >> 22) & 0x7F;

    public uint Minor => (Value >> 12) & 0x3FF;

    public uint Patch => Value & 0xFFF;

    public static implicit operator uint(Version32 version) => version.Value;

    public static explicit operator Version32(uint value) => new(value);

    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
