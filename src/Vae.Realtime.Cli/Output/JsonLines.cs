namespace Vae.Realtime.Cli.Output;

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

/// <summary>One JSON object per line on standard output, each written in one go as soon as it is known.</summary>
internal sealed class JsonLines : IDisposable
{
    // Device names and paths are read by people too; the output is never part of a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Stream _output;

    /// <param name="toErrors">Standard output belongs to something else: write to standard error instead.</param>
    public JsonLines(bool toErrors = false) => _output = toErrors ? Console.OpenStandardError() : Console.OpenStandardOutput();

    /// <summary>Writes an object with the members that <paramref name="members"/> puts into it, and with what was told since the last.</summary>
    public void Write(Action<Utf8JsonWriter> members)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Options))
        {
            json.WriteStartObject();
            members(json);
            Told.WriteTo(json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();
}
