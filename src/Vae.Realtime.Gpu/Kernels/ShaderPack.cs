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

    public void Dispose() => _archive.Dispose();

    /// <summary>Writes a pack whose bytes depend on nothing but its content.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, byte[]>> kernels)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string key, byte[] words) in kernels.OrderBy(kernel => kernel.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(key, CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream target = entry.Open();
            target.Write(words);
        }
    }
}
