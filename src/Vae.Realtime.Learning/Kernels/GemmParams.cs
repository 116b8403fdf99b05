namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;


/// <summary>Push constants of every matrix product; mirrors <c>shaders/linear/gemm.glsl</c>. C (M,N) = op(A) op(B).</summary>
/// <param name="Rows">M, logical.</param>
/// <param name="Columns">N, padded to 8.</param>
/// <param name="Inner">K, padded to 8.</param>
/// <param name="AStride">vec4s per stored row of A.</param>
/// <param name="BStride">vec4s per stored row of B.</param>
/// <param name="CStride">vec4s per stored row of C.</param>
/// <param name="Activation">Activation of the epilogue, by number.</param>
/// <param name="Option">The epilogue's own parameter.</param>
internal readonly record struct GemmParams(
    uint Rows, uint Columns, uint Inner, uint AStride, uint BStride, uint CStride, uint Activation, uint Option) : IPushConstants
{
    // Kernels read whole vec4s and unroll along rows without a tail.
    private const int Multiple = 8;

    /// <summary>Rounds a dimension up to its stored size.</summary>
    public static int Pad(int size) => checked((size + Multiple - 1) / Multiple * Multiple);
}
