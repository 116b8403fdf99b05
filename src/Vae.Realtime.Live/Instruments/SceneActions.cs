namespace Vae.Realtime.Live.Instruments;

using System.Globalization;
using Vae.Realtime.Scenes;

/// <summary>Actions that choose what the picture shows, and parameters of the scenes.</summary>
internal static class SceneActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "scene";

    public static void AddTo(Instrument instrument)
    {
        foreach (SceneEntry scene in SceneCatalog.All)
        {
            string key = ((int)scene.Kind + 1).ToString(CultureInfo.InvariantCulture);
            instrument.Actions.Add(new InstrumentAction($"scene.{scene.Name}", key, Group, scene.Help, () => Show(instrument, scene.Kind))
            {
                IsOn = () => instrument.Plugin.Scenes.Kind == scene.Kind && (scene.Kind != SceneKind.Compare || !instrument.Plugin.Scenes.Painting),
            });
        }

        instrument.Parameters.Add(new InstrumentParameter(
            "scene",
            Group,
            "scene",
            0,
            SceneCatalog.All.Count - 1,
            0,
            () => (double)instrument.Plugin.Scenes.Kind,
            value => Show(instrument, (SceneKind)value))
        {
            Whole = true,
            Choices = [.. SceneCatalog.All.Select(scene => scene.Name)],
        });
        SceneSettings usual = new();
        foreach (SceneSetting setting in SceneCatalog.All.SelectMany(scene => scene.Settings))
        {
            instrument.Parameters.Add(new InstrumentParameter(
                setting.Name,
                Group,
                setting.Description,
                setting.Range.Min,
                setting.Range.Max,
                setting.Get(usual),
                () => setting.Get(instrument.Plugin.Scenes.Settings),
                value => setting.Set(instrument.Plugin.Scenes.Settings, value))
            {
                Whole = setting.Whole,
                Label = setting.Label,
                Choices = setting.Choices,
            });
        }
    }

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
