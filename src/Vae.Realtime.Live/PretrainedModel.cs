namespace Vae.Realtime.Live;

using Vae.Realtime.Data;

/// <summary>The models that come with the program, one of each stream, so that the first frame is a picture already.</summary>
internal static class PretrainedModel
{
    /// <summary>The model of the glyphs.</summary>
    public static string Path { get; } = Named(StreamKind.Glyphs);

    /// <summary>The model that has learned from a stream; for other data the glyphs'.</summary>
    public static string For(DataSpec data) => data is StreamSpec { IsUsualSize: true } stream ? Named(stream.Kind) : Path;

    /// <summary>The model whose pictures have a shape; null where there is none.</summary>
    public static string? OfShape(Shape shape) => StreamKind.All.FirstOrDefault(kind => kind.Shape == shape) is { } kind ? Named(kind) : null;

    private static string Named(StreamKind kind) => System.IO.Path.Combine(AppContext.BaseDirectory, "assets", "models", $"{kind.Name}.safetensors");
}
