namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Realtime;

/// <summary>What the program opens with when nobody says what to show: what is seen first is decided here.</summary>
internal static class Opening
{
    /// <summary>What is learned from: beside a model of somebody's own the letters, else the stream with the most to see.</summary>
    /// <param name="model">The model file that was named; null for none.</param>
    public static DataSpec Data(string? model) => model is null ? new TexturesSpec() : new GlyphsSpec();

    /// <summary>Chooses the first scene, one that moves by itself wherever there are pictures.</summary>
    /// <param name="plugin">Awake.</param>
    /// <param name="data">What it learns from.</param>
    /// <param name="seed">Of the samples.</param>
    /// <param name="unattended">Nobody is there who could move anything.</param>
    public static void Begin(VaePlugin plugin, DataSpec data, ulong seed, bool unattended)
    {
        SceneDirector scenes = plugin.Scenes;
        scenes.Kind = Scene(data, plugin.Model.Architecture.Input);
        scenes.Settings.Grid.Seed = seed;
        if (unattended || data is TexturesSpec or ShapesSpec)
        {
            plugin.Latents.ToggleWalk();
        }
    }

    // Textures go over into one another and fill the picture. Of other pictures many together show what there is, and none alone.
    private static SceneKind Scene(DataSpec data, ImageShape shape) => data is TexturesSpec ? SceneKind.Field
        : shape.IsImage && shape.Channels is 1 or 3 ? SceneKind.Grid
        : SceneKind.Single;
}
