namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;

/// <summary>What the program shows first when the command line does not say.</summary>
internal static class Opening
{
    /// <summary>What is learned from: the stream with the most to see, or, with a model from a file, the one whose pictures fit it.</summary>
    /// <param name="model">The model file that was named; null for none.</param>
    /// <exception cref="VaeException">The file cannot be read.</exception>
    public static DataSpec Data(string? model) => model is null
        ? new StreamSpec(StreamKind.Textures)
        : new StreamSpec(StreamOf(ModelFile.ReadArchitecture(SafetensorsFile.Load(model), model).Input) ?? StreamKind.Glyphs);

    /// <summary>Chooses the first scene, one that moves by itself wherever there are pictures.</summary>
    /// <param name="plugin">Awake.</param>
    /// <param name="data">What it learns from.</param>
    /// <param name="seed">Seed of the samples.</param>
    /// <param name="unattended">Nobody is there who could move anything.</param>
    public static void Begin(VaePlugin plugin, DataSpec data, ulong seed, bool unattended)
    {
        SceneDirector scenes = plugin.Scenes;
        scenes.Kind = Scene(data, plugin.Model.Architecture.Input);
        scenes.Settings.Grid.Seed = seed;
        if (unattended || data is StreamSpec { Kind.Channels: > 1 })
        {
            plugin.Latents.ToggleWalk();
        }
    }

    private static StreamKind? StreamOf(Shape shape) => StreamKind.All.FirstOrDefault(kind => kind.Shape == shape);

    // Textures blend into each other and fill the picture. Of other pictures a grid shows more than one alone.
    private static SceneKind Scene(DataSpec data, Shape shape) => data is StreamSpec stream && stream.Kind == StreamKind.Textures ? SceneKind.Field
        : DataKinds.Of(shape) == DataKind.Images && shape.Channels is 1 or 3 ? SceneKind.Grid
        : SceneKind.Single;
}
