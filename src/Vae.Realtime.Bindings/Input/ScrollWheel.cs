namespace Silk.NET.Input;

/// <summary>One movement of a wheel or touch pad, in steps.</summary>
/// <param name="x">Steps to the right.</param>
/// <param name="y">Steps away from the user.</param>
public readonly struct ScrollWheel(float x, float y)
{
    /// <summary>Steps to the right.</summary>
    public float X { get; } = x;

    /// <summary>Steps away from the user.</summary>
    public float Y { get; } = y;
}
