namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Benchmarks;
using Vae.Realtime.Gpu.Device;

/// <summary>One object per measurement.</summary>
internal sealed class JsonBenchmarkView : BenchmarkView
{
    private readonly JsonLines _lines = new();
    private GpuDeviceInfo? _device;

    protected override TextWriter Notes => Console.Error;

    public override void Begin(GpuDeviceInfo device) => _device = device;

    public override void Show(Measurement measurement) => _lines.Write(json =>
    {
        json.WriteString("device", _device!.Name);
        json.WriteString("driver", _device.Driver);
        json.WriteString("suite", measurement.Suite);
        json.WriteString("name", measurement.Name);
        json.WriteReal("value", measurement.Value);
        json.WriteReal("p25", measurement.Low);
        json.WriteReal("p75", measurement.High);
        json.WriteString("unit", measurement.Unit);
        json.WriteReal("share", measurement.Share);
        json.WriteReal("cpu_ms", 1e3 * measurement.CpuSeconds);
    });

    public override void End(string suite)
    {
    }

    public override void Dispose()
    {
        _lines.Dispose();
        base.Dispose();
    }
}
