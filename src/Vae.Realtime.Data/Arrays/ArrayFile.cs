namespace Vae.Realtime.Data.Arrays;

using System.IO.Compression;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>Opens NumPy's files: .npy with one array, .npz with several.</summary>
internal static class ArrayFile
{
    // Deflate cannot do better than 258 bytes from 2 bits.
    private const int MaxCompressionRatio = 1032;
    private const int MaxArrays = 1000;
    private const string Ending = ".npy";

    /// <summary>Reads what an action wants of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="use">Is given the arrays' names, and what reads one.</param>
    /// <exception cref="VaeException">The file cannot be read or is damaged.</exception>
    public static T Open<T>(string path, Func<IReadOnlyList<string>, Func<string, NumpyArray>, T> use)
    {
        try
        {
            using FileStream file = InputFile.Open(path);
            byte[] start = new byte[8];
            int found = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            file.Position = 0;
            if (!start.AsSpan(0, found).StartsWith("PK"u8))
            {
                return use([""], _ => NumpyArray.Read(file, file.Length, $"'{path}'"));
            }

            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => entry.FullName.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                .Take(MaxArrays + 1)];
            return entries.Length switch
            {
                0 => throw new VaeException($"'{path}' holds no arrays; save them by numpy.savez"),
                > MaxArrays => throw new VaeException($"'{path}' holds more than {MaxArrays:N0} arrays; save the ones to learn from by themselves"),
                _ => use([.. entries.Select(NameOf)], name => Read(entries.First(entry => NameOf(entry) == name), name, path)),
            };
        }
        catch (InvalidDataException error)
        {
            throw new VaeException($"'{path}' is damaged: it cannot be unpacked; get it again", error);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName[..^Ending.Length];

    private static NumpyArray Read(ZipArchiveEntry entry, string name, string path)
    {
        string shown = $"'{path}': the array '{PrintableText.Excerpt(name)}'";
        if (entry.Length > (entry.CompressedLength + 1) * MaxCompressionRatio)
        {
            throw new VaeException($"{shown} claims {entry.Length:N0} bytes, "
                + $"which its {entry.CompressedLength:N0} packed ones cannot hold; get it again");
        }

        using Stream stream = entry.Open();
        return NumpyArray.Read(stream, entry.Length, shown);
    }
}
