namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Learning.Kernels;

/// <summary>A random list of <c>overlay_tiles</c>, as the shader describes it, and letters to draw from.</summary>
internal sealed class OverlayScene
{
    private const int Quads = 3;
    private const int Letters = 5;

    private readonly Sampler _sampler;
    private readonly List<double> _columns = [];
    private readonly List<double> _records = [];
    private readonly List<double> _entries = [];
    private readonly List<double> _tiles = [];

    public OverlayScene(Sampler sampler, int width, int height, int tiles, int depth, int kinds)
        : this(sampler)
    {
        int across = (width + OverlayTiles.Across - 1) / OverlayTiles.Across;
        int down = (height + OverlayTiles.Down - 1) / OverlayTiles.Down;

        // Not every tile, and not in order: a step that shares no factor with their number.
        int step = Enumerable.Range(3, across * down + 4).First(candidate => Gcd(candidate, across * down) == 1);
        for (int i = 0; i < Math.Min(tiles, across * down); i++)
        {
            int tile = i * step % (across * down);
            double alpha = i % 3 == 0 ? 0 : sampler.Uniform(0, 1);
            AddTile(tile % across, tile / across, depth == 0 ? 0 : 1 + (i * 7 % depth), kinds, [.. sampler.Uniform(3, 0, alpha), alpha]);
        }
    }

    private OverlayScene(Sampler sampler)
    {
        _sampler = sampler;
        Atlas =
        [
            0, 0, 0, 0,
            .. Enumerable.Range(0, Letters).SelectMany(_ => new double[][] { sampler.Pixels(4 * Quads), [0, 0, 0, 0] }).SelectMany(part => part),
        ];
    }

    public double[] Atlas { get; }

    public int Tiles => _tiles.Count / 8;

    /// <summary>The whole list: header, columns, records, entries with one to spare, tiles.</summary>
    public double[] List
    {
        get
        {
            // What is not random is where things lie: columns are counted in floats from 4, records and entries in vec4s.
            int columns = (_columns.Count + 3) / 4 * 4;
            int records = 1 + (columns / 4);
            int entries = records + (_records.Count / 4);
            double[] moved = [.. _entries.Select((value, i) => i % 4 == 1 ? value + records : value)];
            double[] tiles = [.. _tiles.Select((value, i) => i % 8 == 2 ? value + entries : value)];
            return
            [
                Tiles, entries + (moved.Length / 4) + 1, 0, 0, .. _columns, .. new double[columns - _columns.Count],
                .. _records, .. moved, 0, 0, 0, 0, .. tiles,
            ];
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private void AddTile(int x, int y, int depth, int kinds, double[] under)
    {
        (int left, int top) = (x * OverlayTiles.Across, y * OverlayTiles.Down);
        _tiles.AddRange([left, top, _entries.Count / 4, depth, .. under]);
        for (int i = 0; i < depth; i++)
        {
            int kind = kinds < 3 ? kinds : (int)_sampler.Uniform(0, 2.999);
            _entries.AddRange([kind, _records.Count / 4, 0, 0]);
            double[] clip = [Whole(left - 3, left + 8), Whole(top - 3, top + 2), Whole(left + 9, left + 22), Whole(top + 2, top + 7)];
            _records.AddRange(kind == 0 ? Shape(left, top, clip) : kind == 1 ? Text(top, clip) : Curve(top, clip));
        }
    }

    private double[] Shape(int left, int top, double[] clip)
    {
        double angle = Whole(0, 3) == 0 ? 0 : _sampler.Uniform(-3, 3);
        (double length, double breadth) = (_sampler.Uniform(1, 12), _sampler.Uniform(1, 9));
        double radius = Whole(0, 2) == 0 ? 0 : _sampler.Uniform(0, Math.Min(length, breadth));
        return
        [
            .. clip, _sampler.Uniform(left - 2, left + 18), _sampler.Uniform(top - 2, top + 6), (float)Math.Cos(angle), (float)Math.Sin(angle),
            length, breadth, radius, Whole(0, 2) == 0 ? 0 : _sampler.Uniform(0.5, 4),
            Colour(), _sampler.Uniform(0, 1), Colour(), _sampler.Uniform(0, 1),
        ];
    }

    // The clip lies within the text.
    private double[] Text(int top, double[] clip)
    {
        double first = Align(1);
        double origin = clip[0] - Whole(0, 4);
        for (double x = origin; x < clip[2]; x++)
        {
            _columns.Add(1 + (Whole(0, Letters) * (Quads + 1)));
        }

        double above = Whole(top - 9, top + 3);
        (clip[1], clip[3]) = (Math.Max(clip[1], above), Math.Min(clip[3], above + (4 * Quads)));
        return [.. clip, first, origin, above, Quads, 0, 0, 0, 0, Colour(), _sampler.Uniform(0, 1), 0, 0];
    }

    private double[] Curve(int top, double[] clip)
    {
        double first = Align(2);
        double origin = clip[0] - Whole(0, 4);
        for (double x = origin; x < clip[2]; x++)
        {
            double high = _sampler.Uniform(top - 4, top + 6);
            _columns.AddRange([high, (float)(high + Math.Max(0, _sampler.Uniform(-6, 9)))]);
        }

        return [.. clip, first, origin, _sampler.Uniform(0.5, 2), _sampler.Uniform(0, 1), 0, 0, 0, 0, Colour(), _sampler.Uniform(0, 1), 0, 0];
    }

    private int Align(int to)
    {
        while (_columns.Count % to != 0)
        {
            _columns.Add(-1);
        }

        return 4 + _columns.Count;
    }

    private double Whole(int low, int high) => Math.Floor(_sampler.Uniform(low, high - 0.001));

    private double Colour() => Whole(0, 1 << 24);
}
