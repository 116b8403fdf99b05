namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;


/// <summary>Push constants of the kernels that draw colour pictures.</summary>
/// <param name="Rows">Batch capacity.</param>
/// <param name="RowStride">In floats.</param>
/// <param name="Side">Pixels of a picture's side, a multiple of 32.</param>
internal readonly record struct StreamParams(uint Rows, uint RowStride, uint Side) : IPushConstants;
