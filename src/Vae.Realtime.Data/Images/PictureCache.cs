namespace Vae.Realtime.Data.Images;

using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SixLabors.ImageSharp;
using Vae.Realtime.Files;

/// <summary>
/// Decoded pictures in the user's cache folder, so that a large folder is decoded once. A cache file is named after the paths, sizes and
/// times of the pictures' files and after how they were fitted, and ends with a checksum; one that is cut off, damaged or unreadable counts
/// as none, and one that cannot be written is left out.
/// </summary>
internal static class PictureCache
{
    private const string Prefix = "pictures-";
    private const string Suffix = ".bin";
    private const int FilesKept = 8;
    private const int HeaderBytes = 16;

    // No path has one.
    private const char BetweenNotes = '\0';

    // Changes when the same files would be decoded to other bytes.
    private const int Version = 4;

    /// <summary>Name of the cache file for these pictures; null where a file is gone, which decoding will tell.</summary>
    public static string? PathFor(string cacheFolder, IEnumerable<string> paths, DataOptions options)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));

        // Another decoder may round in another way.
        Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{Version} {typeof(Image).Assembly.FullName} {options.Size} {options.Channels} {options.Background} {options.AllFrames}"));
        foreach (string path in paths)
        {
            FileInfo file = new(path);
            try
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
            }
            catch (Exception error) when (FileErrors.IsFromFileSystem(error))
            {
                return null;
            }
        }

        return Path.Combine(cacheFolder, $"{Prefix}{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}{Suffix}");
    }

    /// <summary>What an earlier run decoded of that many files; null where there is nothing whole.</summary>
    public static DecodedPictures? TryRead(string path, int files)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Span<byte> header = stackalloc byte[HeaderBytes];
            file.ReadExactly(header);
            Shape shape = new(
                BinaryPrimitives.ReadInt32LittleEndian(header),
                BinaryPrimitives.ReadInt32LittleEndian(header[4..]),
                BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
            int noteBytes = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
            long length = file.Length - HeaderBytes - SHA256.HashSizeInBytes - ((long)files * sizeof(int)) - noteBytes;
            if (Math.Min(shape.Height, shape.Width) < 1 || shape.Channels < 1 || noteBytes < 0 || length < 0 || length > Array.MaxLength)
            {
                return null;
            }

            byte[] counts = new byte[files * sizeof(int)];
            byte[] notes = new byte[noteBytes];
            byte[] pixels = new byte[(int)length];
            byte[] checksum = new byte[SHA256.HashSizeInBytes];
            file.ReadExactly(counts);
            file.ReadExactly(notes);
            file.ReadExactly(pixels);
            file.ReadExactly(checksum);
            return Checksum(header, counts, notes, pixels).AsSpan().SequenceEqual(checksum)
                ? new DecodedPictures(shape, pixels, [.. MemoryMarshal.Cast<byte, int>(counts)], Lines(notes))
                : null;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            return null;
        }
    }

    /// <summary>Keeps decoded pictures, and forgets those kept longest ago.</summary>
    public static void TryWrite(string path, DecodedPictures pictures)
    {
        try
        {
            string folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            byte[] notes = Encoding.UTF8.GetBytes(string.Join(BetweenNotes, pictures.Notes));
            byte[] counts = MemoryMarshal.AsBytes<int>(pictures.Counts).ToArray();
            byte[] header = new byte[HeaderBytes];
            BinaryPrimitives.WriteInt32LittleEndian(header, pictures.Shape.Height);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), pictures.Shape.Width);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), pictures.Shape.Channels);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), notes.Length);
            AtomicFile.Write(path, stream =>
            {
                stream.Write(header);
                stream.Write(counts);
                stream.Write(notes);
                stream.Write(pictures.Pixels);
                stream.Write(Checksum(header, counts, notes, pictures.Pixels));
            });
            FileInfo[] kept = new DirectoryInfo(folder).GetFiles($"{Prefix}*{Suffix}");
            foreach (FileInfo old in kept.OrderByDescending(file => file.LastWriteTimeUtc).Skip(FilesKept))
            {
                old.Delete();
            }
        }
        catch (Exception error) when (error is VaeException || FileErrors.IsFromFileSystem(error))
        {
            // It will be decoded again next time.
        }
    }

    private static string[] Lines(byte[] notes) => notes.Length == 0 ? [] : Encoding.UTF8.GetString(notes).Split(BetweenNotes);

    private static byte[] Checksum(ReadOnlySpan<byte> header, byte[] counts, byte[] notes, byte[] pixels)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(counts);
        hash.AppendData(notes);
        hash.AppendData(pixels);
        return hash.GetHashAndReset();
    }
}
