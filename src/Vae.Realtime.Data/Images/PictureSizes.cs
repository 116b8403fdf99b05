namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using Vae.Realtime.Files;

/// <summary>The size that pictures are brought to where none was asked for.</summary>
internal static class PictureSizes
{
    // What a small model learns in reasonable time; models of these sizes come with the program.
    private const int Large = 64;
    private const int Small = 32;

    // Smaller pictures get a size that two halvings leave whole.
    private const int Multiple = 4;

    // EXIF numbers orientations that lay a picture on its side from here.
    private const ushort FirstOnItsSide = 5;

    /// <summary>Chooses a square for pictures that differ in size, or are larger than a small model learns in reasonable time.</summary>
    /// <param name="paths">The files; those that cannot be read do not count.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its side, and the sizes that were found for a note; null where the pictures can stay as they are.</returns>
    /// <exception cref="VaeException">A file keeps the processor busy for too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static (int Side, string Found)? Choose(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        Size?[] measured = new Size?[paths.Count];
        WatchedDecoding.Run(paths, (index, _) => measured[index] = Of(paths[index]), cancellation);
        Size[] sizes = [.. measured.OfType<Size>().OrderBy(size => (long)size.Width * size.Height).ThenBy(size => size.Width)];
        if (sizes.Length == 0 || (sizes[0] == sizes[^1] && Math.Max(sizes[0].Width, sizes[0].Height) <= Large))
        {
            return null;
        }

        int[] shorter = [.. sizes.Select(size => Math.Min(size.Width, size.Height)).Order()];
        int median = shorter[shorter.Length / 2];
        int side = median >= Large ? Large : median >= Small ? Small : Math.Max(Multiple, median / Multiple * Multiple);
        return (side, sizes[0] == sizes[^1] ? Text(sizes[0]) : $"{Text(sizes[0])} to {Text(sizes[^1])}");
    }

    private static string Text(Size size) => $"{size.Height}x{size.Width}";

    // Upright, as its header says.
    private static Size? Of(string path)
    {
        try
        {
            // A pipe has no length, and may wait for ever when it is opened.
            IImageInfo? info = InputFile.Length(path) == 0 ? null : Image.Identify(path);
            if (info is null || (long)info.Width * info.Height > PictureLimits.MaxPixels)
            {
                return null;
            }

            ushort orientation = info.Metadata.ExifProfile?.GetValue(ExifTag.Orientation)?.Value ?? 1;
            return orientation >= FirstOnItsSide ? new Size(info.Height, info.Width) : new Size(info.Width, info.Height);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Decoding says what is wrong with it.
            return null;
        }
    }
}
