namespace Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>
/// Which pixels of two maps a convolution connects. It leads from the fine side to the coarse one: coarse pixel o sees through tap t the
/// fine pixel <c>o·stride + t − padding</c>, in rows and columns alike. A transposed convolution is the same connection read from the
/// coarse side to the fine one (Dumoulin, Visin: "A guide to convolution arithmetic for deep learning", 2016).
/// </summary>
/// <param name="FineHeight">Rows of pixels of the fine map.</param>
/// <param name="FineWidth">Pixels in a row of the fine map.</param>
/// <param name="CoarseHeight">Rows of pixels of the coarse map.</param>
/// <param name="CoarseWidth">Pixels in a row of the coarse map.</param>
/// <param name="Kernel">Taps in a row and in a column.</param>
/// <param name="Stride">Fine pixels from one coarse pixel to the next.</param>
/// <param name="Padding">Fine pixels that the first tap of the first coarse pixel lies outside the map.</param>
internal readonly record struct ConvGeometry(
    int FineHeight, int FineWidth, int CoarseHeight, int CoarseWidth, int Kernel, int Stride, int Padding)
{
    public int FinePixels => checked(FineHeight * FineWidth);

    public int CoarsePixels => checked(CoarseHeight * CoarseWidth);

    public int Taps => Kernel * Kernel;

    /// <summary>A convolution of a map of this size; no pixels come out where the kernel is larger than the padded map.</summary>
    public static ConvGeometry Convolution(int height, int width, int kernel, int stride, int padding)
    {
        int Coarse(int size) => size + (2 * padding) < kernel ? 0 : ((size + (2 * padding) - kernel) / stride) + 1;
        return new ConvGeometry(height, width, Coarse(height), Coarse(width), kernel, stride, padding);
    }

    /// <summary>A transposed convolution of a map of this size; none or fewer pixels come out where the padding eats them all.</summary>
    public static ConvGeometry Transposed(int height, int width, int kernel, int stride, int padding, int outputPadding)
    {
        int Fine(int size) => ((size - 1) * stride) - (2 * padding) + kernel + outputPadding;
        return new ConvGeometry(Fine(height), Fine(width), height, width, kernel, stride, padding);
    }
}
