namespace Vae.Realtime.Realtime.Overlay;

using System.Numerics;
using Vae.Realtime.Kernels;

/// <summary>
/// Sorts what is drawn into the tiles that it touches, in the order of painting. What fills a whole tile with nothing drawn before it needs
/// no entry there, only a colour; and what hides a tile takes away what was drawn before.
/// </summary>
internal sealed class OverlayBins
{
    /// <summary>Most entries of one tile, which bounds a frame's time.</summary>
    public const int Depth = 96;

    private readonly OverlayCapacity _capacity;
    private readonly int _across;
    private readonly int _down;
    private readonly Tile[] _tiles;
    private readonly int[] _touched;
    private readonly Entry[] _entries;
    private int _touchedCount;
    private int _entryCount;

    public OverlayBins(int width, int height, OverlayCapacity capacity)
    {
        _capacity = capacity;
        (_across, _down) = ((width + OverlayTiles.Across - 1) / OverlayTiles.Across, (height + OverlayTiles.Down - 1) / OverlayTiles.Down);
        _tiles = new Tile[capacity.Tiles];
        _touched = new int[capacity.Tiles];
        _entries = new Entry[capacity.Entries];
    }

    /// <summary>Tiles that anything touches.</summary>
    public int Count => _touchedCount;

    /// <summary>Entries that found no room.</summary>
    public int Dropped { get; private set; }

    public void Clear()
    {
        foreach (int tile in _touched.AsSpan(0, _touchedCount))
        {
            _tiles[tile] = default;
        }

        (_touchedCount, _entryCount, Dropped) = (0, 0, 0);
    }

    /// <summary>Adds an entry to every tile that a rectangle touches.</summary>
    public void Add(float kind, int record, in OverlayRect bounds) => Add(kind, record, bounds, default, default);

    /// <summary>The same, where <paramref name="whole"/> is filled with one colour, premultiplied, without any edge.</summary>
    public void Add(float kind, int record, in OverlayRect bounds, in OverlayRect whole, Vector4 colour)
    {
        const int across = OverlayTiles.Across;
        const int down = OverlayTiles.Down;
        int right = Math.Min(_across, (int)MathF.Ceiling(bounds.Right / across));
        int bottom = Math.Min(_down, (int)MathF.Ceiling(bounds.Bottom / down));
        for (int y = Math.Max(0, (int)MathF.Floor(bounds.Y / down)); y < bottom; y++)
        {
            bool high = y * down >= whole.Y && (y + 1) * down <= whole.Bottom;
            for (int x = Math.Max(0, (int)MathF.Floor(bounds.X / across)); x < right; x++)
            {
                bool filled = high && x * across >= whole.X && (x + 1) * across <= whole.Right;
                Add((y * _across) + x, kind, record, filled, colour);
            }
        }
    }

    /// <summary>Writes tiles and their entries, one tile's together.</summary>
    /// <param name="list">vec4s, laid out by the capacity.</param>
    public void Write(Span<Vector4> list)
    {
        int at = _capacity.EntriesAt;
        for (int i = 0; i < _touchedCount; i++)
        {
            ref readonly Tile tile = ref _tiles[_touched[i]];
            (int y, int x) = Math.DivRem(_touched[i], _across);
            list[_capacity.TilesAt + (2 * i)] = new Vector4(x * OverlayTiles.Across, y * OverlayTiles.Down, at, tile.Count);
            list[_capacity.TilesAt + (2 * i) + 1] = tile.Base;
            for (int next = tile.First, n = 0; n < tile.Count; n++)
            {
                ref readonly Entry entry = ref _entries[next];
                list[at++] = new Vector4(entry.Kind, entry.Record, 0, 0);
                next = entry.Next;
            }
        }

        list[at] = default;
    }

    private void Add(int index, float kind, int record, bool filled, Vector4 colour)
    {
        ref Tile tile = ref _tiles[index];
        if (!tile.Used)
        {
            tile.Used = true;
            _touched[_touchedCount++] = index;
        }

        if (filled && colour.W >= 1)
        {
            tile.Count = 0;
        }

        if (filled && tile.Count == 0)
        {
            tile.Base = colour + (tile.Base * (1 - colour.W));
            return;
        }

        if (tile.Count == Depth || _entryCount == _entries.Length)
        {
            Dropped++;
            return;
        }

        int entry = _entryCount++;
        _entries[entry] = new Entry(kind, record, 0);
        if (tile.Count++ == 0)
        {
            tile.First = entry;
        }
        else
        {
            _entries[tile.Last].Next = entry;
        }

        tile.Last = entry;
    }

    private struct Tile
    {
        public bool Used;
        public int First;
        public int Last;
        public int Count;
        public Vector4 Base;
    }

    private struct Entry(float kind, int record, int next)
    {
        public readonly float Kind = kind;
        public readonly int Record = record;
        public int Next = next;
    }
}
