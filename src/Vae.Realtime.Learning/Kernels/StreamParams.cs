namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;

/// <summary>Push constants of the kernels that draw colour pictures.</summary>
/// <param name="Rows">Batch capacity.</param>
/// <param name="RowStride">In floats.</param>
/// <param name="Side">Pixels of a picture's side, a multiple of 32.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct StreamParams(uint Rows, uint RowStride, uint Side);
