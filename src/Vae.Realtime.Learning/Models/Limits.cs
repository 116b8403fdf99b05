namespace Vae.Realtime.Learning.Models;

/// <summary>How large the parts of an architecture may be.</summary>
internal static class Limits
{
    /// <summary>The largest that a single size may be.</summary>
    public const int MaxSize = 65_536;

    /// <summary>The most values that one image may have.</summary>
    public const int MaxImageLength = 1 << 24;

    /// <summary>The most layers that the encoder, the decoder or a part of a block may list.</summary>
    public const int MaxLayers = 64;

    /// <summary>The largest kernel, stride, padding or factor of a layer.</summary>
    public const int MaxKernel = 64;

    /// <summary>A number that must lie in a range.</summary>
    /// <exception cref="VaeException">It does not.</exception>
    public static int Range(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new VaeException($"the {name} must be from {least:N0} to {most:N0}, not {value:N0}");

    /// <summary>A size from 1 to <see cref="MaxSize"/>.</summary>
    /// <exception cref="VaeException">It is out of range.</exception>
    public static int Size(int size, string name) => Range(size, 1, MaxSize, name);
}
