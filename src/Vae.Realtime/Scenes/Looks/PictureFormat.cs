namespace Vae.Realtime.Scenes.Looks;

/// <summary>Size and byte order of a picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bgra">Blue first.</param>
internal readonly record struct PictureFormat(int Width, int Height, bool Bgra);
