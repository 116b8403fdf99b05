namespace Vae.Realtime.Files;

/// <summary>
/// A file that grows over time and appears under its name only when it is whole: until <see cref="Commit"/> it has another name in the same folder,
/// and what is disposed uncommitted is gone.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private bool _committed;

    /// <param name="path">The name it is to have. A symbolic link is followed; a device directly under <c>/dev</c> is written in place.</param>
    /// <exception cref="VaeException">No such file can be made, with the reason.</exception>
    public PendingFile(string path)
    {
        AtomicFile.CheckWritable(path);
        _path = path;
        _target = AtomicFile.Target(path);
        Temporary = AtomicFile.IsDevice(_target) ? _target : AtomicFile.TemporaryBeside(_target);
    }

    /// <summary>Where to write to in the meantime.</summary>
    public string Temporary { get; }

    /// <summary>Opens <see cref="Temporary"/> for writing.</summary>
    /// <exception cref="VaeException">It cannot be.</exception>
    public Stream Open()
    {
        try
        {
            FileMode mode = Temporary == _target ? FileMode.Open : FileMode.CreateNew;
            return new FileStream(Temporary, mode, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1 << 16);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(_path, error);
        }
    }

    /// <summary>Gives the file its name, replacing what had it; everything written is on the disk then.</summary>
    /// <exception cref="VaeException">The file system refuses.</exception>
    public void Commit()
    {
        try
        {
            if (Temporary != _target)
            {
                using (FileStream written = new(Temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
                {
                    written.Flush(flushToDisk: true);
                }

                File.Move(Temporary, _target, overwrite: true);
            }

            _committed = true;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(_path, error);
        }
    }

    public void Dispose()
    {
        if (!_committed && Temporary != _target)
        {
            AtomicFile.Discard(Temporary);
        }
    }
}
