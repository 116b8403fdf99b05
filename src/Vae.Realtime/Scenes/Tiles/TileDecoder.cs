namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Gpu.Recordings;

/// <summary>Decodes the tiles of a scene, once it is known how many at a time; see <see cref="TileRounds"/>.</summary>
internal sealed class TileDecoder : IDisposable
{
    /// <summary>Tiles that are decoded at a time, at most.</summary>
    public const int MaxRows = 16;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly ITileLatents _latents;
    private readonly BatchSearch _search;
    private readonly int _count;
    private TileRounds? _rounds;

    /// <param name="context">The model.</param>
    /// <param name="settings">The class to decode.</param>
    /// <param name="latents">Latents of the tiles.</param>
    /// <param name="tiles">Number of tiles.</param>
    public TileDecoder(SceneContext context, SceneSettings settings, ITileLatents latents, int tiles)
    {
        (_context, _settings, _latents, _count) = (context, settings, latents, tiles);
        _search = new BatchSearch(context, Math.Min(tiles, MaxRows), settings.Unhurried ? double.PositiveInfinity : TileRounds.MovingBudget);
    }

    /// <summary>The tiles as they are shown.</summary>
    public TileRows Tiles => Rounds.Tiles;

    private TileRounds Rounds => _rounds ?? throw new InvalidOperationException("The tiles are not prepared.");

    /// <inheritdoc cref="Scene.Prepare"/>
    public bool Prepare()
    {
        if (_rounds is null)
        {
            if (!_search.Prepare())
            {
                return false;
            }

            _rounds = new TileRounds(_context, _settings, _latents, _search.Batch, _count);
        }

        return _rounds.Prepare();
    }

    /// <summary>Writes a frame's share of the decoding, and what is shown of it.</summary>
    /// <returns>Whether any tile looks different from the frame before.</returns>
    public bool Encode(in RenderTarget target, long frame) => Rounds.Encode(target, frame);

    /// <summary>Appends the decoding of one batch and what is shown of it, for measuring it by itself.</summary>
    public void Record(Recording recording) => Rounds.Record(recording);

    public void Dispose()
    {
        _rounds?.Dispose();
        _search.Dispose();
    }
}
