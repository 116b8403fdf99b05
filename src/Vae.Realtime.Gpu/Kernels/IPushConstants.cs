namespace Vae.Realtime.Gpu.Kernels;

/// <summary>
/// Marks a struct that mirrors the push constants of a shader. Its fields lie in memory in the order of their declaration, as a struct's do
/// unless it says otherwise.
/// </summary>
internal interface IPushConstants;
