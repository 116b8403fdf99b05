namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Gpu.Device;

/// <summary><c>vae devices</c>: what <c>--device</c> can choose from.</summary>
internal sealed class DevicesCommand : ProgramCommand
{
    private const double GiB = 1 << 30;

    private readonly Option<bool> _json = GlobalOptions.Json();

    public DevicesCommand()
        : base("devices", "List the Vulkan devices of this machine.") => Add(_json);

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae devices",
        "vae devices --json",
        "VK_LOADER_DEBUG=error vae devices      hear from the Vulkan loader why a device is missing",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        IReadOnlyList<GpuDeviceInfo> devices = GpuDevice.List();
        // An empty list is an error here, and the selector words it.
        _ = default(DeviceSelector).Choose(devices);
        if (parsed.GetValue(_json))
        {
            PrintJson(devices);
        }
        else
        {
            Table table = new("", "Name", "Kind", "Driver", "Vulkan", "Memory");
            foreach (GpuDeviceInfo device in devices)
            {
                string index = device.Index.ToString(CultureInfo.InvariantCulture);
                string memory = string.Create(CultureInfo.InvariantCulture, $"{device.HeapBytes / GiB:F1} GiB");
                table.Add(index, device.Name, KindOf(device), device.Driver, device.ApiVersion, memory);
            }

            table.Print();
        }

        return ExitCode.Done;
    }

    private static void PrintJson(IReadOnlyList<GpuDeviceInfo> devices)
    {
        using JsonLines lines = new();
        foreach (GpuDeviceInfo device in devices)
        {
            lines.Write(json =>
            {
                json.WriteNumber("index", device.Index);
                json.WriteString("name", device.Name);
                json.WriteString("kind", KindOf(device));
                json.WriteString("driver", device.Driver);
                json.WriteString("api_version", device.ApiVersion);
                json.WriteNumber("heap_bytes", device.HeapBytes);
            });
        }
    }

    private static string KindOf(GpuDeviceInfo device) => device.Kind.ToString().ToLowerInvariant();
}
