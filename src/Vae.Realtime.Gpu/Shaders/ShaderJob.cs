namespace Vae.Realtime.Gpu.Shaders;

/// <summary>One variant of a shader to compile.</summary>
/// <param name="Source">The shader.</param>
/// <param name="Macros">Macro values of the variant.</param>
internal sealed record ShaderJob(ShaderSource Source, IReadOnlyDictionary<string, int> Macros)
{
    /// <summary>False keeps everything that the source declares, used or not.</summary>
    public bool Optimised { get; init; } = true;
}
