namespace Vae.Realtime.Gpu.Kernels;

/// <summary>How a kernel's vec4 loads and stores reach memory; the values of a variant's macro <see cref="Macro"/>.</summary>
internal static class MemoryPath
{
    /// <summary>The macro's name.</summary>
    public const string Macro = "LD";

    /// <summary>Loads and stores of storage buffers.</summary>
    public const int Storage = 0;

    /// <summary>Loads of uniform texel buffers.</summary>
    public const int Texel = 1;

    /// <summary>Loads by the buffers' own addresses, which the host writes behind the push constants; stores of 64-bit integers.</summary>
    public const int Address = 2;

    /// <summary>Loads of uniform texel buffers and stores of 64-bit integers.</summary>
    public const int WideTexel = 3;

    /// <summary>Addresses behind the push constants, one for every binding from 0 on; mirrored by shaders/include/memory.glsl.</summary>
    public const int Addresses = 8;

    /// <summary>Where the addresses begin, in bytes, behind push constants of a size.</summary>
    public static int AddressOffset(int pushBytes) => (pushBytes + sizeof(ulong) - 1) / sizeof(ulong) * sizeof(ulong);
}
