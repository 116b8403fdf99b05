namespace Vae.Realtime.Data.Tables;

using System.Text;
using System.Text.Unicode;
using Vae.Realtime.Files;

/// <summary>The text of a table as UTF-8, whatever the file's encoding is, and unpacked where it is compressed with gzip.</summary>
/// <param name="Bytes">UTF-8 without a byte order mark.</param>
/// <param name="Note">What a person should know of the encoding; null where it is UTF-8.</param>
internal sealed record TableText(ReadOnlyMemory<byte> Bytes, string? Note)
{
    private const int Look = 512;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="VaeException">It cannot be read, is damaged, is too large, or is no text.</exception>
    public static TableText Load(string path, CancellationToken cancellation)
    {
        try
        {
            using FileStream file = InputFile.Open(path);
            return Decode(ByteReader.ReadAll(file, path, cancellation), path);
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

    private static TableText Decode(ReadOnlyMemory<byte> bytes, string path)
    {
        ReadOnlySpan<byte> start = bytes.Span[..Math.Min(bytes.Length, Look)];
        (Encoding Encoding, int Mark, string Name)? found = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3, ""),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4, "UTF-32"),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4, "UTF-32"),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2, "UTF-16"),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2, "UTF-16"),
            _ when HasZeros(start, 1) => (Encoding.Unicode, 0, "UTF-16"),
            _ when HasZeros(start, 0) => (Encoding.BigEndianUnicode, 0, "UTF-16"),
            _ => null,
        };
        if (found is { Name.Length: > 0 } wide)
        {
            return new TableText(Encoding.Convert(wide.Encoding, Encoding.UTF8, bytes[wide.Mark..].ToArray()), $"the text is {wide.Name}");
        }

        bytes = bytes[(found?.Mark ?? 0)..];
        if (start.Contains((byte)0))
        {
            throw new VaeException($"'{path}' is no text; give a table as CSV, Parquet or .npy");
        }

        return Utf8.IsValid(bytes.Span)
            ? new TableText(bytes, null)
            : new TableText(
                Encoding.Convert(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, Encoding.UTF8, bytes.ToArray()),
                "the text is not UTF-8 and was read as Windows-1252");
    }

    // Text of another alphabet than Latin has no zeros, but a table of numbers has them in every other byte.
    private static bool HasZeros(ReadOnlySpan<byte> start, int offset)
    {
        int zeros = 0;
        for (int at = 0; at < start.Length; at++)
        {
            zeros += start[at] != 0 ? 0 : at % 2 == offset ? 1 : -Look;
        }

        return start.Length >= 8 && zeros > start.Length / 4;
    }
}
