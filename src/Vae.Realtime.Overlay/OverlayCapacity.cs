namespace Vae.Realtime.Overlay;

using Vae.Realtime.Learning.Kernels;

/// <summary>How much a canvas holds, and where its parts lie in the list that goes to the device; see <c>overlay_tiles</c>.</summary>
/// <param name="Columns">Floats of texts' and curves' columns.</param>
/// <param name="Records">vec4s of what is drawn.</param>
/// <param name="Entries">Things in tiles, each counted once for every tile that it touches.</param>
/// <param name="Tiles">Tiles of the picture.</param>
internal readonly record struct OverlayCapacity(int Columns, int Records, int Entries, int Tiles)
{
    // Texts take most of the columns: a sheet of all keys on a screen 3840 pixels wide has some 60,000 of them.
    private const int UsualColumns = 1 << 17;
    private const int UsualRecords = 1 << 14;
    private const int UsualEntries = 1 << 17;

    public int RecordsAt => 1 + (Columns / 4);

    public int EntriesAt => RecordsAt + Records;

    // One more, because the kernel reads ahead.
    public int TilesAt => EntriesAt + Entries + 1;

    public int CoveredAt => TilesAt + (2 * Tiles);

    /// <summary>vec4s of the whole list.</summary>
    public int Size => CoveredAt + Tiles;

    public static OverlayCapacity For(int width, int height) => new(
        UsualColumns,
        UsualRecords,
        UsualEntries,
        ((width + OverlayTiles.Across - 1) / OverlayTiles.Across) * ((height + OverlayTiles.Down - 1) / OverlayTiles.Down));
}
