namespace Vae.Realtime.Formats;

using System.IO.Compression;
using Vae.Realtime.Files;

/// <summary>A zip archive whose files are read into memory, each only as far as its claims are credible.</summary>
internal sealed class ZipFile : IDisposable
{
    // Below this size nothing is a bomb; above it, numbers that unpack to more than so many times their size are.
    private const long Harmless = 64 << 20;
    private const long MaxRatio = 100;

    private readonly ZipArchive _archive;
    private readonly OrderedDictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _path;
    private long _read;

    private ZipFile(ZipArchive archive, string path) => (_archive, _path) = (archive, path);

    /// <summary>Names of the files, with their folders, in the archive's order.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <param name="stream">The archive, which is closed with this.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="VaeException">It is no archive, is cut off, or has two files of one name.</exception>
    public static ZipFile Open(Stream stream, string path)
    {
        try
        {
            ZipFile zip = new(new ZipArchive(stream, ZipArchiveMode.Read), path);
            foreach (ZipArchiveEntry entry in zip._archive.Entries)
            {
                if (!zip._entries.TryAdd(entry.FullName, entry))
                {
                    throw new VaeException($"'{path}' is damaged: it has the file '{PrintableText.Excerpt(entry.FullName)}' twice; get it again");
                }
            }

            return zip;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            throw new VaeException($"'{path}' begins as a zip archive but is cut off or damaged; get it again", error);
        }
    }

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Bytes of a file, as the archive claims.</summary>
    public long LengthOf(string name) => _entries[name].Length;

    /// <summary>Reads a file of the archive.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <exception cref="VaeException">It is longer, unpacks to far more than it takes, or is damaged.</exception>
    public byte[] Read(string name, int limit)
    {
        ZipArchiveEntry entry = _entries[name];
        long length = entry.Length;
        string source = $"'{_path}': '{PrintableText.Excerpt(name)}'";
        if (length > limit || (_read += length) > Array.MaxLength)
        {
            throw new VaeException($"{source} has {length:N0} bytes, which is more than can be read of such a file");
        }

        if (length > Harmless && length / MaxRatio > entry.CompressedLength)
        {
            throw new VaeException(
                $"{source} would unpack {entry.CompressedLength:N0} bytes to {length:N0}, which no numbers do; save the file again uncompressed");
        }

        try
        {
            using Stream content = entry.Open();
            return Content(content, length, source);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException || FileErrors.IsFromFileSystem(error))
        {
            throw Damaged(source, error);
        }
    }

    public void Dispose() => _archive.Dispose();

    // The length is a claim: memory is taken as the bytes arrive.
    private static byte[] Content(Stream content, long length, string source)
    {
        byte[] bytes = new byte[Math.Min(length, Harmless)];
        int filled = 0;
        while (true)
        {
            filled += content.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
            {
                throw Damaged(source, null);
            }

            if (filled == length)
            {
                return content.ReadByte() < 0 ? bytes : throw Damaged(source, null);
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }

    private static VaeException Damaged(string source, Exception? cause) => cause is null
        ? new VaeException($"{source} is cut off or damaged; get it again")
        : new VaeException($"{source} is cut off or damaged; get it again", cause);
}
