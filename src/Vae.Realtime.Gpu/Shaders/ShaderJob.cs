namespace Vae.Realtime.Gpu;

/// <summary>One variant of a shader to compile.</summary>
/// <param name="Source">The shader.</param>
/// <param name="Macros">Macro values of the variant.</param>
public sealed record ShaderJob(ShaderSource Source, IReadOnlyDictionary<string, int> Macros);
