namespace Vae.Realtime.Learning.Training;

using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Profiling;

/// <summary>
/// Profiled submits as a trace that chrome://tracing and Perfetto show: one row for the host's submits and waits, one for the kernels of
/// the device's queue.
/// </summary>
/// <remarks>Format: "Trace Event Format" of the Chromium project, complete events (ph "X") in microseconds.</remarks>
internal sealed class ChromeTrace
{
    private const int Process = 1;
    private const int HostRow = 1;
    private const int QueueRow = 2;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, ProfiledSubmit Submit)> _submits = [];
    private readonly string _device;

    /// <param name="device">The device's name, for the title of its row.</param>
    public ChromeTrace(string device) => _device = device;

    /// <summary>Submits so far.</summary>
    public int Count => _submits.Count;

    /// <summary>Adds a submit.</summary>
    /// <param name="name">What was submitted: a step, a frame.</param>
    /// <param name="submit">Its times.</param>
    public void Add(string name, ProfiledSubmit submit) => _submits.Add((name, submit));

    /// <summary>Writes the trace, whole or not at all.</summary>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the trace as JSON.</summary>
    public void Write(Stream stream)
    {
        using Utf8JsonWriter json = new(stream, Options);
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartArray("traceEvents");
        Label(json, "process_name", HostRow, "vae");
        Label(json, "thread_name", HostRow, "host");
        Label(json, "thread_name", QueueRow, $"queue of {_device}");
        double offset = DeviceOffset();
        double origin = _submits.Count > 0 ? Host(_submits[0].Submit.Begun) : 0;
        foreach ((string name, ProfiledSubmit submit) in _submits)
        {
            (double begun, double submitted, double finished) = (Host(submit.Begun), Host(submit.Submitted), Host(submit.Finished));
            Event(json, $"submit {name}", HostRow, begun - origin, submitted - begun, null);
            Event(json, $"wait for {name}", HostRow, submitted - origin, finished - submitted, null);
            foreach (KernelTime kernel in submit.Kernels)
            {
                Event(json, kernel.Kernel, QueueRow, kernel.Start + offset - origin, kernel.Duration, kernel);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Host(long timestamp) => timestamp * (1e9 / Stopwatch.Frequency);

    // The two clocks have no common zero, but a submit runs after it was begun and before it was seen to be finished.
    private double DeviceOffset()
    {
        double earliest = double.NegativeInfinity;
        double latest = double.PositiveInfinity;
        foreach (ProfiledSubmit submit in _submits.Select(entry => entry.Submit).Where(submit => submit.Kernels.Count > 0))
        {
            KernelTime last = submit.Kernels[^1];
            earliest = Math.Max(earliest, Host(submit.Begun) - submit.Kernels[0].Start);
            latest = Math.Min(latest, Host(submit.Finished) - (last.Start + last.Duration));
        }

        return double.IsFinite(earliest) ? (earliest + latest) / 2 : 0;
    }

    private static void Label(Utf8JsonWriter json, string kind, int row, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", kind);
        json.WriteString("ph", "M");
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", row);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, string name, int row, double start, double duration, KernelTime? kernel)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("cat", kernel is null ? "host" : "kernel");
        json.WriteString("ph", "X");
        json.WriteNumber("ts", Math.Round(start / 1e3, 3));
        json.WriteNumber("dur", Math.Round(duration / 1e3, 3));
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", row);
        if (kernel is KernelTime launched)
        {
            json.WriteStartObject("args");
            json.WriteString("variant", launched.Variant);
            json.WriteString("groups", FormattableString.Invariant($"{launched.Groups.X}x{launched.Groups.Y}x{launched.Groups.Z}"));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
