namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Latents;
using Vae.Realtime.Scenes.Tiles;

/// <summary>The whole picture as one landscape of latents: tiles that blend into each other.</summary>
internal sealed class FieldScene : Scene, ITileLatents
{
    public static readonly SceneEntry Entry = new(
        SceneKind.Field,
        "Field",
        "a seamless field of textures",
        making => new FieldScene(making.Context, making.Settings, making.Width, making.Height))
    {
        Settings =
        [
            new("field.rows", "rows of the field", FieldSettings.RowsRange, all => all.Field.Rows, (all, value) => all.Field.Rows = (int)value)
            {
                Whole = true,
            },
            new(
                "field.overlap",
                "overlap of the field's tiles",
                FieldSettings.OverlapRange,
                all => all.Field.Overlap,
                (all, value) => all.Field.Overlap = value),
            new(
                "field.mirrored",
                "field mirrors every other tile",
                SettingRange.Switch,
                all => all.Field.Mirrored ? 1 : 0,
                (all, value) => all.Field.Mirrored = value > 0.5)
            {
                Whole = true,
                Choices = ["no", "yes"],
            },
            new(
                "field.scale",
                "scale of the field's hills",
                FieldSettings.ScaleRange,
                all => all.Field.Scale,
                (all, value) => all.Field.Scale = value),
            new("field.speed", "speed of the field", FieldSettings.SpeedRange, all => all.Field.Speed, (all, value) => all.Field.Speed = value),
            new("field.spread", "spread of the field", FieldSettings.SpreadRange, all => all.Field.Spread, (all, value) => all.Field.Spread = value),
            new("field.seed", "seed of the field", SettingRange.Seeds, all => all.Field.Seed, (all, value) => all.Field.Seed = (ulong)value)
            {
                Whole = true,
            },
        ],
    };

    // A picture much wider than high gets larger tiles rather than more.
    private const int MaxColumns = 48;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly TileDecoder _decoder;
    private readonly ILatentLandscape _landscape;
    private readonly (int Columns, int Rows, ulong Seed) _made;
    private readonly float[] _centre;
    private (double Scale, double Spread, int? Class) _shown;
    private double _time;

    public FieldScene(SceneContext context, SceneSettings settings, int width, int height)
    {
        (_context, _settings) = (context, settings);
        _made = Wanted(width, height);
        _landscape = context.Places is LatentPlaces places
            ? new ExampleLandscape(places, _made.Seed)
            : new LatentLandscape(context.Latents.Size, _made.Seed);
        _centre = new float[context.Latents.Size];
        _decoder = new TileDecoder(context, settings, this, _made.Columns * _made.Rows);
    }

    public override TileRows Tiles => _decoder.Tiles;

    public long Version { get; private set; }

    public override bool Fits(int width, int height) => _made == Wanted(width, height);

    public override bool Prepare() => _decoder.Prepare();

    public override TileLayout Layout(int width, int height)
    {
        Shape shape = _context.Model.Architecture.Input;
        double overlap = _settings.Field.Overlap;
        double scale = Math.Max((double)height / (_made.Rows * shape.Height), (double)width / (_made.Columns * shape.Width));
        return new TileLayout(
            TileAxis.Covering(width, _made.Columns, shape.Width, scale * shape.Width, overlap, _settings.Field.Mirrored),
            TileAxis.Covering(height, _made.Rows, shape.Height, scale * shape.Height, overlap, _settings.Field.Mirrored));
    }

    public override void Advance(double seconds)
    {
        FieldSettings field = _settings.Field;
        (double, double, int?) wanted = (field.Scale, field.Spread, _settings.Class);
        double passed = seconds * field.Speed;
        if (passed != 0 || wanted != _shown || !_context.Latents.Shown.SequenceEqual(_centre))
        {
            _time += passed;
            _shown = wanted;
            _context.Latents.Shown.CopyTo(_centre);
            Version++;
        }
    }

    /// <summary>Mixes the landscape with the latent in hand: parts that add up to 1, and then no nearer to 0 than both.</summary>
    public void Write(int tile, Span<float> latent)
    {
        FieldSettings field = _settings.Field;
        double x = ((tile % _made.Columns) - (0.5 * _made.Columns)) / field.Scale;
        double y = ((tile / _made.Columns) - (0.5 * _made.Rows)) / field.Scale;
        _landscape.Write(x, y, _time, latent);
        float far = (float)(field.Spread * field.Spread);
        float norm = float.Lerp(LatentNorm.Of(_centre), LatentNorm.Of(latent), far);
        for (int i = 0; i < latent.Length; i++)
        {
            latent[i] = float.Lerp(_centre[i], latent[i], far);
        }

        LatentNorm.Stretch(latent, norm);
    }

    public override bool Encode(in RenderTarget target, long frame) => _decoder.Encode(target, frame);

    public override void Record(Recording recording) => _decoder.Record(recording);

    public override void Dispose() => _decoder.Dispose();

    private (int Columns, int Rows, ulong Seed) Wanted(int width, int height)
    {
        Shape shape = _context.Model.Architecture.Input;
        int rows = _settings.Field.Rows;
        double across = (double)height / rows / shape.Height * shape.Width;
        return (Math.Clamp((int)Math.Ceiling((width / across) - 1e-9), 1, MaxColumns), rows, _settings.Field.Seed);
    }
}
