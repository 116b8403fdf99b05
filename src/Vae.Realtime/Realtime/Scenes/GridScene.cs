namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;

/// <summary>
/// Samples of the prior side by side. Each goes around a circle through two draws, cos(t)·a + sin(t)·b, on which every point is as likely
/// under N(0,I) as they are.
/// </summary>
internal sealed class GridScene : Scene, ITileLatents
{
    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly TileDecoder _decoder;
    private readonly (int Columns, int Rows, ulong Seed) _made;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly int _latent;
    private double _angle;
    private int? _class;

    public GridScene(SceneContext context, SceneSettings settings)
    {
        (_context, _settings, _latent) = (context, settings, context.Model.Architecture.Latent);
        _made = Wanted;
        int tiles = _made.Columns * _made.Rows;
        PriorDraws draws = new(_made.Seed);
        (_first, _second) = (new float[tiles * _latent], new float[tiles * _latent]);
        draws.Next(_first);
        draws.Next(_second);
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
        double turned = seconds * _settings.Grid.Drift * Math.Tau / 60;
        if (turned != 0 || _class != _settings.Class)
        {
            (_angle, _class) = ((_angle + turned) % Math.Tau, _settings.Class);
            Version++;
        }
    }

    public void Write(int tile, Span<float> latent)
    {
        // The last batch may have rows without a tile.
        int at = tile * _latent;
        if (at >= _first.Length)
        {
            latent.Clear();
            return;
        }

        (float sine, float cosine) = MathF.SinCos((float)_angle);
        for (int i = 0; i < latent.Length; i++)
        {
            latent[i] = (cosine * _first[at + i]) + (sine * _second[at + i]);
        }
    }

    public override bool Encode(in RenderTarget target, long frame) => _decoder.Encode(target, frame);

    public override void Record(Recording recording) => _decoder.Record(recording);

    public override void Dispose() => _decoder.Dispose();
}
