namespace Vae.Realtime.Formats;

using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vae.Realtime.Files;

/// <summary>A safetensors file: named tensors and a text dictionary. Immutable; saving the same content gives the same bytes.</summary>
/// <remarks>Source: the format description at https://github.com/huggingface/safetensors ("Format").</remarks>
internal sealed class SafetensorsFile
{
    internal const string MetadataKey = "__metadata__";

    // The data begins at a multiple of this many bytes, so that a mapped file can be read in place.
    private const int Alignment = 8;

    private readonly OrderedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, TensorEntry> _tensors = new(StringComparer.Ordinal);

    /// <summary>A file with these texts and tensors, to be written in the order given.</summary>
    /// <exception cref="ArgumentException">Two entries have the same name.</exception>
    public SafetensorsFile(IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<TensorEntry> tensors)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(tensors);
        foreach ((string key, string value) in metadata)
        {
            _metadata.Add(key, value);
        }

        foreach (TensorEntry tensor in tensors)
        {
            _tensors.Add(tensor.Name, tensor);
        }
    }

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public IReadOnlyList<TensorEntry> Tensors => _tensors.Values;

    /// <summary>Reads and checks a file; nothing is allocated on the word of its header alone.</summary>
    /// <exception cref="VaeException">The file cannot be read, violates the format, or has more than 2 GiB of data.</exception>
    public static SafetensorsFile Load(string path)
    {
        using FileStream stream = InputFile.Open(path);
        try
        {
            return Read(stream, path);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    /// <summary>The tensor of that name, or null.</summary>
    public TensorEntry? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>Writes the file atomically: whoever opens the path sees the old content or the new, whole.</summary>
    /// <exception cref="VaeException">It cannot be written; see <see cref="AtomicFile.Write"/>.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the bytes of the file. They depend on the content and its order only.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] json = HeaderJson();
        Span<byte> length = stackalloc byte[SafetensorsHeader.PrefixBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        stream.Write(length);
        stream.Write(json);
        foreach (TensorEntry tensor in Tensors)
        {
            stream.Write(tensor.Data.Span);
        }
    }

    private static SafetensorsFile Read(FileStream stream, string path)
    {
        long fileLength = stream.Length;
        if (fileLength < SafetensorsHeader.PrefixBytes)
        {
            throw SafetensorsHeader.Invalid(path, $"it has only {fileLength} bytes");
        }

        byte[] prefix = new byte[SafetensorsHeader.PrefixBytes];
        stream.ReadExactly(prefix);
        byte[] json = new byte[SafetensorsHeader.JsonLength(prefix, fileLength, path)];
        stream.ReadExactly(json);
        long dataLength = fileLength - prefix.Length - json.Length;
        SafetensorsHeader header = SafetensorsHeader.Parse(json, dataLength, path);
        if (dataLength > Array.MaxLength)
        {
            throw new VaeException($"'{path}' has {dataLength:N0} bytes of tensors; {Array.MaxLength:N0} is the most that can be read");
        }

        byte[] data = new byte[dataLength];
        stream.ReadExactly(data);
        return new SafetensorsFile(header.Metadata, header.Entries.Select(entry => new TensorEntry(
            entry.Name, entry.DType, entry.Shape, data.AsMemory((int)entry.Begin, (int)(entry.End - entry.Begin)))));
    }

    private byte[] HeaderJson()
    {
        using MemoryStream json = new();

        // The metadata holds JSON text itself; escaping quotes as \" instead of \u0022 keeps it readable.
        JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter writer = new(json, options))
        {
            writer.WriteStartObject();
            WriteMetadata(writer);
            WriteTensors(writer);
            writer.WriteEndObject();
        }

        while ((SafetensorsHeader.PrefixBytes + json.Length) % Alignment != 0)
        {
            json.WriteByte((byte)' ');
        }

        return json.Length <= SafetensorsHeader.MaxJsonBytes
            ? json.ToArray()
            : throw new VaeException($"the header of a safetensors file may have {SafetensorsHeader.MaxJsonBytes:N0} bytes, not {json.Length:N0}");
    }

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        if (_metadata.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(MetadataKey);
        foreach ((string key, string value) in _metadata)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private void WriteTensors(Utf8JsonWriter writer)
    {
        long offset = 0;
        foreach (TensorEntry tensor in Tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", tensor.DType);
            writer.WriteStartArray("shape");
            foreach (long size in tensor.Shape)
            {
                writer.WriteNumberValue(size);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(offset);
            writer.WriteNumberValue(offset += tensor.Data.Length);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
