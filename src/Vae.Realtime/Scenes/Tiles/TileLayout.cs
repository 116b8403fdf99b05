namespace Vae.Realtime.Scenes.Tiles;

/// <summary>Which tiles of a grid hold differences, with 0 at one half, rather than pictures.</summary>
internal enum DifferenceTiles
{
    None,
    LastColumn,
    LastRow,
}

/// <summary>Where the tiles of a grid lie in a picture.</summary>
/// <param name="Across">From the left.</param>
/// <param name="Down">From the top.</param>
/// <param name="Differences">Tiles with a curve of their own.</param>
internal readonly record struct TileLayout(TileAxis Across, TileAxis Down, DifferenceTiles Differences = DifferenceTiles.None)
{
    /// <summary>A grid as large as fits and in the middle.</summary>
    /// <param name="picture">Pixels across and down.</param>
    /// <param name="shape">Shape of one tile.</param>
    /// <param name="columns">Tiles across.</param>
    /// <param name="rows">Tiles down.</param>
    /// <param name="gap">Between tiles, as a part of a tile's size.</param>
    /// <param name="margin">Around the grid, in the same measure.</param>
    public static TileLayout Grid((int Width, int Height) picture, Shape shape, int columns, int rows, double gap = 0, double margin = 0)
    {
        double side = Math.Max(shape.Width, shape.Height);
        double width = (columns * shape.Width) + (((columns - 1) * gap) + (2 * margin)) * side;
        double height = (rows * shape.Height) + (((rows - 1) * gap) + (2 * margin)) * side;
        double scale = Math.Min(picture.Width / width, picture.Height / height);
        double between = gap * side * scale;
        (double across, double down) = (shape.Width * scale, shape.Height * scale);

        // Tiles side by side have edges between pixels, as long as that keeps their shape.
        if (columns * rows > 1 && across >= 16 && down >= 16)
        {
            (across, down, between) = (Math.Floor(across), Math.Floor(down), Math.Round(between));
        }

        return new TileLayout(
            TileAxis.Centred(picture.Width, columns, shape.Width, across, between),
            TileAxis.Centred(picture.Height, rows, shape.Height, down, between));
    }

    /// <summary>The same layout in a larger picture, of which it was made for a part.</summary>
    /// <param name="width">Width of the larger picture, in pixels.</param>
    /// <param name="height">Height of the larger picture.</param>
    /// <param name="left">Where the part begins.</param>
    /// <param name="top">Where the part begins.</param>
    public TileLayout Inside(int width, int height, int left, int top) =>
        this with { Across = Across.Inside(width, left), Down = Down.Inside(height, top) };

    /// <summary>The tile at a place in pixels, and where in it, 0 to 1 across and down; null outside the tiles.</summary>
    public (int Column, int Row, double X, double Y)? Find(double x, double y)
    {
        if (!Across.Holds(x) || !Down.Holds(y))
        {
            return null;
        }

        (int column, int row) = (Across.Nearest(x), Down.Nearest(y));
        (double right, double below) = ((x - Across.Begin(column)) / Across.Size, (y - Down.Begin(row)) / Down.Size);
        return right is >= 0 and < 1 && below is >= 0 and < 1 ? (column, row, right, below) : null;
    }

    /// <summary>Where a tile lies, in pixels.</summary>
    public (double Left, double Top, double Width, double Height) Place(int column, int row) =>
        (Across.Begin(column), Down.Begin(row), Across.Size, Down.Size);
}
