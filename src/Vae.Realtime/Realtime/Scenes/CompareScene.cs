namespace Vae.Realtime.Realtime;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Examples in the first row, below them what the model makes of them now, below that the differences.</summary>
internal sealed class CompareScene : Scene
{
    private const double StandardBudget = 2e-3;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly Reconstruction _pictures;
    private readonly (int Count, ulong Seed) _made;
    private readonly long[] _models;
    private double _credit;
    private int _next;

    public CompareScene(SceneContext context, SceneSettings settings, IBatchSource examples)
    {
        (_context, _settings) = (context, settings);
        _made = Wanted;
        _pictures = new Reconstruction(context, Math.Min(_made.Count, examples.Count), Budget);
        _models = new long[_pictures.Batches];
        Array.Fill(_models, -1);
        Choose(examples);
    }

    public override TileRows Tiles => _pictures.Tiles;

    private double Budget => _settings.Unhurried ? double.PositiveInfinity : StandardBudget;

    private (int Count, ulong Seed) Wanted => (_settings.Compare.Count, _settings.Compare.Seed);

    public override bool Fits(int width, int height) => _made == Wanted;

    public override TileLayout Layout(int width, int height)
    {
        int columns = Math.Min(_made.Count, _pictures.Inputs.Rows);
        return TileLayout.Grid((width, height), _context.Model.Architecture.Input, columns, 3, gap: 0.06, margin: 0.1) with
        {
            Differences = DifferenceTiles.LastRow,
        };
    }

    public override void Encode(in RenderTarget target, long frame)
    {
        _credit = Math.Min(_credit + Budget, Math.Max(Budget, _pictures.Seconds));
        for (int looked = 0; looked < _models.Length && _credit >= _pictures.Seconds; looked++)
        {
            if (_models[_next] != _context.ModelVersion)
            {
                _models[_next] = _context.ModelVersion;
                _pictures.Encode(target, _next);
                _credit -= _pictures.Seconds;
            }

            _next = (_next + 1) % _models.Length;
        }
    }

    public override void Record(Recording recording) => _pictures.Record(recording);

    public override void Dispose() => _pictures.Dispose();

    // Somewhere in an order that does not change: where, the seed says.
    private void Choose(IBatchSource examples)
    {
        using StepRing ring = new(_context.Device);
        Recording recording = new("examples to compare");
        examples.Record(recording, ring.Bindings, _pictures.Inputs, shuffled: true);
        if (_context.Classes > 0)
        {
            examples.RecordLabels(recording, ring.Bindings, _pictures.Labels, _pictures.Inputs.Rows, shuffled: true);
        }

        int rows = _pictures.Inputs.Rows;
        int batches = Math.Max(1, examples.Count / rows);
        int first = rows * (int)(Keys.Derive(_made.Seed, Keys.Prior, 0) % (ulong)batches);
        examples.Schedule(ref ring.Entry(0), 0, first, rows, seed: 1);
        _context.Device.RunOnce(recording);
    }
}
