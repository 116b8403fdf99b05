namespace Vae.Realtime.Tests.Data.Pictures;

/// <summary>A kind of picture file, and what becomes of it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Content">Of the file.</param>
/// <param name="Pixel">What its first pixel is read as; null where it is refused.</param>
/// <param name="Words">What the refusal says.</param>
internal sealed record PictureCase(string Name, byte[] Content, (int Red, int Green, int Blue)? Pixel, params string[] Words);
