namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>
/// Blends a list of shapes, texts and curves over a picture. The list (vec4s, as <c>shaders/overlay_tiles.comp</c> describes it) is sorted
/// into tiles of <see cref="Across"/> by <see cref="Down"/> pixels; pixels of no tile stay as they are.
/// </summary>
/// <param name="List">Header, tiles, entries, what they draw, and columns.</param>
/// <param name="Atlas">Coverages of the letters, a column after the other.</param>
/// <param name="Picture">Its channels in the order of the list's colours.</param>
/// <param name="Tiles">At least as many as the list has; those past the list's tiles do nothing.</param>
public readonly record struct OverlayTiles(BufferSlice List, BufferSlice Atlas, GpuPicture Picture, int Tiles) : IKernel<OverlayTiles>
{
    /// <summary>Pixels of a tile across.</summary>
    public const int Across = 16;

    /// <summary>Pixels of a tile down.</summary>
    public const int Down = 4;

    private const int TilesPerGroup = 4;

    // Along x, as the shader counts them; devices need not allow more than 65,535.
    private const uint MostGroups = 32768;

    public static KernelInfo Info { get; } = new("overlay_tiles", [Access.Load, Access.Load, Access.ReadWrite], 8);

    public DispatchSize Groups
    {
        get
        {
            uint groups = DispatchSize.Cover(Tiles, TilesPerGroup).X;
            return new DispatchSize(Math.Min(groups, MostGroups), (groups + MostGroups - 1) / MostGroups);
        }
    }

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(List, Atlas, Picture.Pixels);
        args.Push(((uint)Picture.RowPixels, (uint)Picture.Height));
    }
}
