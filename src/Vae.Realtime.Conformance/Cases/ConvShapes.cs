namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Reference;

/// <summary>Convolutions that the kernels are run on.</summary>
internal static class ConvShapes
{
    /// <summary>
    /// One of each alone; strides that leave fine pixels out or none at the end; kernels smaller than the stride and larger than the map;
    /// channels below, at and above the tile and block sizes.
    /// </summary>
    public static readonly ConvShape[] All =
    [
        Of(1, (1, 1, 1), 1, kernel: 1, stride: 1, padding: 0),
        Of(2, (5, 7, 3), 5, kernel: 3, stride: 1, padding: 1),
        Of(3, (5, 7, 5), 3, kernel: 2, stride: 2, padding: 0),
        Of(2, (6, 5, 5), 3, kernel: 4, stride: 2, padding: 1),
        Of(1, (7, 5, 12), 9, kernel: 5, stride: 3, padding: 2),
        Of(5, (4, 4, 17), 33, kernel: 3, stride: 2, padding: 1),
        Of(2, (5, 3, 9), 20, kernel: 1, stride: 2, padding: 0),
        Of(1, (2, 3, 8), 16, kernel: 5, stride: 1, padding: 2),
        Of(7, (3, 3, 40), 24, kernel: 3, stride: 1, padding: 0),
        Of(3, (5, 6, 64), 32, kernel: 2, stride: 1, padding: 0),
        Of(3, (6, 5, 70), 72, kernel: 3, stride: 1, padding: 1),
    ];

    /// <summary>The geometry that the product computes from the fine map's size.</summary>
    public static ConvGeometry Geometry(ConvShape shape) =>
        ConvGeometry.Convolution(shape.FineHeight, shape.FineWidth, shape.Kernel, shape.Stride, shape.Padding);

    public static string Name(ConvShape shape) =>
        $"{shape.Batch} of {shape.FineHeight}x{shape.FineWidth}x{shape.FineChannels} to "
            + $"{shape.CoarseHeight}x{shape.CoarseWidth}x{shape.CoarseChannels}, kernel {shape.Kernel} stride {shape.Stride} padding {shape.Padding}";

    private static ConvShape Of(int batch, (int Height, int Width, int Channels) fine, int channels, int kernel, int stride, int padding) => new(
        batch,
        fine.Height,
        fine.Width,
        fine.Channels,
        ((fine.Height + (2 * padding) - kernel) / stride) + 1,
        ((fine.Width + (2 * padding) - kernel) / stride) + 1,
        channels,
        kernel,
        stride,
        padding);
}
