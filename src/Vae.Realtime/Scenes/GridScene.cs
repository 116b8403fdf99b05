namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Latents;
using Vae.Realtime.Scenes.Tiles;

/// <summary>Random latents side by side, each on a closed way of its own through some more.</summary>
internal sealed class GridScene : Scene, ITileLatents
{
    public static readonly SceneEntry Entry = new(
        SceneKind.Grid, "Grid of samples", "a grid of samples", making => new GridScene(making.Context, making.Settings))
    {
        Settings =
        [
            new(
                "grid.columns",
                "columns of the grid",
                GridSettings.ColumnsRange,
                all => all.Grid.Columns,
                (all, value) => all.Grid.Columns = (int)value)
            {
                Whole = true,
            },
            new("grid.rows", "rows of the grid", GridSettings.RowsRange, all => all.Grid.Rows, (all, value) => all.Grid.Rows = (int)value)
            {
                Whole = true,
            },
            new("grid.gap", "gap of the grid", GridSettings.GapRange, all => all.Grid.Gap, (all, value) => all.Grid.Gap = value),
            new(
                "grid.drift", "turns of the grid's samples a minute", GridSettings.DriftRange, all =>
                    all.Grid.Drift, (all, value) => all.Grid.Drift = value)
            {
                Label = "turns a minute",
            },
            new("grid.seed", "seed of the grid", SettingRange.Seeds, all => all.Grid.Seed, (all, value) => all.Grid.Seed = (ulong)value)
            {
                Whole = true,
            },
        ],
    };

    // Of a way.
    private const int Points = 4;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly TileDecoder _decoder;
    private readonly (int Columns, int Rows, ulong Seed) _made;
    private readonly LatentWalk[] _ways;
    private readonly int _latent;
    private double _turns;
    private int? _class;

    public GridScene(SceneContext context, SceneSettings settings)
    {
        (_context, _settings, _latent) = (context, settings, context.Model.Architecture.Latent);
        _made = Wanted;
        int tiles = _made.Columns * _made.Rows;
        LatentDraws draws = LatentDraws.Of(context.Places, _made.Seed);
        float[][] first = [.. Enumerable.Range(0, tiles).Select(_ => new float[_latent])];
        Array.ForEach(first, latent => draws.Next(latent));
        _ways = [.. first.Select(latent => new LatentWalk(latent, draws, Points))];
        _decoder = new TileDecoder(context, settings, this, tiles);
    }

    public override TileRows Tiles => _decoder.Tiles;

    public override bool Fits(int width, int height) => _made == Wanted;

    public long Version { get; private set; }

    private (int Columns, int Rows, ulong Seed) Wanted => (_settings.Grid.Columns, _settings.Grid.Rows, _settings.Grid.Seed);

    public override bool Prepare() => _decoder.Prepare();

    public override TileLayout Layout(int width, int height) => TileLayout.Grid(
        (width, height), _context.Model.Architecture.Input, _made.Columns, _made.Rows, _settings.Grid.Gap, margin: _settings.Grid.Gap);

    public override void Advance(double seconds)
    {
        double turned = seconds * _settings.Grid.Drift / 60;
        if (turned != 0 || _class != _settings.Class)
        {
            (_turns, _class) = ((_turns + turned) % 1, _settings.Class);
            Version++;
        }
    }

    public void Write(int tile, Span<float> latent)
    {
        // The last batch may have rows without a tile.
        if (tile >= _ways.Length)
        {
            latent.Clear();
            return;
        }

        LatentWalk way = _ways[tile];
        way.Position = _turns * Points;
        way.Read(latent);
    }

    public override bool Encode(in RenderTarget target, long frame) => _decoder.Encode(target, frame);

    public override void Record(Recording recording) => _decoder.Record(recording);

    public override void Dispose() => _decoder.Dispose();
}
