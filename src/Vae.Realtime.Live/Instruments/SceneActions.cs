namespace Vae.Realtime.Live.Instruments;

using System.Globalization;

/// <summary>Actions that choose what the picture shows, and parameters of the scenes.</summary>
internal static class SceneActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "scene";

    private const double MostSeed = 1 << 24;

    private static readonly (SceneKind Kind, string Words)[] Scenes =
    [
        (SceneKind.Single, "the latent as one texture"),
        (SceneKind.Grid, "a grid of samples"),
        (SceneKind.Walk, "a walk through latent space"),
        (SceneKind.Field, "a seamless field of textures"),
        (SceneKind.Compare, "examples and their reconstructions"),
        (SceneKind.Traversal, "what every dimension does"),
    ];

    public static void AddTo(Instrument instrument)
    {
        for (int i = 0; i < Scenes.Length; i++)
        {
            (SceneKind kind, string words) = Scenes[i];
            instrument.Actions.Add(new LiveAction(
                $"scene.{NameOf(kind)}", (i + 1).ToString(CultureInfo.InvariantCulture), Group, words, () => Show(instrument, kind))
            {
                IsOn = () => instrument.Plugin.Scenes.Kind == kind && (kind != SceneKind.Compare || !instrument.Plugin.Scenes.Painting),
            });
        }

        instrument.Parameters.Add(new LiveParameter(
            "scene", Group, "scene", 0, Scenes.Length - 1, 0, () => (double)instrument.Plugin.Scenes.Kind, value => Show(instrument, (SceneKind)value))
        {
            Whole = true,
            Choices = [.. Scenes.Select(scene => NameOf(scene.Kind))],
        });
        string[] noYes = ["no", "yes"];
        SceneSettings usual = new();
        Add("grid.columns", "columns of the grid", 1, 32, settings => settings.Grid.Columns, (settings, value) => settings.Grid.Columns = (int)value, true);
        Add("grid.rows", "rows of the grid", 1, 32, settings => settings.Grid.Rows, (settings, value) => settings.Grid.Rows = (int)value, true);
        Add("grid.gap", "gap of the grid", 0, 1, settings => settings.Grid.Gap, (settings, value) => settings.Grid.Gap = value);
        Add(
            "grid.drift",
            "turns of the grid's samples a minute",
            0,
            60,
            settings => settings.Grid.Drift,
            (settings, value) => settings.Grid.Drift = value,
            label: "turns a minute");
        Add("grid.seed", "seed of the grid", 0, MostSeed, settings => settings.Grid.Seed, (settings, value) => settings.Grid.Seed = (ulong)value, true);
        Add("field.rows", "rows of the field", 1, 16, settings => settings.Field.Rows, (settings, value) => settings.Field.Rows = (int)value, true);
        Add("field.overlap", "overlap of the field's tiles", 0.05, 1, settings => settings.Field.Overlap, (settings, value) => settings.Field.Overlap = value);
        Add(
            "field.mirrored",
            "field mirrors every other tile",
            0,
            1,
            settings => settings.Field.Mirrored ? 1 : 0,
            (settings, value) => settings.Field.Mirrored = value > 0.5,
            true,
            choices: noYes);
        Add("field.scale", "scale of the field's hills", 1, 50, settings => settings.Field.Scale, (settings, value) => settings.Field.Scale = value);
        Add("field.speed", "speed of the field", 0, 5, settings => settings.Field.Speed, (settings, value) => settings.Field.Speed = value);
        Add("field.spread", "spread of the field", 0, 1, settings => settings.Field.Spread, (settings, value) => settings.Field.Spread = value);
        Add("field.seed", "seed of the field", 0, MostSeed, settings => settings.Field.Seed, (settings, value) => settings.Field.Seed = (ulong)value, true);
        Add(
            "compare.count",
            "examples to compare",
            1,
            16,
            settings => settings.Compare.Count,
            (settings, value) => settings.Compare.Count = (int)value,
            true,
            label: "examples");
        Add(
            "compare.seed",
            "choice of the examples",
            0,
            MostSeed,
            settings => settings.Compare.Seed,
            (settings, value) => settings.Compare.Seed = (ulong)value,
            true,
            label: "choice");
        Add(
            "traversal.rows",
            "dimensions of the traversal",
            1,
            16,
            settings => settings.Traversal.Rows,
            (settings, value) => settings.Traversal.Rows = (int)value,
            true,
            label: "dimensions");
        Add(
            "traversal.columns",
            "steps of the traversal",
            2,
            24,
            settings => settings.Traversal.Columns,
            (settings, value) => settings.Traversal.Columns = (int)value,
            true,
            label: "steps");
        Add("traversal.reach", "reach of the traversal", 0.1, 6, settings => settings.Traversal.Reach, (settings, value) => settings.Traversal.Reach = value);

        void Add(
            string name,
            string description,
            double minimum,
            double maximum,
            Func<SceneSettings, double> get,
            Action<SceneSettings, double> set,
            bool whole = false,
            string? label = null,
            string[]? choices = null) => instrument.Parameters.Add(new LiveParameter(
                name,
                Group,
                description,
                minimum,
                maximum,
                get(usual),
                () => get(instrument.Plugin.Scenes.Settings),
                value => set(instrument.Plugin.Scenes.Settings, value))
            {
                Whole = whole,
                Label = label,
                Choices = choices ?? [],
            });
    }

    private static string NameOf(SceneKind kind) => kind.ToString().ToLowerInvariant();

    // The scene of the walk is one that walks, and examples are not a canvas.
    private static void Show(Instrument instrument, SceneKind kind)
    {
        instrument.Plugin.Scenes.Kind = kind;
        instrument.Plugin.Scenes.Settings.Compare.Painting &= kind != SceneKind.Compare;
        if (kind == SceneKind.Walk && !instrument.Latents.Walking)
        {
            instrument.Latents.ToggleWalk();
        }
    }
}
