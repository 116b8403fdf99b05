namespace Vae.Realtime.Reference;

/// <summary>
/// Sizes of a convolution, which leads from the fine side to the coarse one; a transposed convolution leads back. Maps are (batch, height,
/// width, channels) and the weight is (coarse channels, kernel, kernel, fine channels), row-major without padding.
/// </summary>
internal readonly record struct ConvShape(
    int Batch,
    int FineHeight,
    int FineWidth,
    int FineChannels,
    int CoarseHeight,
    int CoarseWidth,
    int CoarseChannels,
    int Kernel,
    int Stride,
    int Padding)
{
    public int Taps => Kernel * Kernel;

    public int FinePixels => FineHeight * FineWidth;

    public int CoarsePixels => CoarseHeight * CoarseWidth;

    public int FineLength => Batch * FinePixels * FineChannels;

    public int CoarseLength => Batch * CoarsePixels * CoarseChannels;

    public int WeightLength => CoarseChannels * Taps * FineChannels;

    /// <summary>Every pair of pixels that a tap connects, in the batch: rows of the fine and of the coarse map, and the tap.</summary>
    internal IEnumerable<(int Fine, int Coarse, int Tap)> Connections()
    {
        for (int example = 0; example < Batch; example++)
        {
            for (int coarse = 0; coarse < CoarsePixels; coarse++)
            {
                for (int tap = 0; tap < Taps; tap++)
                {
                    int y = (coarse / CoarseWidth * Stride) + (tap / Kernel) - Padding;
                    int x = (coarse % CoarseWidth * Stride) + (tap % Kernel) - Padding;
                    if (y >= 0 && y < FineHeight && x >= 0 && x < FineWidth)
                    {
                        yield return ((((example * FineHeight) + y) * FineWidth) + x, (example * CoarsePixels) + coarse, tap);
                    }
                }
            }
        }
    }
}
