namespace Vae.Realtime.Live;

/// <summary>The model that comes with the program, so that the first frame is a picture already.</summary>
public static class PretrainedModel
{
    /// <summary>Where it lies, beside the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "assets", "models", "glyphs.safetensors");
}
