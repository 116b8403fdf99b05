namespace Vae.Realtime.Overlay;

using System.Numerics;
using Vae.Realtime.Learning.Kernels;

/// <summary>
/// Sorts what is drawn into the tiles that it touches, in the order of painting. What fills a whole tile with nothing drawn before it needs
/// no entry there, only a colour; and what hides a tile takes away what was drawn before. Tiles in which the same is drawn as in the list
/// before are not drawn again.
/// </summary>
internal sealed class OverlayBins
{
    /// <summary>Most entries of one tile, which bounds a frame's time.</summary>
    public const int Depth = 96;

    // 0 stands for a tile that was never drawn, or is empty again.
    private const ulong Empty = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;

    private readonly OverlayCapacity _capacity;
    private readonly int _across;
    private readonly int _down;
    private readonly Tile[] _tiles;
    private readonly int[] _touched;
    private readonly Entry[] _entries;
    private readonly int[] _before;
    private readonly ulong[] _drawn;
    private int _touchedCount;
    private int _beforeCount;
    private int _entryCount;

    public OverlayBins(int width, int height, OverlayCapacity capacity)
    {
        _capacity = capacity;
        (_across, _down) = ((width + OverlayTiles.Across - 1) / OverlayTiles.Across, (height + OverlayTiles.Down - 1) / OverlayTiles.Down);
        _tiles = new Tile[capacity.Tiles];
        _touched = new int[capacity.Tiles];
        _before = new int[capacity.Tiles];
        _drawn = new ulong[capacity.Tiles];
        _entries = new Entry[capacity.Entries];
    }

    /// <summary>Tiles that anything touches.</summary>
    public int Count => _touchedCount;

    /// <summary>Tiles in which something else was drawn in the list before; known once the list is written.</summary>
    public int Changed { get; private set; }

    /// <summary>Tiles that are laid over the picture.</summary>
    public int Blended { get; private set; }

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

    /// <summary>A digest with one more word; the order counts.</summary>
    public static ulong Mix(ulong digest, ulong word) => BitOperations.RotateLeft((digest ^ word) * Factor, 29) + Empty;

    /// <summary>Adds an entry to every tile that a rectangle touches.</summary>
    /// <param name="kind">Shape, text or curve.</param>
    /// <param name="record">Where it stands in the list.</param>
    /// <param name="digest">Tells it from others, wherever it stands.</param>
    /// <param name="bounds">Pixels.</param>
    public void Add(float kind, int record, ulong digest, in OverlayRect bounds) => Add(kind, record, digest, bounds, default, default);

    /// <summary>Adds a shape of which <paramref name="whole"/> is filled with one colour, premultiplied, without any edge.</summary>
    public void Add(float kind, int record, ulong digest, in OverlayRect bounds, in OverlayRect whole, Vector4 colour)
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
                Add((y * _across) + x, kind, record, digest, filled, colour);
            }
        }
    }

    /// <summary>Draws every tile again in the next list.</summary>
    public void Forget() => Array.Clear(_drawn);

    /// <summary>Writes the tiles that changed with their entries, one tile's together, and those that are laid over the picture.</summary>
    /// <param name="list">vec4s, laid out by the capacity.</param>
    /// <param name="again">Whether all that are covered are laid over it; otherwise it shows them as they were in the list before.</param>
    public void Write(Span<Vector4> list, bool again)
    {
        int at = _capacity.EntriesAt;
        (Changed, Blended) = (0, 0);
        foreach (int index in _touched.AsSpan(0, _touchedCount))
        {
            ref readonly Tile tile = ref _tiles[index];
            bool changed = _drawn[index] != tile.Digest;
            if (changed)
            {
                at = Draw(list, at, index, tile);
            }

            if (changed || again)
            {
                list[_capacity.CoveredAt + Blended++] = Corner(index);
            }
        }

        foreach (int index in _before.AsSpan(0, again ? 0 : _beforeCount))
        {
            if (!_tiles[index].Used)
            {
                at = Draw(list, at, index, default);
                list[_capacity.CoveredAt + Blended++] = Corner(index);
            }
        }

        _touched.AsSpan(0, _touchedCount).CopyTo(_before);
        _beforeCount = _touchedCount;
        list[at] = default;
    }

    private int Draw(Span<Vector4> list, int at, int index, in Tile tile)
    {
        int place = _capacity.TilesAt + (2 * Changed);
        list[place] = Corner(index) + new Vector4(0, 0, at, tile.Count);
        list[place + 1] = tile.Base;
        for (int next = tile.First, n = 0; n < tile.Count; n++)
        {
            ref readonly Entry entry = ref _entries[next];
            list[at++] = new Vector4(entry.Kind, entry.Record, 0, 0);
            next = entry.Next;
        }

        _drawn[index] = tile.Digest;
        Changed++;
        return at;
    }

    private Vector4 Corner(int index)
    {
        (int y, int x) = Math.DivRem(index, _across);
        return new Vector4(x * OverlayTiles.Across, y * OverlayTiles.Down, 0, 0);
    }

    private void Add(int index, float kind, int record, ulong digest, bool filled, Vector4 colour)
    {
        ref Tile tile = ref _tiles[index];
        if (!tile.Used)
        {
            tile.Used = true;
            tile.Digest = Empty;
            _touched[_touchedCount++] = index;
        }

        if (filled && colour.W >= 1)
        {
            (tile.Count, tile.Digest) = (0, Empty);
        }

        tile.Digest = Mix(tile.Digest, digest);
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
        public ulong Digest;
    }

    private struct Entry(float kind, int record, int next)
    {
        public readonly float Kind = kind;
        public readonly int Record = record;
        public int Next = next;
    }
}
