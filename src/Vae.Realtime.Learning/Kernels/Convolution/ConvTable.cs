namespace Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>
/// The gather table of a convolution in one direction: everything that the kernels know of stride, padding and direction. Output pixels
/// that see the same taps form a phase; from the fine side to the coarse one there is one phase, in the other direction up to stride x
/// stride of them. Mirrors <c>shaders/conv/conv_table.glsl</c>.
/// </summary>
internal sealed class ConvTable
{
    // Beyond every map, and far enough from 2^32 that an example's first row can be added.
    private const uint Outside = 0x7FFFFFFF;

    private const int HeaderWords = 4;

    private ConvTable(int inputPixels, int outputPixels, IReadOnlyList<ConvPhase> phases)
    {
        (InputPixels, OutputPixels, Phases) = (inputPixels, outputPixels, phases);
        List<uint> words = [];
        int at = HeaderWords * phases.Count;
        foreach (ConvPhase phase in phases)
        {
            words.AddRange([(uint)phase.Pixels.Count, (uint)phase.Taps.Count, (uint)at, 0]);
            at += phase.Words;
        }

        foreach (ConvPhase phase in phases)
        {
            words.AddRange(phase.Pixels.Select(pixel => (uint)pixel));
            words.AddRange(phase.Taps.Select(tap => (uint)tap));
            words.AddRange(phase.Gathers.Select(pixel => pixel is int inside ? (uint)inside : Outside));
        }

        Words = [.. words];
    }

    /// <summary>Pixels of an example that are read from.</summary>
    public int InputPixels { get; }

    /// <summary>Pixels of an example that are written.</summary>
    public int OutputPixels { get; }

    public IReadOnlyList<ConvPhase> Phases { get; }

    /// <summary>Most output pixels in one phase.</summary>
    public int MaxSlots => Phases.Max(phase => phase.Pixels.Count);

    /// <summary>The table as the kernels read it.</summary>
    public IReadOnlyList<uint> Words { get; }

    /// <summary>Multiplications and additions per example, input and output channel; those by pixels outside the map are counted too.</summary>
    public double Operations => 2.0 * Phases.Sum(phase => (double)phase.Pixels.Count * phase.Taps.Count);

    /// <summary>From fine to coarse: every coarse pixel sees every tap.</summary>
    public static ConvTable ToCoarse(ConvGeometry geometry)
    {
        int[] pixels = [.. Enumerable.Range(0, geometry.CoarsePixels)];
        int[] taps = [.. Enumerable.Range(0, geometry.Taps)];
        ConvPhase phase = new(pixels, taps, [.. from tap in taps from pixel in pixels select Fine(geometry, pixel, tap)]);
        return new ConvTable(geometry.FinePixels, geometry.CoarsePixels, [phase]);
    }

    /// <summary>From coarse to fine: a fine pixel sees the taps whose distance to it is a whole number of strides.</summary>
    public static ConvTable ToFine(ConvGeometry geometry)
    {
        List<ConvPhase> phases = [];
        for (int row = 0; row < Math.Min(geometry.Stride, geometry.FineHeight); row++)
        {
            for (int column = 0; column < Math.Min(geometry.Stride, geometry.FineWidth); column++)
            {
                phases.Add(Phase(geometry, row, column));
            }
        }

        return new ConvTable(geometry.CoarsePixels, geometry.FinePixels, phases);
    }

    /// <summary>One tap, one pixel: the product of a plain matrix, a row an example.</summary>
    public static ConvTable Identity() => new(1, 1, [new ConvPhase([0], [0], [0])]);

    private static ConvPhase Phase(ConvGeometry geometry, int row, int column)
    {
        int[] pixels = [.. from y in Steps(row, geometry.FineHeight) from x in Steps(column, geometry.FineWidth) select (y * geometry.FineWidth) + x];
        int[] taps = [.. from y in Taps(row) from x in Taps(column) select (y * geometry.Kernel) + x];
        return new ConvPhase(pixels, taps, [.. from tap in taps from pixel in pixels select Coarse(geometry, pixel, tap)]);

        IEnumerable<int> Steps(int first, int end) => Enumerable.Range(0, end).Where(at => at % geometry.Stride == first);

        IEnumerable<int> Taps(int place) =>
            Enumerable.Range(0, geometry.Kernel).Where(tap => (place + geometry.Padding - tap) % geometry.Stride == 0);
    }

    private static int? Fine(ConvGeometry geometry, int coarse, int tap)
    {
        int y = (coarse / geometry.CoarseWidth * geometry.Stride) + (tap / geometry.Kernel) - geometry.Padding;
        int x = (coarse % geometry.CoarseWidth * geometry.Stride) + (tap % geometry.Kernel) - geometry.Padding;
        return y >= 0 && y < geometry.FineHeight && x >= 0 && x < geometry.FineWidth ? (y * geometry.FineWidth) + x : null;
    }

    // Only of a tap that is a whole number of strides away.
    private static int? Coarse(ConvGeometry geometry, int fine, int tap)
    {
        int y = (fine / geometry.FineWidth) + geometry.Padding - (tap / geometry.Kernel);
        int x = (fine % geometry.FineWidth) + geometry.Padding - (tap % geometry.Kernel);
        (int row, int column) = (y / geometry.Stride, x / geometry.Stride);
        return y >= 0 && row < geometry.CoarseHeight && x >= 0 && column < geometry.CoarseWidth ? (row * geometry.CoarseWidth) + column : null;
    }
}
