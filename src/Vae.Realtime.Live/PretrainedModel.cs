namespace Vae.Realtime.Live;

using Vae.Realtime.Data;

/// <summary>The models that come with the program, one of each stream, so that the first frame is a picture already.</summary>
internal static class PretrainedModel
{
    /// <summary>The model of the glyphs.</summary>
    public static string Path { get; } = Named("glyphs");

    /// <summary>The model that has learned from a stream; for other data the glyphs'.</summary>
    public static string For(DataSpec data) => data switch
    {
        TexturesSpec { Size: TexturesSpec.StandardSize } => Named("textures"),
        ShapesSpec { Size: ShapesSpec.StandardSize } => Named("shapes"),
        _ => Path,
    };

    private static string Named(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "assets", "models", $"{name}.safetensors");
}
