namespace Vae.Realtime.Data;

/// <summary>A data set as training sees it.</summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">Images of the same size to measure with.</param>
/// <param name="Name">A short name for reports: the folder's or the file's.</param>
public sealed record DataSplits(ImageSet Train, ImageSet Test, string Name);
