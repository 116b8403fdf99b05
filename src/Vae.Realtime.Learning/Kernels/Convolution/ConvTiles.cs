namespace Vae.Realtime.Learning.Kernels.Convolution;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>Which of the variants of matrix products there are for convolutions, and which to use.</summary>
internal static class ConvTiles
{
    /// <summary>Variants of <see cref="ConvForward"/>, <see cref="ConvTransposed"/> and the products of <see cref="Winograd"/>.</summary>
    public static readonly IReadOnlyList<GemmTile> Products =
        [GemmTile.Broadcast16x4, GemmTile.Shuffled16x8, GemmTile.Square, GemmTile.Block32, GemmTile.Block64];

    /// <summary>Variants of <see cref="ConvBackwardWeight"/>.</summary>
    public static readonly IReadOnlyList<GemmTile> Weights =
        [GemmTile.Broadcast16x4, GemmTile.Shuffled16x8, GemmTile.Square, GemmTile.Small];

    // Blocks below which a large graphics processor is mostly idle.
    private const int FewBlocks = 256;

    // Tiles that keep every lane of a device busy while a weight's gradient is summed.
    private const int BusyCpu = 128;
    private const int BusyGpu = 32_768;

    // A share of fewer rows costs more to add up than it saves.
    private const int FewestRows = 64;

    /// <summary>For a product of maps with these phases of rows each and padded columns.</summary>
    public static GemmTile Product(DeviceTraits traits, int phases, int rows, int columns)
    {
        if (traits.IsCpu)
        {
            return ForCpu(traits, rows, columns);
        }

        return phases * GemmTile.Block64.Count(rows, columns) / GemmTile.Block64.Group >= FewBlocks ? GemmTile.Block64 : GemmTile.Block32;
    }

    /// <summary>For a weight's gradient (outputs, columns).</summary>
    public static GemmTile Weight(DeviceTraits traits, int outputs, int columns) => traits.IsCpu ? ForCpu(traits, outputs, columns) : GemmTile.Small;

    /// <summary>How many rows each share of a weight's gradient should sum; a multiple of 8.</summary>
    /// <param name="traits">Traits of the device.</param>
    /// <param name="tiles">Tiles of the gradient.</param>
    /// <param name="rows">In all, padded to 8.</param>
    public static int Share(DeviceTraits traits, int tiles, int rows)
    {
        int shares = Math.Clamp((traits.IsCpu ? BusyCpu : BusyGpu) / tiles, 1, Math.Max(1, rows / FewestRows));
        return GemmParams.Pad((rows + shares - 1) / shares);
    }

    // Where half of a shared workgroup's tiles would be padding it has lost its advantage.
    private static GemmTile ForCpu(DeviceTraits traits, int rows, int columns)
    {
        bool fits = rows > GemmTile.Shuffled16x8.Rows && columns > 2 * GemmTile.Shuffled16x8.Columns;
        return !fits ? GemmTile.Square
            : GemmTile.Broadcast16x4.Suits(traits) ? GemmTile.Broadcast16x4
            : GemmTile.Shuffled16x8.Runs(traits) ? GemmTile.Shuffled16x8 : GemmTile.Square;
    }
}
