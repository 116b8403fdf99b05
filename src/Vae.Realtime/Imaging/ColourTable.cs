namespace Vae.Realtime.Imaging;

/// <summary>
/// At most 256 colours for pictures of any number: exact where there are no more, as with grey ones; else by median cut (Heckbert 1982),
/// on colours of 5 bits per channel.
/// </summary>
internal sealed class ColourTable
{
    private const int Size = 256;
    private const int Drop = 3;
    private const int CellBits = 8 - Drop;

    private readonly Dictionary<int, byte> _indices;
    private readonly bool _exact;

    private ColourTable(byte[] rgb, Dictionary<int, byte> indices, bool exact) => (Rgb, _indices, _exact) = (rgb, indices, exact);

    /// <summary>(256, 3); what is not used is black.</summary>
    public byte[] Rgb { get; }

    public static ColourTable Of(IReadOnlyList<Rgba32Picture> pictures)
    {
        HashSet<int> colours = [];
        foreach (Rgba32Picture picture in pictures)
        {
            for (int at = 0; at < picture.Rgba.Length && colours.Count <= Size; at += Rgba32Picture.PixelBytes)
            {
                colours.Add(ColourAt(picture.Rgba, at));
            }
        }

        return colours.Count <= Size ? Exact(colours) : Cut(pictures);
    }

    /// <summary>The colour of every pixel, row by row.</summary>
    public byte[] IndicesOf(Rgba32Picture picture)
    {
        byte[] indices = new byte[picture.Rgba.Length / Rgba32Picture.PixelBytes];
        for (int i = 0; i < indices.Length; i++)
        {
            int colour = ColourAt(picture.Rgba, i * Rgba32Picture.PixelBytes);
            indices[i] = _indices[_exact ? colour : CellOf(colour)];
        }

        return indices;
    }

    private static ColourTable Exact(HashSet<int> colours)
    {
        byte[] rgb = new byte[3 * Size];
        Dictionary<int, byte> indices = [];
        foreach (int colour in colours.Order())
        {
            int at = indices.Count;
            (rgb[3 * at], rgb[(3 * at) + 1], rgb[(3 * at) + 2]) = ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
            indices.Add(colour, (byte)at);
        }

        return new ColourTable(rgb, indices, exact: true);
    }

    private static ColourTable Cut(IReadOnlyList<Rgba32Picture> pictures)
    {
        Dictionary<int, Cell> cells = [];
        foreach (Rgba32Picture picture in pictures)
        {
            for (int at = 0; at < picture.Rgba.Length; at += Rgba32Picture.PixelBytes)
            {
                int colour = ColourAt(picture.Rgba, at);
                int key = CellOf(colour);
                if (!cells.TryGetValue(key, out Cell? cell))
                {
                    cells.Add(key, cell = new Cell(key));
                }

                cell.Add(colour);
            }
        }

        List<Cell[]> boxes = [[.. cells.Values.OrderBy(cell => cell.Key)]];
        while (boxes.Count < Size && boxes.Where(box => box.Length > 1).MaxBy(Weight) is Cell[] largest)
        {
            boxes.Remove(largest);
            boxes.AddRange(Halves(largest));
        }

        byte[] rgb = new byte[3 * Size];
        Dictionary<int, byte> indices = [];
        for (int index = 0; index < boxes.Count; index++)
        {
            long pixels = boxes[index].Sum(cell => cell.Count);
            for (int channel = 0; channel < 3; channel++)
            {
                rgb[(3 * index) + channel] = (byte)(boxes[index].Sum(cell => cell.Sums[channel]) / pixels);
            }

            foreach (Cell cell in boxes[index])
            {
                indices.Add(cell.Key, (byte)index);
            }
        }

        return new ColourTable(rgb, indices, exact: false);
    }

    // Boxes with many pixels of many colours are divided first.
    private static double Weight(Cell[] box) => Math.Sqrt(box.Sum(cell => cell.Count)) * Extent(box, LongestChannel(box));

    private static int LongestChannel(Cell[] box) => Enumerable.Range(0, 3).MaxBy(channel => Extent(box, channel));

    private static int Extent(Cell[] box, int channel) => box.Max(cell => cell.Place(channel)) - box.Min(cell => cell.Place(channel));

    private static Cell[][] Halves(Cell[] box)
    {
        int channel = LongestChannel(box);
        Cell[] sorted = [.. box.OrderBy(cell => cell.Place(channel)).ThenBy(cell => cell.Key)];
        long half = sorted.Sum(cell => cell.Count) / 2;
        long passed = 0;
        int cut = 0;
        while (cut < sorted.Length - 1 && (cut == 0 || passed + sorted[cut].Count <= half))
        {
            passed += sorted[cut++].Count;
        }

        return [sorted[..cut], sorted[cut..]];
    }

    private static int ColourAt(byte[] rgba, int at) => (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];

    private static int CellOf(int colour) =>
        ((colour >> (16 + Drop)) << (2 * CellBits)) | (((colour >> (8 + Drop)) & 31) << CellBits) | ((colour >> Drop) & 31);

    /// <summary>Colours that differ in their lowest bits only.</summary>
    private sealed class Cell(int key)
    {
        public int Key => key;

        public long Count { get; private set; }

        public long[] Sums { get; } = new long[3];

        public void Add(int colour)
        {
            Count++;
            Sums[0] += (colour >> 16) & 255;
            Sums[1] += (colour >> 8) & 255;
            Sums[2] += colour & 255;
        }

        public int Place(int channel) => (key >> ((2 - channel) * CellBits)) & ((1 << CellBits) - 1);
    }
}
