namespace Vae.Realtime.Gpu.Shaders;

using Vae.Realtime.Gpu.Kernels;

/// <summary>One variant of a shader to compile.</summary>
/// <param name="Source">The shader.</param>
/// <param name="Macros">Macro values of the variant.</param>
internal sealed record ShaderJob(ShaderSource Source, IReadOnlyDictionary<string, int> Macros)
{
    /// <summary>False keeps everything that the source declares, used or not.</summary>
    public bool Optimised { get; init; } = true;

    /// <summary>
    /// The least Vulkan 1.x that runs it, so that an engine's device need be no more than 1.1. What loads by address is for 1.2, which addresses
    /// are a part of: as an extension of 1.1 they keep the compiler from optimising.
    /// </summary>
    public int Vulkan => Macros.GetValueOrDefault(MemoryPath.Macro) == MemoryPath.Address ? 2 : 1;
}
