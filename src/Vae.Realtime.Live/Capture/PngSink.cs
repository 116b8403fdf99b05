namespace Vae.Realtime.Live.Capture;

using System.Globalization;
using Vae.Realtime.Files;
using Vae.Realtime.Imaging.Files;

/// <summary>
/// A folder of PNG files, <c>frame-000000.png</c> and so on, made if need be. Every file is whole; what is there stays if it ends early.
/// </summary>
internal sealed class PngSink : IFrameSink
{
    private readonly string _folder;
    private long _count;

    public PngSink(string folder)
    {
        _folder = folder;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error) || error is ArgumentException)
        {
            throw FileErrors.Writing(folder, error);
        }

        AtomicFile.CheckWritable(Name(0));
    }

    public void Write(Rgba32Image frame, int times)
    {
        string first = Name(_count);
        PngFile.Save(first, frame, inHurry: true);
        for (int i = 1; i < times; i++)
        {
            AtomicFile.Copy(first, Name(_count + i));
        }

        _count += times;
    }

    public void Finish()
    {
    }

    public void Dispose()
    {
    }

    private string Name(long index) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"frame-{index:D6}.png"));
}
