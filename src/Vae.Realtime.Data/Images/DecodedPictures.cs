namespace Vae.Realtime.Data.Images;

/// <summary>Pictures that were decoded to one shape.</summary>
/// <param name="Shape">Shape of each.</param>
/// <param name="Pixels">(N, H, W, C).</param>
/// <param name="Note">What a person should know of them, in a line; null for nothing.</param>
internal sealed record DecodedPictures(Shape Shape, byte[] Pixels, string? Note);
