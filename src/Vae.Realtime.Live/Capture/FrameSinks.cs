namespace Vae.Realtime.Live.Capture;


/// <summary>The sink that a name asks for: FILE.mp4, FILE.gif, or else a folder of PNG files.</summary>
internal static class FrameSinks
{
    public static bool IsFilm(string path) => path.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase);

    public static bool IsGif(string path) => path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase);

    /// <summary>Frames per second that a live recording has unless others are asked for: what one core can compress during a show.</summary>
    public static double UsualRate(string path) => IsFilm(path) ? 30 : IsGif(path) ? 20 : 10;

    /// <summary>Finds out now whether such a file or folder could be made.</summary>
    /// <exception cref="VaeException">It could not, with the reason.</exception>
    public static void Check(string path)
    {
        if (IsFilm(path) && FfmpegProgram.Find() is null)
        {
            throw new VaeException($"'{path}' needs ffmpeg, which is not on the PATH; install it, or name a FILE.gif or a folder for PNG files");
        }

        if (IsFilm(path) || IsGif(path))
        {
            Vae.Realtime.Files.AtomicFile.CheckWritable(path);
        }
        else
        {
            new PngSink(path).Dispose();
        }
    }

    /// <param name="path">FILE.mp4, FILE.gif or a folder.</param>
    /// <param name="size">Size of the frames, in pixels.</param>
    /// <param name="fps">Frames per second.</param>
    /// <param name="inHurry">Beside a show, where frames that come too fast are lost.</param>
    /// <exception cref="VaeException">It cannot be made.</exception>
    public static IFrameSink Open(string path, (int Width, int Height) size, double fps, bool inHurry) =>
        IsFilm(path) ? new FfmpegSink(path, size.Width, size.Height, fps, inHurry)
        : IsGif(path) ? new GifSink(path, size.Width, size.Height, fps)
        : new PngSink(path);
}
