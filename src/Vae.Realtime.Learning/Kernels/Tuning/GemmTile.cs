namespace Vae.Realtime.Learning.Kernels.Tuning;

using System.Globalization;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>
/// How a matrix product is cut: each invocation owns a tile of the result. Staged variants share panels among a workgroup's 8x8
/// invocations, and with more than 64 invocations split the inner dimension.
/// </summary>
/// <param name="Rows">Tile height (macro TM).</param>
/// <param name="Columns">Tile width (macro TN).</param>
/// <param name="Group">Invocations per workgroup (macro WG).</param>
/// <param name="Sharing">Of what invocations load (macro SHARE).</param>
internal readonly record struct GemmTile(int Rows, int Columns, int Group, GemmSharing Sharing = GemmSharing.None)
{
    /// <summary>Software drivers that shuffle: a quarter of the loads of A and half of those of B.</summary>
    public static readonly GemmTile Shuffled16x8 = new(16, 8, SubgroupDown * SubgroupAcross, GemmSharing.Shuffle);

    /// <summary>Software drivers that load once what all lanes share: nothing of A is loaded twice in a workgroup.</summary>
    public static readonly GemmTile Broadcast16x4 = new(16, 4, SubgroupDown * SubgroupAcross, GemmSharing.Broadcast);

    /// <summary>The same with half of the loads of B, for many rows; the driver compiles it twice as long.</summary>
    public static readonly GemmTile Broadcast32x4 = new(32, 4, SubgroupDown * SubgroupAcross, GemmSharing.Broadcast);

    /// <summary>Software drivers: the most reuse per load.</summary>
    public static readonly GemmTile Tall = new(32, 8, 8);

    /// <summary>Software drivers: nearly as much, and compiled by the driver in half the time.</summary>
    public static readonly GemmTile Medium = new(16, 8, 8);

    /// <summary>Software drivers, results of few tiles: more of them to share out.</summary>
    public static readonly GemmTile Square = new(8, 8, 8);

    /// <summary>Many small tiles, each on its own.</summary>
    public static readonly GemmTile Small = new(4, 4, 64);

    /// <summary>Graphics processors: blocks of 32x32.</summary>
    public static readonly GemmTile Block32 = new(4, 4, 64, GemmSharing.Staging);

    /// <summary>Graphics processors, small results: blocks of 32x32, the inner dimension in four slices.</summary>
    public static readonly GemmTile Block32Split = new(4, 4, 256, GemmSharing.Staging);

    /// <summary>Graphics processors, large results: blocks of 64x64.</summary>
    public static readonly GemmTile Block64 = new(8, 8, 64, GemmSharing.Staging);

    /// <summary>Every variant that is built, by the name that tuning files use.</summary>
    public static readonly IReadOnlyList<GemmTile> All =
        [Broadcast16x4, Broadcast32x4, Shuffled16x8, Tall, Medium, Square, Small, Block32, Block32Split, Block64];

    // A staged workgroup's invocations across and down its block.
    private const int Lanes = 8;

    // Tiles that a workgroup of one subgroup owns; mirrored by shaders/linear/gemm_shuffled.glsl and gemm_broadcast.glsl.
    private const int SubgroupDown = 2;
    private const int SubgroupAcross = 4;

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
            if (Broadcast16x4.Suits(traits) && columns > Broadcast16x4.Columns)
            {
                return Broadcast16x4;
            }

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

    /// <summary>
    /// True when the device has the workgroup size, where a workgroup is a subgroup one of that size, and addresses where they are used.
    /// </summary>
    public bool Runs(DeviceTraits traits) => Group <= traits.MaxInvocations
        && (!IsSubgroup || Group == traits.ShuffleLanes)
        && (Sharing != GemmSharing.Broadcast || traits.Addresses);

    /// <summary>
    /// True when the variant is worth measuring: software drivers are slow with shared memory, and those that load for every lane many
    /// times slower by broadcasts; others are slow with few large tiles.
    /// </summary>
    public bool Suits(DeviceTraits traits) => Runs(traits) && (!traits.IsCpu ? Group >= Lanes * Lanes
        : Sharing == GemmSharing.Broadcast ? traits.SharesUniformLoads : Sharing != GemmSharing.Staging);

    /// <summary>Slots for partial sums that a result of this size needs, one per tile.</summary>
    public int Count(int rows, int columns) => Sharing == GemmSharing.Staging
        ? Blocks(rows, columns) * Lanes * Lanes
        : Cover(rows, Rows) * Cover(columns, Columns);

    /// <summary>As tuning files write it: <c>32x8/8</c> for itself, <c>4x4/256 staged</c>.</summary>
    public override string ToString()
    {
        string sharing = Sharing switch
        {
            GemmSharing.Shuffle => " shuffled",
            GemmSharing.Staging => " staged",
            GemmSharing.Broadcast => " broadcast",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns}/{Group}{sharing}");
    }

    internal DispatchSize Groups(GemmParams size) => new(Workgroups((int)size.Rows, (int)size.Columns));

    internal uint Workgroups(int rows, int columns) => (uint)(Sharing == GemmSharing.Staging ? Blocks(rows, columns)
        : IsSubgroup ? Cover(rows, SubgroupDown * Rows) * Cover(columns, SubgroupAcross * Columns)
        : Cover(Count(rows, columns), Group));

    /// <summary>The macros that the variant was built with.</summary>
    public IEnumerable<KeyValuePair<string, int>> Macros
    {
        get
        {
            yield return new("SHARE", (int)Sharing);
            yield return new("TM", Rows);
            yield return new("TN", Columns);
            yield return new("WG", Group);
            if (Sharing == GemmSharing.Broadcast)
            {
                yield return new(MemoryPath.Macro, MemoryPath.Address);
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

    // A workgroup is one subgroup.
    private bool IsSubgroup => Sharing is GemmSharing.Shuffle or GemmSharing.Broadcast;

    private static int Cover(int size, int tile) => (size + tile - 1) / tile;

    private int Blocks(int rows, int columns) => Cover(rows, Lanes * Rows) * Cover(columns, Lanes * Columns);
}
