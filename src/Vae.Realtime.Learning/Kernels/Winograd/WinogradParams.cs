namespace Vae.Realtime.Learning.Kernels.Winograd;

using Vae.Realtime.Gpu.Kernels;

/// <summary>Push constants of the kernels between maps and planes; mirrors <c>shaders/winograd/tiles.glsl</c>.</summary>
/// <param name="First">The first tile; tiles are counted example by example, row by row.</param>
/// <param name="Tiles">From the first one on.</param>
/// <param name="Rows">Rows of a plane: the tiles, padded to 8.</param>
/// <param name="Across">Tiles in a row of an example.</param>
/// <param name="Down">Rows of tiles of an example.</param>
/// <param name="Height">Rows of pixels of the map.</param>
/// <param name="Width">Pixels in a row of the map.</param>
/// <param name="Quads">vec4s of a pixel.</param>
/// <param name="Stride">vec4s from row to row of a plane.</param>
/// <param name="Plane">vec4s from plane to plane.</param>
/// <param name="Before">Pixels that the first tile's patch begins outside of the map.</param>
/// <param name="Zeros">The map's row of zeros.</param>
/// <param name="Outputs">Channels without padding; of <see cref="WinogradResults"/> alone, as is the activation.</param>
/// <param name="Activation">By number.</param>
internal readonly record struct WinogradTileParams(
    uint First,
    uint Tiles,
    uint Rows,
    uint Across,
    uint Down,
    uint Height,
    uint Width,
    uint Quads,
    uint Stride,
    uint Plane,
    uint Before,
    uint Zeros,
    uint Outputs,
    uint Activation) : IPushConstants
{
    /// <summary>Of planes that belong to a part of the tiles.</summary>
    /// <param name="planes">A row for each of the tiles.</param>
    /// <param name="first">The first one.</param>
    /// <param name="tiled">Pixels of an example that are cut into tiles.</param>
    /// <param name="map">Pixels of an example of the map that is read or written.</param>
    /// <param name="before">Pixels that the first tile's patch begins outside of the map.</param>
    /// <param name="zeros">The map's row of zeros.</param>
    public static WinogradTileParams Of(
        WinogradPlanes planes, int first, (int Height, int Width) tiled, (int Height, int Width) map, int before, int zeros) => new(
        (uint)first,
        (uint)planes.Rows,
        (uint)GemmParams.Pad(planes.Rows),
        (uint)WinogradPlanes.Tiles(tiled.Width),
        (uint)WinogradPlanes.Tiles(tiled.Height),
        (uint)map.Height,
        (uint)map.Width,
        planes.Quads,
        planes.Stride,
        planes.Plane,
        (uint)before,
        (uint)zeros,
        0,
        0);
}

/// <summary>Push constants of the kernels between weights and planes; mirrors <c>shaders/winograd/taps.glsl</c>.</summary>
/// <param name="Rows">Outputs of the weight.</param>
/// <param name="Quads">vec4s of a tap.</param>
/// <param name="Stride">vec4s from row to row of a plane.</param>
/// <param name="Plane">vec4s from plane to plane.</param>
/// <param name="Turned">1 where the taps are turned round; of <see cref="WinogradTaps"/> alone.</param>
internal readonly record struct WinogradTapParams(uint Rows, uint Quads, uint Stride, uint Plane, uint Turned) : IPushConstants
{
    /// <summary>Of the first rows of planes.</summary>
    public static WinogradTapParams Of(WinogradPlanes planes, int rows, bool turned) =>
        new((uint)rows, planes.Quads, planes.Stride, planes.Plane, turned ? 1u : 0u);
}

/// <summary>Push constants of the products of planes; mirrors <c>shaders/linear/gemm_params.glsl</c> with PLANES.</summary>
/// <param name="Product">Of one plane; its option is 1 where C is added to (<see cref="WinogradBackwardWeight"/> alone).</param>
/// <param name="APlane">vec4s from plane to plane of A.</param>
/// <param name="BPlane">vec4s from plane to plane of B.</param>
/// <param name="CPlane">vec4s from plane to plane of C.</param>
internal readonly record struct WinogradProductParams(GemmParams Product, uint APlane, uint BPlane, uint CPlane) : IPushConstants;
