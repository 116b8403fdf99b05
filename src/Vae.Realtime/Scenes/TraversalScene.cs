namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Scenes.Tiles;

/// <summary>The latent in hand with one dimension moved from end to end, a row for each of those that matter most.</summary>
internal sealed class TraversalScene : Scene, ITileLatents
{
    public static readonly SceneEntry Entry = new(
        SceneKind.Traversal, "Traversal", "what every dimension does", making => new TraversalScene(making.Context, making.Settings))
    {
        Settings =
        [
            new(
                "traversal.rows",
                "dimensions of the traversal",
                TraversalSettings.RowsRange,
                all => all.Traversal.Rows,
                (all, value) => all.Traversal.Rows = (int)value)
            {
                Whole = true,
                Label = "dimensions",
            },
            new(
                "traversal.columns",
                "steps of the traversal",
                TraversalSettings.ColumnsRange,
                all => all.Traversal.Columns,
                (all, value) => all.Traversal.Columns = (int)value)
            {
                Whole = true,
                Label = "steps",
            },
            new(
                "traversal.reach",
                "reach of the traversal",
                TraversalSettings.ReachRange,
                all => all.Traversal.Reach,
                (all, value) => all.Traversal.Reach = value),
        ],
    };

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly TileDecoder _decoder;
    private readonly (int Columns, int Rows) _made;
    private readonly float[] _latent;
    private readonly int[] _dimensions;
    private (double Reach, int? Class) _shown;

    public TraversalScene(SceneContext context, SceneSettings settings)
    {
        (_context, _settings) = (context, settings);
        _made = Wanted;
        _latent = new float[context.Latents.Size];
        _dimensions = [.. Enumerable.Range(0, _made.Rows)];
        _decoder = new TileDecoder(context, settings, this, _made.Columns * _made.Rows);
    }

    public override TileRows Tiles => _decoder.Tiles;

    public long Version { get; private set; }

    /// <summary>The dimension of every row.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    private (int Columns, int Rows) Wanted => (_settings.Traversal.Columns, Math.Min(_settings.Traversal.Rows, _context.Latents.Size));

    public override bool Fits(int width, int height) => _made == Wanted;

    public override bool Prepare() => _decoder.Prepare();

    public override TileLayout Layout(int width, int height) =>
        TileLayout.Grid((width, height), _context.Model.Architecture.Input, _made.Columns, _made.Rows, gap: 0.04, margin: 0.15);

    public override void Advance(double seconds)
    {
        (double, int?) wanted = (_settings.Traversal.Reach, _settings.Class);
        bool changed = wanted != _shown || !_context.Latents.Shown.SequenceEqual(_latent) || Version == 0;
        for (int row = 0; row < _dimensions.Length; row++)
        {
            int dimension = _settings.Traversal.ByImportance ? _context.Latents.Order[row] : row;
            changed |= dimension != _dimensions[row];
            _dimensions[row] = dimension;
        }

        if (changed)
        {
            _shown = wanted;
            _context.Latents.Shown.CopyTo(_latent);
            Version++;
        }
    }

    public void Write(int tile, Span<float> latent)
    {
        _latent.CopyTo(latent);
        int row = tile / _made.Columns;
        if (row < _made.Rows)
        {
            double part = (double)(tile % _made.Columns) / (_made.Columns - 1);
            latent[_dimensions[row]] = (float)(((2 * part) - 1) * _settings.Traversal.Reach);
        }
    }

    public override bool Encode(in RenderTarget target, long frame) => _decoder.Encode(target, frame);

    public override void Record(Recording recording) => _decoder.Record(recording);

    public override void Dispose() => _decoder.Dispose();
}
