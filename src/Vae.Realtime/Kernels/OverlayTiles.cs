namespace Vae.Realtime.Kernels;

using Vae.Realtime.Gpu;

/// <summary>
/// Blends a list of shapes, texts and curves over a picture. The list (vec4s, as <c>shaders/overlay_tiles.comp</c> describes it) is sorted
/// into tiles of <see cref="Side"/> pixels; pixels of no tile stay as they are.
/// </summary>
/// <param name="List">Header, tiles, entries, what they draw, and columns.</param>
/// <param name="Atlas">Coverages of the letters, a column after the other.</param>
/// <param name="Picture">Its channels in the order of the list's colours.</param>
/// <param name="Tiles">Workgroups; those past the list's tiles do nothing.</param>
public readonly record struct OverlayTiles(BufferSlice List, BufferSlice Atlas, GpuImage Picture, int Tiles) : IKernel<OverlayTiles>
{
    /// <summary>Pixels along a tile's edge.</summary>
    public const int Side = 16;

    public static KernelInfo Info { get; } = new("overlay_tiles", [Access.Load, Access.Load, Access.ImageReadWrite], 0);

    public DispatchSize Groups => new((uint)Tiles);

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(List, Atlas);
        args.Image(Picture);
    }
}
