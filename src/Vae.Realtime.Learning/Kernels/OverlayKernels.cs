namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="OverlayTiles"/>.</summary>
/// <param name="RowPixels">Pixels from one row to the next.</param>
/// <param name="Height">Rows of pixels.</param>
internal readonly record struct OverlayTilesParams(uint RowPixels, uint Height) : IPushConstants;

/// <summary>
/// Draws a list of shapes, texts and curves into an overlay. The list (vec4s, as <c>shaders/overlay/overlay_tiles.comp</c> describes it) is sorted
/// into tiles of <see cref="Across"/> by <see cref="Down"/> pixels, which are overwritten; pixels of no tile stay as they are.
/// </summary>
/// <param name="List">Header, tiles, entries, what they draw, and columns.</param>
/// <param name="Atlas">Coverages of the letters, a column after the other.</param>
/// <param name="Overlay">Its channels in the order of the list's colours, multiplied by alpha, which is the fourth.</param>
/// <param name="Tiles">At least as many as the list has; those past the list's tiles do nothing.</param>
internal readonly record struct OverlayTiles(BufferSlice List, BufferSlice Atlas, GpuPixelBuffer Overlay, int Tiles) : IKernel<OverlayTiles>
{
    /// <summary>Pixels of a tile across.</summary>
    public const int Across = 16;

    /// <summary>Pixels of a tile down.</summary>
    public const int Down = 4;

    // Along x, as the shaders count them; devices need not allow more than 65,535.
    private const uint MaxGroups = 32768;

    public static KernelInfo Info => Kernel.OverlayTiles;

    public DispatchSize Groups => GroupsOf(Tiles, Info);

    private OverlayTilesParams Size => new((uint)Overlay.RowPixels, (uint)Overlay.Height);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(List, Atlas, Overlay.Pixels);
        args.Push(Size);
    }

    // Every row of a workgroup's invocations takes a tile.
    internal static DispatchSize GroupsOf(int tiles, KernelInfo info)
    {
        uint groups = info.CoverPlane(0, tiles).Y;
        return new DispatchSize(Math.Min(groups, MaxGroups), (groups + MaxGroups - 1) / MaxGroups);
    }
}

/// <summary>Push constants of <see cref="OverlayBlend"/>.</summary>
/// <param name="RowQuads">Fours of pixels from one row to the next.</param>
/// <param name="Height">Rows of pixels.</param>
internal readonly record struct OverlayBlendParams(uint RowQuads, uint Height) : IPushConstants;

/// <summary>
/// Lays an overlay over a picture of its size, in the tiles that the list says are covered, which are overwritten; the others stay as they
/// are.
/// </summary>
/// <param name="List">As for <see cref="OverlayTiles"/>.</param>
/// <param name="Overlay">Premultiplied colours and alpha.</param>
/// <param name="Picture">Its channels in the same order.</param>
/// <param name="Shown">Receives both.</param>
/// <param name="Tiles">At least as many as are covered; those past them do nothing.</param>
internal readonly record struct OverlayBlend(
    BufferSlice List, GpuPixelBuffer Overlay, GpuPixelBuffer Picture, GpuPixelBuffer Shown, int Tiles) : IKernel<OverlayBlend>
{
    public static KernelInfo Info => Kernel.OverlayBlend;

    public DispatchSize Groups => OverlayTiles.GroupsOf(Tiles, Info);

    private OverlayBlendParams Size => new((uint)Picture.RowPixels / 4, (uint)Picture.Height);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(List, Overlay.Pixels, Picture.Pixels, Shown.Pixels);
        args.Push(Size);
    }
}
