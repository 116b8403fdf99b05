namespace Vae.Realtime.Files;

/// <summary>Opening and reading files that a user named, with errors a user can act on.</summary>
internal static class InputFile
{
    /// <summary>Opens an existing regular file for sequential reading.</summary>
    /// <exception cref="VaeException">It does not exist, is a folder, or may not be read.</exception>
    public static FileStream Open(string path)
    {
        CheckPath(path);
        if (Directory.Exists(path))
        {
            throw new VaeException($"'{path}' is a folder, not a file; name a file inside it");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    /// <summary>Reads a whole file, refusing one of more than <paramref name="limit"/> bytes before allocating anything.</summary>
    /// <exception cref="VaeException">It cannot be read, or is larger than the limit.</exception>
    public static byte[] ReadAll(string path, int limit, string kind)
    {
        using FileStream stream = Open(path);
        try
        {
            if (stream.Length > limit)
            {
                throw new VaeException($"'{path}' is not {kind}: it has {stream.Length:N0} bytes, and {limit:N0} is the most that makes sense");
            }

            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    /// <summary>Bytes of the file that a path leads to, through links; 0 for a pipe, which may wait for ever when it is opened.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static long Length(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? new FileInfo(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName).Length
        : new FileInfo(path).Length;

    /// <exception cref="VaeException">The path is empty or has characters that no path can have.</exception>
    public static void CheckPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new VaeException("the name of a file is empty; give a path");
        }

        if (path.Contains('\0'))
        {
            throw new VaeException("the name of a file contains a null character; give a path without it");
        }
    }
}
