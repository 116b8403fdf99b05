namespace Vae.Realtime.Live.Capture;

using Microsoft.Win32.SafeHandles;
using Vae.Realtime.Files;

/// <summary>
/// Raw frames for another program, red, green, blue and alpha a byte each, rows from the top, nothing in between. A named pipe waits for
/// its next reader when one goes away; standard output has but one.
/// </summary>
internal sealed class RawPipeSink : IFrameSink
{
    /// <summary>Stands for standard output.</summary>
    public const string StandardOutput = "-";

    private readonly string _path;
    private Stream? _stream;

    public RawPipeSink(string path) => _path = path;

    private bool IsNamed => _path != StandardOutput;

    /// <inheritdoc/>
    /// <remarks>Waits for a reader where there is none. A frame that a reader left in the middle of is not begun again for the next.</remarks>
    public void Write(Rgba32Image frame, int times)
    {
        try
        {
            _stream ??= Open();
            _stream.Write(frame.Rgba);
        }
        catch (IOException) when (IsNamed)
        {
            _stream?.Dispose();
            _stream = null;
        }
        catch (IOException)
        {
            throw new VaeException("The reader of the frames on standard output went away.");
        }
    }

    public void Finish()
    {
    }

    public void Dispose()
    {
        try
        {
            _stream?.Dispose();
        }
        catch (IOException)
        {
            // Whoever read it is gone.
        }
    }

    private Stream Open()
    {
        if (!IsNamed)
        {
            // The console's own stream would hide on Unix that nobody reads any more.
            return OperatingSystem.IsWindows()
                ? Console.OpenStandardOutput()
                : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        }

        try
        {
            return new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(_path, error);
        }
    }
}
