namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;

/// <summary>One object per case.</summary>
internal sealed class JsonConformanceView : ConformanceView
{
    private readonly JsonLines _lines = new();
    private GpuDeviceInfo? _device;

    public override void Begin(GpuDeviceInfo device) => _device = device;

    public override void Show(ConformanceResult result) => _lines.Write(json =>
    {
        json.WriteString("device", _device!.Name);
        json.WriteString("kernel", result.Kernel);
        json.WriteString("case", result.Case);
        json.WriteReal("max_error", result.MaxError);
        json.WriteReal("tolerance", result.Tolerance);
        json.WriteBoolean("passed", result.Passed);
        json.WriteString("message", result.Message);
    });

    public override void End(DeviceReport report)
    {
    }

    public override void Dispose()
    {
        _lines.Dispose();
        base.Dispose();
    }
}
