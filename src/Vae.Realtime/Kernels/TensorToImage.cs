namespace Vae.Realtime.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu;

/// <summary>Push constants of <see cref="TensorToImage"/>.</summary>
/// <param name="RowStride">Floats per stored row of the tensor.</param>
/// <param name="Width">Pixels of one texture.</param>
/// <param name="Height">Pixels of one texture.</param>
/// <param name="Channels">1 or 3, interleaved.</param>
/// <param name="Columns">Textures across the grid.</param>
/// <param name="Rows">Textures down the grid.</param>
/// <param name="Smoothing">0 nearest, 1 bilinear.</param>
/// <param name="Bgra">1 to write blue first.</param>
/// <param name="Background">Grey level around the grid, 0 to 1.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TensorToImageParams(
    uint RowStride, uint Width, uint Height, uint Channels, uint Columns, uint Rows, uint Smoothing, uint Bgra, float Background);

/// <summary>Shows rows of a tensor in [0,1] as a grid of pictures, fitted and centred in an RGBA8 image.</summary>
public readonly record struct TensorToImage(BufferSlice X, GpuImage Picture, TensorToImageParams Size) : IKernel<TensorToImage>
{
    public static KernelInfo Info { get; } = new("tensor_to_image", [Access.Read, Access.ImageWrite], 36);

    public DispatchSize Groups => DispatchSize.Cover(Picture.Width, Picture.Height, 16, 4);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X);
        args.Image(Picture);
        args.Push(Size);
    }
}
