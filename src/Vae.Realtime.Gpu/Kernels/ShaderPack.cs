namespace Vae.Realtime.Gpu;

using System.IO.Compression;

/// <summary>A shader library in a zip archive: one entry of SPIR-V per variant. Written at build time, embedded in the product.</summary>
public sealed class ShaderPack : IShaderLibrary, IDisposable
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
    public string? SourceHash(string key)
    {
        lock (_gate)
        {
            return _archive.GetEntry(key) is { Comment: { Length: > 0 } hash } ? hash : null;
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Writes a pack whose bytes depend on nothing but its content.</summary>
    /// <param name="stream">Receives it.</param>
    /// <param name="kernels">SPIR-V by the variant's name.</param>
    /// <param name="hashOf">See <see cref="SourceHash"/>; null for none.</param>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, byte[]>> kernels, Func<string, string>? hashOf = null)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string key, byte[] words) in kernels.OrderBy(kernel => kernel.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(key, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            entry.Comment = hashOf?.Invoke(key) ?? "";
            using Stream target = entry.Open();
            target.Write(words);
        }
    }
}
