namespace Vae.Realtime.Scenes;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Scenes.Tiles;

/// <summary>Examples in the first row, below them what the model makes of them now, below that the differences.</summary>
internal sealed class CompareScene : Scene
{
    public static readonly SceneEntry Entry = new(
        SceneKind.Compare,
        "Compare",
        "examples and their reconstructions",
        making => making.Context.Paints(making.Settings)
            ? new CanvasScene(making.Context, making.Settings, making.Canvas)
            : new CompareScene(making.Context, making.Settings, making.Context.Examples!))
    {
        Settings =
        [
            new(
                "compare.count", "examples to compare", CompareSettings.CountRange, all =>
                    all.Compare.Count, (all, value) => all.Compare.Count = (int)value)
            {
                Whole = true,
                Label = "examples",
            },
            new(
                "compare.seed",
                "choice of the examples",
                SettingRange.Seeds,
                all => all.Compare.Seed,
                (all, value) => all.Compare.Seed = (ulong)value)
            {
                Whole = true,
                Label = "choice",
            },
        ],
    };

    private const double DefaultBudget = 2e-3;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly IBatchSource _examples;
    private readonly (int Count, ulong Seed) _made;
    private readonly BatchSearch _search;
    private readonly StepRing _ring;
    private readonly Recording _choice = new("examples to compare");
    private Reconstruction? _pictures;
    private KernelPreparation? _preparation;
    private long[] _models = [];
    private bool _chosen;
    private double _credit;
    private int _next;

    public CompareScene(SceneContext context, SceneSettings settings, IBatchSource examples)
    {
        (_context, _settings, _examples, _made) = (context, settings, examples, (settings.Compare.Count, settings.Compare.Seed));
        _search = new BatchSearch(context, Count, Budget, encoding: true);
        _ring = new StepRing(context.Device);
    }

    public override TileRows Tiles => Pictures.Tiles;

    private int Count => Math.Min(_made.Count, _examples.Count);

    private Reconstruction Pictures => _pictures ?? throw new InvalidOperationException("The scene is not prepared.");

    private double Budget => _settings.Unhurried ? double.PositiveInfinity : DefaultBudget;

    private (int Count, ulong Seed) Wanted => (_settings.Compare.Count, _settings.Compare.Seed);

    public override bool Fits(int width, int height) => _made == Wanted;

    public override bool Prepare()
    {
        if (_pictures is null)
        {
            if (!_search.Prepare())
            {
                return false;
            }

            _pictures = new Reconstruction(_context, _search.Batch, Count);
            _models = new long[_pictures.Batches];
            Array.Fill(_models, -1);
            RecordChoice(_pictures);
            _preparation = new KernelPreparation(_context.Device, _choice, _context.Aside);
        }

        if (!_chosen && _preparation!.IsDone)
        {
            Choose(_pictures.Inputs.Rows);
            _chosen = true;
        }

        return _chosen;
    }

    public override TileLayout Layout(int width, int height)
    {
        int columns = Math.Min(_made.Count, Pictures.Inputs.Rows);
        return TileLayout.Grid((width, height), _context.Model.Architecture.Input, columns, 3, gap: 0.06, margin: 0.1) with
        {
            Differences = DifferenceTiles.LastRow,
        };
    }

    public override bool Encode(in RenderTarget target, long frame)
    {
        _credit = Math.Min(_credit + Budget, Math.Max(Budget, Pictures.Seconds));
        bool changed = false;
        for (int looked = 0; looked < _models.Length && _credit >= Pictures.Seconds; looked++)
        {
            if (_models[_next] != _context.ModelVersion)
            {
                _models[_next] = _context.ModelVersion;
                Pictures.Encode(target, _next);
                _credit -= Pictures.Seconds;
                changed = true;
            }

            _next = (_next + 1) % _models.Length;
        }

        return changed;
    }

    public override void Record(Recording recording) => Pictures.Record(recording);

    public override void Dispose()
    {
        _preparation?.Dispose();
        _pictures?.Dispose();
        _ring.Dispose();
        _search.Dispose();
    }

    private void RecordChoice(Reconstruction pictures)
    {
        _examples.Record(_choice, _ring.Bindings, pictures.Inputs, shuffled: true);
        if (_context.Classes > 0)
        {
            _examples.RecordLabels(_choice, _ring.Bindings, pictures.Labels, pictures.Inputs.Rows, shuffled: true);
        }
    }

    // Somewhere in an order that does not change: where, the seed says.
    private void Choose(int rows)
    {
        int batches = Math.Max(1, _examples.Count / rows);
        int first = rows * (int)(RandomKeys.Derive(_made.Seed, RandomKeys.Prior, 0) % (ulong)batches);
        _examples.Schedule(ref _ring.Entry(0), 0, first, rows, seed: 1);
        _context.Device.RunOnce(_choice);
    }
}
