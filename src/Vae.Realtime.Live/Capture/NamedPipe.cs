namespace Vae.Realtime.Live.Capture;

using System.Runtime.InteropServices;
using Vae.Realtime.Files;

/// <summary>A named pipe of the file system: one that is there, or one that is made here and goes again.</summary>
internal sealed partial class NamedPipe : IDisposable
{
    // Reading and writing for the owner alone.
    private const uint Mode = 0x180;
    private const int AlreadyExists = 17;

    private readonly string _path;
    private readonly bool _own;

    /// <exception cref="VaeException">It cannot be made, or there is something else.</exception>
    public NamedPipe(string path)
    {
        _path = path;
        if (OperatingSystem.IsWindows())
        {
            throw new VaeException($"'{path}': named pipes in the file system are not for Windows; use --pipe - there");
        }

        _own = MakePipe(path, Mode) == 0;
        int error = Marshal.GetLastPInvokeError();
        if (!_own && error != AlreadyExists)
        {
            throw new VaeException($"'{path}' cannot be made a named pipe: {Marshal.GetPInvokeErrorMessage(error)}; choose another place");
        }

        if (!_own && IsFile(path))
        {
            throw new VaeException($"'{path}' is a file, no named pipe; remove it or choose another name");
        }
    }

    public void Dispose()
    {
        if (_own)
        {
            try
            {
                File.Delete(_path);
            }
            catch (Exception error) when (FileErrors.IsFromFileSystem(error))
            {
                // It stays, empty as it is.
            }
        }
    }

    // Opened both ways, because a pipe without a reader would keep who only writes waiting.
    private static bool IsFile(string path)
    {
        try
        {
            using FileStream probe = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return probe.CanSeek;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(path, error);
        }
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MakePipe(string path, uint mode);
}
