namespace Vae.Realtime.Data.Tables;

using System.IO.Compression;

/// <summary>Reads a whole file into memory, unpacked where its first bytes say that it is compressed with gzip.</summary>
internal static class ByteReader
{
    private const int Chunk = 1 << 20;

    /// <summary>The bytes of an open file. Memory is taken only as they arrive.</summary>
    /// <param name="file">At its beginning.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="VaeException">There are more than 2 GiB.</exception>
    public static ReadOnlyMemory<byte> ReadAll(FileStream file, string path, CancellationToken cancellation)
    {
        byte[] magic = new byte[2];
        bool packed = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1f, 0x8b];
        file.Position = 0;
        using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        byte[] bytes = new byte[Math.Clamp(packed ? 4 * file.Length : file.Length + 1, 1, packed ? 64 * Chunk : Array.MaxLength)];
        int filled = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = stream.Read(bytes.AsSpan(filled, Math.Min(Chunk, bytes.Length - filled)));
            filled += read;
            if (read == 0)
            {
                return bytes.AsMemory(0, filled);
            }

            if (filled == bytes.Length)
            {
                if (filled == Array.MaxLength)
                {
                    throw new VaeException($"'{path}' has more than {Array.MaxLength:N0} bytes; split it, or save it as Parquet or .npy");
                }

                Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, 2L * filled));
            }
        }
    }
}
