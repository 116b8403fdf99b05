namespace Vae.Realtime.Data.Images;

using System.Buffers.Binary;
using System.Globalization;
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

    // Changes when the same files would be decoded to other bytes.
    private const int Version = 2;

    /// <summary>Name of the cache file for these pictures.</summary>
    /// <exception cref="VaeException">A file is gone.</exception>
    public static string PathFor(string cacheFolder, IEnumerable<string> paths, DataOptions options)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));

        // Another decoder may round in another way.
        Add(string.Create(
            CultureInfo.InvariantCulture, $"{Version} {typeof(Image).Assembly.FullName} {options.Size} {options.Channels} {options.Background}"));
        foreach (string path in paths)
        {
            FileInfo file = new(path);
            try
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
            }
            catch (Exception error) when (FileErrors.IsFromFileSystem(error))
            {
                throw FileErrors.Reading(path, error);
            }
        }

        return Path.Combine(cacheFolder, $"{Prefix}{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}{Suffix}");
    }

    /// <summary>What an earlier run decoded; null where there is nothing whole.</summary>
    public static (Shape Shape, byte[] Pixels)? TryRead(string path, int count)
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
            Int128 length = (Int128)count * shape.Height * shape.Width * shape.Channels;
            if (Math.Min(shape.Height, shape.Width) < 1 || shape.Channels < 1
                || length > Array.MaxLength || file.Length != HeaderBytes + length + SHA256.HashSizeInBytes)
            {
                return null;
            }

            byte[] pixels = new byte[(int)length];
            file.ReadExactly(pixels);
            byte[] checksum = new byte[SHA256.HashSizeInBytes];
            file.ReadExactly(checksum);
            return Checksum(header, pixels).AsSpan().SequenceEqual(checksum) ? (shape, pixels) : null;
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            return null;
        }
    }

    /// <summary>Keeps decoded pictures, and forgets those kept longest ago.</summary>
    public static void TryWrite(string path, Shape shape, byte[] pixels)
    {
        try
        {
            string folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            byte[] header = new byte[HeaderBytes];
            BinaryPrimitives.WriteInt32LittleEndian(header, shape.Height);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), shape.Width);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), shape.Channels);
            AtomicFile.Write(path, stream =>
            {
                stream.Write(header);
                stream.Write(pixels);
                stream.Write(Checksum(header, pixels));
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

    private static byte[] Checksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> pixels)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(pixels);
        return hash.GetHashAndReset();
    }
}
