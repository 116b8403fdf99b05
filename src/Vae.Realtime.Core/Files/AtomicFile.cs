namespace Vae.Realtime.Files;

/// <summary>
/// Writes files so that a reader, a crash or a full disk never meets half of one: the content goes to a temporary file in the same
/// folder, is flushed to the disk, and only then takes the name asked for. What a killed process left of it goes with the next one that
/// writes there, see <see cref="TemporaryFile"/>.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Creates or replaces <paramref name="path"/> with what <paramref name="write"/> puts into the stream.</summary>
    /// <remarks>
    /// A symbolic link is followed, so the file it points to is replaced and the link stays. Files directly under <c>/dev</c>
    /// are written in place: renaming over a device would destroy it.
    /// </remarks>
    /// <exception cref="VaeException">The folder does not exist, nothing may be written there, or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        InputFile.CheckPath(path);
        try
        {
            string target = Target(path);
            if (IsDevice(target))
            {
                using FileStream device = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                write(device);
                return;
            }

            Refuse(path, target);
            string temporary = TemporaryBeside(target);
            try
            {
                WriteTo(temporary, write);
                File.Move(temporary, target, overwrite: true);
            }
            catch
            {
                Discard(temporary);
                throw;
            }
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(path, error);
        }
    }

    /// <summary>
    /// Finds out now whether <see cref="Write"/> could create <paramref name="path"/>, so that hours of training do not end in a
    /// refused save. Leaves nothing behind and an existing file untouched.
    /// </summary>
    /// <exception cref="VaeException">It could not, with the reason.</exception>
    public static void CheckWritable(string path)
    {
        InputFile.CheckPath(path);
        try
        {
            string target = Target(path);
            if (IsDevice(target))
            {
                return;
            }

            Refuse(path, target);
            string temporary = TemporaryBeside(target);
            try
            {
                WriteTo(temporary, stream => stream.WriteByte(0));
            }
            finally
            {
                Discard(temporary);
            }
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(path, error);
        }
    }

    /// <summary>Creates or replaces <paramref name="path"/> with the content of another file.</summary>
    /// <exception cref="VaeException">Either cannot be used, or the disk is full.</exception>
    public static void Copy(string source, string path)
    {
        using FileStream content = InputFile.Open(source);
        Write(path, content.CopyTo);
    }

    internal static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        bool isLink = !IsDevice(full) && new FileInfo(full).LinkTarget is not null;
        return isLink ? File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName : full;
    }

    internal static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows() && Path.GetDirectoryName(target) == "/dev" && File.Exists(target);

    private static void Refuse(string path, string target)
    {
        if (Directory.Exists(target) || Path.EndsInDirectorySeparator(target))
        {
            throw new VaeException($"'{path}' cannot be written: it is a folder; add a file name");
        }

        string folder = Path.GetDirectoryName(target) ?? target;
        if (!Directory.Exists(folder))
        {
            throw new VaeException($"'{path}' cannot be written: the folder '{folder}' does not exist; create it or choose another one");
        }

        // Renaming asks for the folder's permission only, so a file somebody protected has to be respected here.
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
        {
            throw new VaeException($"'{path}' cannot be written: the file there is read-only; make it writable or choose another name");
        }
    }

    internal static string TemporaryBeside(string target) =>
        TemporaryFile.NameIn(Path.GetDirectoryName(target)!);

    private static void WriteTo(string temporary, Action<Stream> write)
    {
        using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    internal static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            // The failure that led here is the one worth reporting.
        }
    }
}
