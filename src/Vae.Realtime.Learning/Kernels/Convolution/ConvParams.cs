namespace Vae.Realtime.Learning.Kernels.Convolution;

using Vae.Realtime.Gpu.Kernels;


/// <summary>Push constants of <see cref="ConvForward"/> and <see cref="ConvTransposed"/>; mirrors <c>shaders/conv/conv.glsl</c>.</summary>
/// <param name="Batch">Examples.</param>
/// <param name="APixels">Pixels of an example of the map that is read.</param>
/// <param name="CPixels">Pixels of an example of the map that is written.</param>
/// <param name="Outputs">Channels written, logical.</param>
/// <param name="Columns">Channels written, padded to 8.</param>
/// <param name="Inner">Channels read, padded to 8.</param>
/// <param name="BStride">vec4s per stored row of the weight.</param>
/// <param name="Activation">By number.</param>
internal readonly record struct ConvParams(
    uint Batch, uint APixels, uint CPixels, uint Outputs, uint Columns, uint Inner, uint BStride, uint Activation) : IPushConstants;

/// <summary>Push constants of <see cref="ConvBackwardWeight"/>.</summary>
/// <param name="Rows">Rows of the dense side, padded to 8.</param>
/// <param name="Share">Rows that each share sums; a multiple of 8.</param>
/// <param name="Outputs">Channels of the dense side, logical.</param>
/// <param name="Columns">Channels of the gathered side, padded to 8.</param>
/// <param name="AStride">vec4s per stored row of the dense side.</param>
/// <param name="BPixels">Pixels of an example of the gathered side.</param>
/// <param name="Zeros">Its row of zeros.</param>
internal readonly record struct ConvWeightParams(
    uint Rows, uint Share, uint Outputs, uint Columns, uint AStride, uint BPixels, uint Zeros) : IPushConstants;
