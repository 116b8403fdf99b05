namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;

/// <summary>Failures as they come, then a table of the kernels.</summary>
internal sealed class TableConformanceView : ConformanceView
{
    public override void Begin(GpuDeviceInfo device) =>
        Console.Out.WriteLine($"{device.Index}: {device.Name} ({device.Driver}, Vulkan {device.ApiVersion})");

    public override void Show(ConformanceResult result)
    {
        if (!result.Passed)
        {
            Console.Out.WriteLine($"FAILED {result.Kernel}, {result.Case}: {result.Message}");
        }
    }

    public override void End(DeviceReport report)
    {
        Table table = new("Kernel", "Cases", "Failed", "Worst error", "Allowed", "In the case");
        foreach ((string kernel, int cases, int failed, ConformanceResult worst) in report.Kernels)
        {
            table.Add(kernel, Text($"{cases}"), Text($"{failed}"), Text($"{worst.MaxError:G3}"), Text($"{worst.Tolerance:G3}"), worst.Case);
        }

        table.Print();
        int passed = report.Results.Count(result => result.Passed);
        Console.Out.WriteLine(Text($"{passed} of {report.Results.Count} cases passed in {report.Seconds:F1} s"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
