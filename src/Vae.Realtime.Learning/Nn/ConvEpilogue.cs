namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;

/// <summary>What a convolution does with its sums.</summary>
/// <param name="Other">In a forward pass the bias that is added, in a backward one the output of the layer before.</param>
/// <param name="Activation">Applied to the sums, or, in a backward pass, whose derivative they are multiplied by.</param>
/// <param name="Backward">True for the backward pass.</param>
internal readonly record struct ConvEpilogue(BufferSlice Other, Activation Activation, bool Backward);
