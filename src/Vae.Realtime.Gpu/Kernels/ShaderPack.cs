namespace Vae.Realtime.Gpu.Kernels;

using System.Globalization;
using System.IO.Compression;
using Vae.Realtime.Gpu.Shaders;

/// <summary>A shader library in a zip archive: one entry of SPIR-V per variant. Written at build time, embedded in the product.</summary>
internal sealed class ShaderPack : IShaderLibrary, IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Lock _gate = new();

    public ShaderPack(Stream stream)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Read);
        Keys = [.. _archive.Entries.Select(entry => entry.FullName)];
    }

    public IReadOnlyCollection<string> Keys { get; }

    public byte[] Load(string key)
    {
        lock (_gate)
        {
            ZipArchiveEntry entry = _archive.GetEntry(key)
                ?? throw new GpuException($"Kernel variant '{key}' was not built; see the variants line of its shader.");
            byte[] words = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(words);
            return words;
        }
    }

    /// <inheritdoc/>
    public ShaderOrigin? Origin(string key)
    {
        string[] noted;
        lock (_gate)
        {
            noted = _archive.GetEntry(key)?.Comment.Split(' ', 3) ?? [];
        }

        return noted is [string hash, string pushBytes, string file]
            ? new ShaderOrigin(file, hash, int.Parse(pushBytes, CultureInfo.InvariantCulture))
            : null;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Writes a pack whose bytes depend on nothing but its content.</summary>
    /// <param name="stream">Receives it.</param>
    /// <param name="kernels">SPIR-V by the variant's name.</param>
    /// <param name="originOf">What a variant was built from; null where that is not known.</param>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, byte[]>> kernels, Func<string, ShaderOrigin>? originOf = null)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string key, byte[] words) in kernels.OrderBy(kernel => kernel.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(key, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            entry.Comment = originOf?.Invoke(key) is ShaderOrigin origin
                ? string.Create(CultureInfo.InvariantCulture, $"{origin.Hash} {origin.PushBytes} {origin.File}")
                : "";
            using Stream target = entry.Open();
            target.Write(words);
        }
    }
}
