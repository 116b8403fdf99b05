namespace Vae.Realtime.Overlay;

using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Realtime.Imaging.Fonts;

/// <summary>
/// What lies over a frame's picture: filled again for every frame, in the order of painting, without allocating. Positions are pixels from
/// the top left corner, a pixel's middle at one half. What finds no room any more is left out and counted.
/// </summary>
internal sealed partial class OverlayCanvas
{
    private const float ShapeKind = 0;
    private const float TextKind = 1;
    private const float CurveKind = 2;
    private const int ClipDepth = 16;
    private const int RecordSize = 4;

    private readonly OverlayCapacity _capacity;
    private readonly OverlayBins _bins;
    private readonly float[] _columns;
    private readonly Vector4[] _records;
    private readonly OverlayRect[] _clips = new OverlayRect[ClipDepth];
    private FontAtlas _fonts;
    private int _columnCount;
    private int _recordCount;
    private int _clipCount;
    private int _dropped;

    /// <param name="width">Pixels of the picture.</param>
    /// <param name="height">Pixels of the picture.</param>
    /// <param name="bgra">Whether the picture stores blue first.</param>
    /// <param name="fonts">Letters of the size wanted.</param>
    public OverlayCanvas(int width, int height, bool bgra, FontAtlas fonts)
        : this(width, height, bgra, fonts, OverlayCapacity.For(width, height))
    {
    }

    internal OverlayCanvas(int width, int height, bool bgra, FontAtlas fonts, OverlayCapacity capacity)
    {
        (Width, Height, Bgra, _fonts, _capacity) = (width, height, bgra, fonts, capacity);
        _bins = new OverlayBins(width, height, _capacity);
        _columns = new float[_capacity.Columns];
        _records = new Vector4[_capacity.Records];
        Clear();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether the picture stores blue first.</summary>
    public bool Bgra { get; }

    /// <summary>The letters; to be changed only right after <see cref="Clear"/>.</summary>
    public FontAtlas Fonts
    {
        get => _fonts;
        set => _fonts = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Tiles of the picture that anything was drawn on.</summary>
    public int Tiles => _bins.Count;

    /// <summary>Tiles that are drawn into the overlay: those that were not the same in the list before, and those that are empty again.</summary>
    public int Changed => _bins.Changed;

    /// <summary>Tiles that are laid over the picture: all that are covered, or where the picture is the same only the changed ones.</summary>
    public int Blended => _bins.Blended;

    /// <summary>How often something was left out since <see cref="Clear"/> because there was no room.</summary>
    public int Dropped => _dropped + _bins.Dropped;

    /// <summary>Nothing outside it is drawn.</summary>
    public OverlayRect Clip => _clips[_clipCount - 1];

    internal OverlayCapacity Capacity => _capacity;

    /// <summary>Begins a frame: nothing is drawn, nothing is clipped.</summary>
    public void Clear()
    {
        _bins.Clear();
        (_columnCount, _recordCount, _dropped) = (0, 0, 0);
        _clips[0] = new OverlayRect(0, 0, Width, Height);
        _clipCount = 1;
    }

    /// <summary>Narrows the clip to what it shares with a rectangle, until <see cref="PopClip"/>.</summary>
    public void PushClip(in OverlayRect to)
    {
        if (_clipCount == ClipDepth)
        {
            throw new InvalidOperationException("Clip rectangles are nested too deeply.");
        }

        _clips[_clipCount] = Clip.Intersect(to.Snap());
        _clipCount++;
    }

    /// <summary>Goes back to the clip before.</summary>
    public void PopClip()
    {
        if (_clipCount == 1)
        {
            throw new InvalidOperationException("There is no clip rectangle to take back.");
        }

        _clipCount--;
    }

    /// <summary>Draws every tile again the next time.</summary>
    internal void Forget() => _bins.Forget();

    /// <summary>Writes the list that the kernels read.</summary>
    /// <param name="list">vec4s, <see cref="OverlayCapacity.Size"/> of them.</param>
    /// <param name="again">Whether there is nothing of the overlay in the picture yet.</param>
    internal void Write(Span<Vector4> list, bool again)
    {
        _bins.Write(list, again);
        list[0] = new Vector4(Changed, _capacity.TilesAt, Blended, _capacity.CoveredAt);
        if (Changed == 0)
        {
            return;
        }

        MemoryMarshal.Cast<float, Vector4>(_columns.AsSpan(0, (_columnCount + 3) / 4 * 4)).CopyTo(list[1..]);
        _records.AsSpan(0, _recordCount).CopyTo(list[_capacity.RecordsAt..]);
    }

    // What tells one thing drawn from another, wherever in the list it stands.
    private static ulong Digest(ReadOnlySpan<Vector4> record, ReadOnlySpan<float> columns)
    {
        ulong digest = OverlayBins.Mix(0, (ulong)columns.Length);
        foreach (ulong word in MemoryMarshal.Cast<Vector4, ulong>(record))
        {
            digest = OverlayBins.Mix(digest, word);
        }

        foreach (uint word in MemoryMarshal.Cast<float, uint>(columns))
        {
            digest = OverlayBins.Mix(digest, word);
        }

        return digest;
    }

    // Room for a record; its place in the list, or -1.
    private int Reserve(int columns, out Span<Vector4> record, out Span<float> column)
    {
        record = default;
        column = default;
        if (_recordCount + RecordSize > _records.Length || _columnCount + columns > _columns.Length)
        {
            _dropped++;
            return -1;
        }

        int at = _recordCount;
        record = _records.AsSpan(at, RecordSize);
        column = _columns.AsSpan(_columnCount, columns);
        _recordCount += RecordSize;
        record.Clear();
        _columnCount += columns + (columns & 1);
        return _capacity.RecordsAt + at;
    }

    private static Vector4 Edges(in OverlayRect rect) => new(rect.X, rect.Y, rect.Right, rect.Bottom);
}
