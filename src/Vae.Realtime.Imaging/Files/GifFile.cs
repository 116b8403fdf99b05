namespace Vae.Realtime.Imaging.Files;

using Vae.Realtime.Files;

/// <summary>Writes animations as GIF files with one palette for all frames; they repeat for ever.</summary>
internal static class GifFile
{
    /// <summary>Writes the frames atomically: whoever opens the path sees the old file or the new, whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="frames">At least one, all of one size. Alpha is ignored.</param>
    /// <param name="hundredths">How long each is shown, in hundredths of a second.</param>
    /// <exception cref="VaeException">A frame is too large, or the file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<Rgba32Image> frames, int hundredths)
    {
        byte[] gif = Encode(frames, hundredths);
        AtomicFile.Write(path, stream => stream.Write(gif));
    }

    /// <summary>The bytes of the file.</summary>
    /// <inheritdoc cref="Save"/>
    public static byte[] Encode(IReadOnlyList<Rgba32Image> frames, int hundredths)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfZero(frames.Count, nameof(frames));
        (int width, int height) = (frames[0].Width, frames[0].Height);
        if (frames.Any(frame => frame.Width != width || frame.Height != height))
        {
            throw new ArgumentException("The frames of an animation must be of one size.", nameof(frames));
        }

        using MemoryStream gif = new();
        using ColourTable colours = ColourTable.Of(frames);
        GifWriter writer = new(gif, width, height, colours, repeats: frames.Count > 1);
        foreach (Rgba32Image frame in frames)
        {
            writer.Add(frame, hundredths);
        }

        writer.Finish();
        return gif.ToArray();
    }
}
