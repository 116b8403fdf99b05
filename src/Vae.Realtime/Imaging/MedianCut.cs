namespace Vae.Realtime.Imaging;

/// <summary>Chooses few colours for many (Heckbert 1982): boxes of colours are halved until there are enough of them.</summary>
internal static class MedianCut
{
    // Colours that differ in their two lowest bits only count as one.
    private const int Drop = 2;
    private const int CellBits = 8 - Drop;

    /// <param name="pixels">Colours, 0xRRGGBB, any number of times each.</param>
    /// <param name="size">The most colours to choose.</param>
    public static int[] Of(IEnumerable<int> pixels, int size)
    {
        Dictionary<int, Cell> cells = [];
        foreach (int colour in pixels)
        {
            int key = (Place(colour, 0) << (2 * CellBits)) | (Place(colour, 1) << CellBits) | Place(colour, 2);
            if (!cells.TryGetValue(key, out Cell? cell))
            {
                cells.Add(key, cell = new Cell(key));
            }

            cell.Add(colour);
        }

        List<Box> boxes = [new([.. cells.Values.OrderBy(cell => cell.Key)])];
        while (boxes.Count < size && boxes.MaxBy(box => box.Weight) is Box { Weight: > 0 } largest)
        {
            boxes.Remove(largest);
            boxes.AddRange(largest.Halves());
        }

        return [.. boxes.Select(box => box.Mean).Order().Distinct()];
    }

    private static int Place(int colour, int channel) => ((colour >> (8 * (2 - channel))) & byte.MaxValue) >> Drop;

    private sealed class Cell(int key)
    {
        public int Key => key;

        public long Count { get; private set; }

        public long[] Sums { get; } = new long[3];

        public int this[int channel] => (key >> ((2 - channel) * CellBits)) & ((1 << CellBits) - 1);

        public void Add(int colour)
        {
            Count++;
            for (int channel = 0; channel < 3; channel++)
            {
                Sums[channel] += (colour >> (8 * (2 - channel))) & byte.MaxValue;
            }
        }
    }

    private sealed class Box
    {
        private readonly Cell[] _cells;
        private readonly long _count;
        private readonly int _longest;

        public Box(Cell[] cells)
        {
            (_cells, _count) = (cells, cells.Sum(cell => cell.Count));
            int[] extents = [.. Enumerable.Range(0, 3).Select(channel => cells.Max(cell => cell[channel]) - cells.Min(cell => cell[channel]))];
            _longest = Array.IndexOf(extents, extents.Max());

            // Boxes with many pixels of many colours are halved first; one colour cannot be.
            Weight = Math.Sqrt(_count) * extents[_longest];
        }

        public double Weight { get; }

        public int Mean => Enumerable.Range(0, 3).Aggregate(0, (colour, channel) => (colour << 8) | (int)(_cells.Sum(cell => cell.Sums[channel]) / _count));

        // Half of the pixels on either side, as nearly as whole colours allow.
        public Box[] Halves()
        {
            Cell[] sorted = [.. _cells.OrderBy(cell => cell[_longest]).ThenBy(cell => cell.Key)];
            (int cut, long passed) = (1, sorted[0].Count);
            while (cut < sorted.Length - 1 && passed + sorted[cut].Count <= _count / 2)
            {
                passed += sorted[cut++].Count;
            }

            return [new Box(sorted[..cut]), new Box(sorted[cut..])];
        }
    }
}
