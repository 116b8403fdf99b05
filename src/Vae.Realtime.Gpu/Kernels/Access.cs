namespace Vae.Realtime.Gpu.Kernels;

/// <summary>How a kernel uses a binding; barriers and descriptor types are derived from it.</summary>
internal enum Access
{
    /// <summary>Storage buffer, only read.</summary>
    Read,

    /// <summary>vec4 loads, only read, in one of the ways of <see cref="MemoryPath"/>.</summary>
    Load,

    /// <summary>The same of whole numbers, four 32-bit words in a texel.</summary>
    LoadWords,

    /// <summary>Storage buffer, only written.</summary>
    Write,

    /// <summary>Storage buffer, read and written.</summary>
    ReadWrite,
}
