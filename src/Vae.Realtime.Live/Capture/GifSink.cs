namespace Vae.Realtime.Live.Capture;

using Vae.Realtime.Files;
using Vae.Realtime.Imaging.Files;

/// <summary>An animated GIF, with a palette for each frame.</summary>
internal sealed class GifSink : IFrameSink
{
    private const double Hundredth = 100;

    private readonly string _path;
    private readonly double _fps;
    private readonly PendingFile _file;
    private readonly Stream _stream;
    private readonly GifWriter _writer;
    private long _periods;

    /// <param name="path">The file.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="fps">Periods per second; each frame's time is rounded to hundredths so that errors do not add up.</param>
    public GifSink(string path, int width, int height, double fps)
    {
        (_path, _fps) = (path, fps);
        _file = new PendingFile(path);
        _stream = _file.Open();
        try
        {
            _writer = new GifWriter(_stream, width, height);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(Rgba32Image frame, int times)
    {
        int start = Time(_periods);
        _periods += times;
        Guard(() => _writer.Add(frame, Time(_periods) - start));
    }

    public void Finish()
    {
        Guard(() =>
        {
            _writer.Finish();
            _stream.Dispose();
        });
        _file.Commit();
    }

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            // The last bytes did not fit on the disk; the file goes now.
        }

        _file.Dispose();
    }

    private int Time(long periods) => (int)Math.Round(periods * Hundredth / _fps);

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(_path, error);
        }
    }
}
