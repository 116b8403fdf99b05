namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>How a matrix product is cut: each invocation owns a tile of the result, each workgroup several tiles.</summary>
/// <param name="Rows">Tile height (macro TM).</param>
/// <param name="Columns">Tile width (macro TN).</param>
/// <param name="Group">Invocations per workgroup (macro WG).</param>
public readonly record struct GemmTile(int Rows, int Columns, int Group)
{
    /// <summary>Software drivers: the most reuse per load.</summary>
    public static readonly GemmTile Tall = new(32, 8, 8);

    /// <summary>Software drivers, results of few tiles: more of them to share out.</summary>
    public static readonly GemmTile Square = new(8, 8, 8);

    /// <summary>Graphics processors: many small tiles keep the lanes busy.</summary>
    public static readonly GemmTile Small = new(4, 4, 64);

    // Below this many tall tiles the last workgroups leave a core idle for too long.
    private const int FewTiles = 150;

    /// <summary>The tile for a result of this size on this device.</summary>
    public static GemmTile For(DeviceTraits traits, int rows, int columns)
    {
        if (!traits.IsCpu)
        {
            return Small;
        }

        return Tall.Count(rows, columns) >= FewTiles ? Tall : Square;
    }

    /// <summary>Tiles that cover a result.</summary>
    public int Count(int rows, int columns) => (rows + Rows - 1) / Rows * ((columns + Columns - 1) / Columns);

    internal DispatchSize Groups(GemmParams size) => DispatchSize.Cover(Count((int)size.Rows, (int)size.Columns), Group);

    internal void Define(ref KernelArguments args)
    {
        args.Define("TM", Rows);
        args.Define("TN", Columns);
        args.Define("WG", Group);
    }
}
