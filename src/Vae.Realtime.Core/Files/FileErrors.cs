namespace Vae.Realtime.Files;

/// <summary>Turns what the operating system says about a file into one line with a remedy.</summary>
internal static class FileErrors
{
    // The code of ENOSPC is 28 on Linux and macOS; ENOSPC's relative for quotas differs. Windows reports Win32 codes as HRESULTs.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>True for the failures of the file system; false for mistakes of the program, which must not be disguised.</summary>
    public static bool IsFromFileSystem(Exception error) =>
        error is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    public static VaeException Reading(string path, Exception error) => new(
        error switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"'{path}' does not exist; check the path",
            UnauthorizedAccessException => $"'{path}' cannot be read: permission denied; change its permissions or choose another file",
            NotSupportedException => $"'{path}' is not a regular file; copy its content into one first",
            PathTooLongException => $"'{Shorten(path)}' is not a usable path: it is too long",
            _ => $"'{path}' cannot be read: {OneLine(error)}",
        },
        error);

    public static VaeException Writing(string path, Exception error) => new(
        error switch
        {
            _ when IsDiskFull(error.HResult) => $"'{path}' cannot be written: the disk is full; free some space or choose another place",
            FileNotFoundException or DirectoryNotFoundException =>
                $"'{path}' cannot be written: no file can be created in its folder; create the folder or choose another one",
            UnauthorizedAccessException => $"'{path}' cannot be written: permission denied; change the permissions or choose another place",
            PathTooLongException => $"'{Shorten(path)}' cannot be written: the path is too long; choose a shorter one",
            _ => $"'{path}' cannot be written: {OneLine(error)}",
        },
        error);

    private static bool IsDiskFull(int code) =>
        code is NoSpaceLeft or WindowsDiskFull or WindowsHandleDiskFull
        || (OperatingSystem.IsLinux() && code == QuotaExceededLinux)
        || (OperatingSystem.IsMacOS() && code == QuotaExceededMac);

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static string Shorten(string path) => path.Length <= 60 ? path : path[..40] + "…";
}
