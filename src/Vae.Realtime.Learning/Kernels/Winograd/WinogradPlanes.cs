namespace Vae.Realtime.Learning.Kernels.Winograd;

using Vae.Realtime.Gpu.Memory;

/// <summary>Matrices of one size, one for each of the 6x6 places of a patch; rows are tiles, or outputs of a weight.</summary>
/// <param name="Buffer">Storage of <see cref="Floats"/> floats.</param>
/// <param name="Rows">Logical rows of a plane; stored are as many as make a multiple of 8.</param>
/// <param name="Columns">Channels, logical.</param>
internal readonly record struct WinogradPlanes(BufferSlice Buffer, int Rows, int Columns)
{
    /// <summary>Planes: places of a patch.</summary>
    public const int Count = 36;

    /// <summary>Pixels of a tile's side.</summary>
    public const int Side = 4;

    // Rows and planes whose distance is a multiple of this many floats fall on the same few lines of a processor's cache.
    private const int Colliding = 128;

    // Floats of a line of a processor's cache.
    private const int Line = 16;

    /// <summary>vec4s of a row's channels.</summary>
    public uint Quads => (uint)GemmParams.Pad(Columns) / 4;

    /// <summary>vec4s from row to row of a plane.</summary>
    public uint Stride => (uint)StrideOf(Columns) / 4;

    /// <summary>vec4s from plane to plane.</summary>
    public uint Plane => checked((uint)PlaneOf(Rows, Columns) / 4);

    /// <summary>Tiles that cover so many pixels in a row or column.</summary>
    public static int Tiles(int pixels) => (pixels + Side - 1) / Side;

    /// <summary>Floats that planes take in storage.</summary>
    public static long Floats(int rows, int columns) => Count * PlaneOf(rows, columns);

    // An odd number of lines, so that a place of a tile falls on another line in each of the planes.
    private static long PlaneOf(int rows, int columns)
    {
        long lines = ((long)GemmParams.Pad(rows) * StrideOf(columns) + Line - 1) / Line;
        return Line * (lines | 1);
    }

    private static int StrideOf(int columns)
    {
        int padded = GemmParams.Pad(columns);
        return padded % Colliding == 0 ? padded + 8 : padded;
    }
}
