namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;

/// <summary>What the program opens with when nobody says what to show: what is seen first is decided here.</summary>
internal static class Opening
{
    private const int Colours = 3;

    /// <summary>What is learned from: the stream with the most to see, or beside a model of somebody's own the one whose pictures fit it.</summary>
    /// <param name="model">The model file that was named; null for none.</param>
    /// <exception cref="VaeException">The file cannot be read.</exception>
    public static DataSpec Data(string? model) => model is null
        ? new TexturesSpec()
        : ModelFile.ReadArchitecture(SafetensorsFile.Load(model), model).Input switch
        {
            { Height: TexturesSpec.StandardSize, Width: TexturesSpec.StandardSize, Channels: Colours } => new TexturesSpec(),
            { Height: ShapesSpec.StandardSize, Width: ShapesSpec.StandardSize, Channels: Colours } => new ShapesSpec(),
            _ => new GlyphsSpec(),
        };

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
    private static SceneKind Scene(DataSpec data, Shape shape) => data is TexturesSpec ? SceneKind.Field
        : shape.IsImage && shape.Channels is 1 or 3 ? SceneKind.Grid
        : SceneKind.Single;
}
