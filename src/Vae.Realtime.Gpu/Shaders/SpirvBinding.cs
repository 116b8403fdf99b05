namespace Vae.Realtime.Gpu.Shaders;

/// <summary>What a shader binds in one place.</summary>
/// <param name="Kind">The kind of resource, in words.</param>
/// <param name="OnlyRead">The shader declares that it does not write.</param>
/// <param name="OnlyWritten">The shader declares that it does not read.</param>
internal readonly record struct SpirvBinding(string Kind, bool OnlyRead, bool OnlyWritten)
{
    public const string StorageBuffer = "storage buffer";

    public const string UniformTexelBuffer = "uniform texel buffer";

    public const string WordTexelBuffer = "uniform texel buffer of words";

    public bool IsBuffer => Kind == StorageBuffer;

    public bool IsTexels => Kind is UniformTexelBuffer or WordTexelBuffer;

    /// <summary>Its texels are whole numbers.</summary>
    public bool IsOfWords => Kind == WordTexelBuffer;

    /// <summary>Such as <c>storage buffer, only read</c>.</summary>
    public override string ToString() => $"{Kind}{(OnlyRead ? ", only read" : "")}{(OnlyWritten ? ", only written" : "")}";
}
