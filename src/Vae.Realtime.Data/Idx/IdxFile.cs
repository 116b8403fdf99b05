namespace Vae.Realtime.Data.Idx;

using System.IO.Compression;
using Vae.Realtime.Files;

/// <summary>Reads IDX files, plain or compressed with gzip (told apart by content, not by name).</summary>
internal static class IdxFile
{
    // Deflate cannot do better than 258 bytes from 2 bits; a header that claims more is refused before anything is unpacked.
    private const int MaxCompressionRatio = 1032;

    // MNIST compresses about fivefold; a first guess above that makes a second allocation rare.
    private const int UsualCompressionRatio = 8;

    private const int SmallestBuffer = 1 << 16;

    /// <summary>
    /// Reads a whole file. What the header claims is checked against what is there before memory is taken, so a damaged
    /// header costs nothing.
    /// </summary>
    /// <exception cref="VaeException">
    /// The file cannot be read, is not IDX data with 1 to 4 dimensions, is cut off, damaged, longer than its
    /// header says, or has more than 2 GiB.
    /// </exception>
    public static IdxTensor Load(string path)
    {
        using FileStream file = InputFile.Open(path);
        try
        {
            return IsGzip(file) ? LoadCompressed(file, path) : LoadPlain(file, path);
        }
        catch (InvalidDataException error)
        {
            throw new VaeException($"'{path}' is damaged: its gzip data cannot be unpacked; get it again", error);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        byte[] magic = new byte[2];
        int found = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return found == magic.Length && magic[0] == 0x1f && magic[1] == 0x8b;
    }

    private static IdxTensor LoadPlain(FileStream file, string path)
    {
        IdxHeader header = IdxHeader.Read(file, path);
        long available = file.Length - header.HeaderLength;
        if (header.DataLength > (ulong)available)
        {
            throw CutOff(path, header, $"it has {available:N0}");
        }

        if (header.DataLength < (ulong)available)
        {
            throw TooLong(path, header);
        }

        byte[] data = new byte[Allocatable(header, path)];
        file.ReadExactly(data);
        return new IdxTensor(path, header.Shape(), header.Element, data);
    }

    private static IdxTensor LoadCompressed(FileStream file, string path)
    {
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        IdxHeader header = IdxHeader.Read(unpacked, path);
        if (header.DataLength > (ulong)file.Length * MaxCompressionRatio)
        {
            throw CutOff(path, header, $"{file.Length:N0} compressed bytes cannot hold that");
        }

        int length = Allocatable(header, path);
        byte[] data = new byte[(int)Math.Min(length, Math.Max(SmallestBuffer, file.Length * UsualCompressionRatio))];
        int filled = 0;
        while (true)
        {
            filled += unpacked.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
            if (filled < data.Length)
            {
                throw CutOff(path, header, $"it unpacks to {filled:N0}");
            }

            if (filled == length)
            {
                break;
            }

            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }

        // Reading on past the last byte also makes the decoder compare the checksum.
        return unpacked.ReadByte() < 0 ? new IdxTensor(path, header.Shape(), header.Element, data) : throw TooLong(path, header);
    }

    private static int Allocatable(IdxHeader header, string path) => header.FitsInMemory
        ? (int)header.DataLength
        : throw new VaeException($"'{path}' holds {header} = {header.DataLength:N0} bytes; {Array.MaxLength:N0} is the most, split it");

    private static VaeException CutOff(string path, IdxHeader header, string found) =>
        new($"'{path}' is cut off or damaged: its header promises {header} = {header.DataLength:N0} bytes but {found}; get it again");

    private static VaeException TooLong(string path, IdxHeader header) =>
        new($"'{path}' is damaged: more follows the {header} = {header.DataLength:N0} bytes that its header promises; get it again");
}
