namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Benchmarks;
using Vae.Realtime.Gpu.Device;

/// <summary>A table per suite.</summary>
internal sealed class TableBenchmarkView : BenchmarkView
{
    private readonly List<Measurement> _rows = [];

    protected override TextWriter Notes => Console.Out;

    public override void Begin(GpuDeviceInfo device) => Console.Out.WriteLine($"{device.Name} ({device.Driver}, Vulkan {device.ApiVersion})");

    public override void Show(Measurement measurement) => _rows.Add(measurement);

    public override void End(string suite)
    {
        Table table = new(suite, "Median", "25%", "75%", "Unit", "Share", "CPU ms");
        foreach (Measurement row in _rows)
        {
            table.Add(
                row.Name,
                Number(row.Value),
                Number(row.Low),
                Number(row.High),
                row.Unit,
                row.Share is double share ? string.Create(CultureInfo.InvariantCulture, $"{share:P0}") : "",
                row.CpuSeconds is double cpu ? Number(1e3 * cpu) : "");
        }

        table.Print();
        _rows.Clear();
    }

    // Four digits tell more than any of these measurements knows.
    private static string Number(double value) => Math.Abs(value) >= 1000
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);
}
