namespace Vae.Realtime.Data.Images;

/// <summary>Pictures that were decoded to one shape.</summary>
/// <param name="Shape">Shape of each.</param>
/// <param name="Pixels">(N, H, W, C), in the order of the files.</param>
/// <param name="Counts">How many of them each file gave: 0 for one that was passed over, more than 1 for frames.</param>
/// <param name="Notes">What a person should know of them, a line each.</param>
internal sealed record DecodedPictures(Shape Shape, byte[] Pixels, int[] Counts, IReadOnlyList<string> Notes);
