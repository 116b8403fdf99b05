namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Nn;

/// <summary>Several latents of every example, and what they were drawn from.</summary>
/// <param name="Heads">(B, 2L): μ | s.</param>
/// <param name="Noise">(B·K, L): ε.</param>
/// <param name="Z">(B·K, L).</param>
/// <param name="Samples">K.</param>
internal readonly record struct ImportanceDraws(Tensor Heads, Tensor Noise, Tensor Z, int Samples);
