namespace Vae.Realtime.Data.Images.Scans;

/// <summary>A page of a TIFF.</summary>
/// <param name="At">Where its directory begins.</param>
/// <param name="Orientation">How to turn it, as EXIF numbers it.</param>
/// <param name="IsWhole">The file does not end before the page does.</param>
/// <param name="Profile">A colour profile whose colours are others than sRGB's; null for none.</param>
internal readonly record struct TiffPage(long At, int Orientation, bool IsWhole, ColourProfile? Profile);
