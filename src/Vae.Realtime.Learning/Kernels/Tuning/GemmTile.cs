namespace Vae.Realtime.Learning.Kernels.Tuning;

using System.Globalization;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>
/// How a matrix product is cut: each invocation owns a tile of the result. Direct variants load what they multiply; staged ones share
/// panels among a workgroup's 8x8 invocations, and with more than 64 invocations split the inner dimension.
/// </summary>
/// <param name="Rows">Tile height (macro TM).</param>
/// <param name="Columns">Tile width (macro TN).</param>
/// <param name="Group">Invocations per workgroup (macro WG).</param>
/// <param name="Staged">Through shared memory (macro STAGED).</param>
/// <param name="Shuffled">A workgroup is one subgroup, whose lanes share what they load (macro SHUFFLED).</param>
internal readonly record struct GemmTile(int Rows, int Columns, int Group, bool Staged, bool Shuffled = false)
{
    /// <summary>Software drivers that shuffle: a quarter of the loads of A and half of those of B.</summary>
    public static readonly GemmTile Shuffled16x8 = new(16, 8, ShuffledDown * ShuffledAcross, false, true);

    /// <summary>Software drivers: the most reuse per load.</summary>
    public static readonly GemmTile Tall = new(32, 8, 8, false);

    /// <summary>Software drivers: nearly as much, and compiled by the driver in half the time.</summary>
    public static readonly GemmTile Medium = new(16, 8, 8, false);

    /// <summary>Software drivers, results of few tiles: more of them to share out.</summary>
    public static readonly GemmTile Square = new(8, 8, 8, false);

    /// <summary>Many small tiles, each on its own.</summary>
    public static readonly GemmTile Small = new(4, 4, 64, false);

    /// <summary>Graphics processors: blocks of 32x32.</summary>
    public static readonly GemmTile Block32 = new(4, 4, 64, true);

    /// <summary>Graphics processors, small results: blocks of 32x32, the inner dimension in four slices.</summary>
    public static readonly GemmTile Block32Split = new(4, 4, 256, true);

    /// <summary>Graphics processors, large results: blocks of 64x64.</summary>
    public static readonly GemmTile Block64 = new(8, 8, 64, true);

    /// <summary>Every variant that is built, by the name that tuning files use.</summary>
    public static readonly IReadOnlyList<GemmTile> All = [Shuffled16x8, Tall, Medium, Square, Small, Block32, Block32Split, Block64];

    // A staged workgroup's invocations across and down its block.
    private const int Lanes = 8;

    // Tiles that a shuffled workgroup owns; mirrored by shaders/linear/gemm_shuffled.glsl.
    private const int ShuffledDown = 2;
    private const int ShuffledAcross = 4;

    // Below this many tall tiles the last workgroups leave a core idle for too long.
    private const int FewTiles = 150;

    // Below this, most of the lanes that share their loads have no result of their own.
    private const int Narrow = 48;

    // Below this many blocks a large graphics processor is mostly idle.
    private const int FewBlocks = 256;

    /// <summary>What to use for a product on this device when nothing was measured.</summary>
    public static GemmTile Guess(DeviceTraits traits, GemmShape shape)
    {
        (int rows, int columns) = (shape.Rows, shape.Columns);
        if (traits.IsCpu)
        {
            // One row of tiles would leave half of a workgroup without any.
            if (Shuffled16x8.Runs(traits) && rows > Shuffled16x8.Rows)
            {
                return Math.Min(rows, columns) >= Narrow ? Shuffled16x8 : Medium;
            }

            // Backward products gain 3 % from the tall tile, for which a first launch would compile a second longer.
            GemmTile large = shape.Operation is GemmOperation.Forward or GemmOperation.Bernoulli ? Tall : Medium;
            return Tall.Count(rows, columns) >= FewTiles ? large : Square;
        }

        return Block64.Blocks(rows, columns) >= FewBlocks ? Block64
            : traits.MaxInvocations >= Block32Split.Group && Block32.Blocks(rows, columns) < FewBlocks ? Block32Split : Block32;
    }

    /// <summary>True when the device has the workgroup size, and for shuffled variants a subgroup that is one.</summary>
    public bool Runs(DeviceTraits traits) => Group <= traits.MaxInvocations && (!Shuffled || Group == traits.ShuffleLanes);

    /// <summary>True when the variant is worth measuring: software drivers are slow with shared memory, others with few large tiles.</summary>
    public bool Suits(DeviceTraits traits) => Runs(traits) && (traits.IsCpu ? !Staged : Group >= Lanes * Lanes);

    /// <summary>Slots for partial sums that a result of this size needs, one per tile.</summary>
    public int Count(int rows, int columns) => Staged
        ? Blocks(rows, columns) * Lanes * Lanes
        : Cover(rows, Rows) * Cover(columns, Columns);

    /// <summary>As tuning files write it: <c>32x8/8</c> direct, <c>4x4/256 staged</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns}/{Group}{(Staged ? " staged" : Shuffled ? " shuffled" : "")}");

    internal DispatchSize Groups(GemmParams size) => new(Workgroups((int)size.Rows, (int)size.Columns));

    internal uint Workgroups(int rows, int columns) => (uint)(Staged ? Blocks(rows, columns)
        : Shuffled ? Cover(rows, ShuffledDown * Rows) * Cover(columns, ShuffledAcross * Columns)
        : Cover(Count(rows, columns), Group));

    /// <summary>The macros that the variant was built with.</summary>
    public IEnumerable<KeyValuePair<string, int>> Macros
    {
        get
        {
            yield return new("STAGED", Staged ? 1 : 0);
            yield return new("TM", Rows);
            yield return new("TN", Columns);
            yield return new("WG", Group);
            if (Shuffled)
            {
                yield return new("SHUFFLED", 1);
            }
        }
    }

    internal void Define(ref KernelArguments args)
    {
        foreach ((string macro, int value) in Macros)
        {
            args.Define(macro, value);
        }
    }

    private static int Cover(int size, int tile) => (size + tile - 1) / tile;

    private int Blocks(int rows, int columns) => Cover(rows, Lanes * Rows) * Cover(columns, Lanes * Columns);
}
