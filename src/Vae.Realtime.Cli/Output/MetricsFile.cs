namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Files;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Training;

/// <summary>The losses of every epoch in a file, written as they come: JSON lines, or CSV for a spreadsheet.</summary>
internal sealed class MetricsFile : IDisposable
{
    private const string Lines = ".jsonl";
    private const string Table = ".csv";

    private readonly string _path;
    private readonly StreamWriter _writer;
    private readonly bool _table;

    private MetricsFile(string path, StreamWriter writer)
    {
        (_path, _writer, _table) = (path, writer, path.EndsWith(Table, StringComparison.OrdinalIgnoreCase));
        if (_table)
        {
            Write(
                "epoch,train,train_reconstruction,train_kl,test,test_reconstruction,test_kl,"
                + "validation,validation_reconstruction,validation_kl,seconds,images_per_second,best");
        }
    }

    /// <summary>Whether the name says a form that can be written.</summary>
    public static bool Knows(string path) =>
        path.EndsWith(Lines, StringComparison.OrdinalIgnoreCase) || path.EndsWith(Table, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="VaeException">The file cannot be written.</exception>
    public static MetricsFile Create(string path)
    {
        try
        {
            return new MetricsFile(path, new StreamWriter(path) { AutoFlush = true, NewLine = "\n" });
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(path, error);
        }
    }

    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Add(EpochResult epoch, bool best) => Write(_table ? Row(epoch, best) : Line(epoch, best));

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            // What could not be written has been told.
        }
    }

    private static string Row(EpochResult epoch, bool best)
    {
        string Loss(LossTerms? loss) => loss is LossTerms terms
            ? string.Create(CultureInfo.InvariantCulture, $"{terms.Loss:R},{terms.Reconstruction:R},{terms.Kl:R}")
            : ",,";

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{epoch.Epoch},{Loss(epoch.Train)},{Loss(epoch.Test)},{Loss(epoch.Validation)},"
            + $"{epoch.Seconds:R},{epoch.ImagesPerSecond:R},{(best ? 1 : 0)}");
    }

    private static string Line(EpochResult epoch, bool best)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteEpoch(epoch);
            json.WriteBoolean("best", best);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    private void Write(string line)
    {
        try
        {
            _writer.WriteLine(line);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(_path, error);
        }
    }
}
