namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;

/// <summary><c>vae conform</c>: does a Vulkan driver compute what it should?</summary>
internal sealed class ConformCommand : ProgramCommand
{
    private const string AllDevices = "all";

    private readonly Option<string> _device = new("--device")
    {
        Description = $"'{AllDevices}', or one device: its index or a part of its name. Without it {GlobalOptions.DeviceVariable}, else all.",
        HelpName = $"{AllDevices}|D",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(GlobalOptions.DeviceVariable) is { Length: > 0 } wanted ? wanted : AllDevices,
    };

    private readonly Option<string[]> _kernels = new("--kernel")
    {
        Description = "Only this kernel, as the shaders are named; several times for several.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _json = GlobalOptions.Json();

    public ConformCommand()
        : base("conform", "Compare every kernel with its CPU twin; exit code 1 if any differs.")
    {
        Add(_device);
        Add(_kernels);
        Add(_json);
        _kernels.Validators.Add(result =>
        {
            // The suite is long: it is made where it is asked for.
            string[] known = [.. ConformanceSuite.All.Select(work => work.Kernel).Distinct()];
            foreach (string unknown in result.Tokens.Select(token => token.Value).Except(known))
            {
                result.AddError($"--kernel must be one of {string.Join(", ", known)}, not '{unknown}'");
            }
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae conform",
        "vae conform --device llvmpipe",
        "vae conform --kernel adam --kernel step_end",
        "vae conform --device 0 --json > report.jsonl",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string wanted = parsed.GetRequiredValue(_device);
        IReadOnlyList<GpuDeviceInfo> present = GpuDevice.List();
        GpuDeviceInfo chosen = new DeviceSelector(wanted == AllDevices ? null : wanted).Choose(present);
        using ConformanceView view = parsed.GetValue(_json) ? new JsonConformanceView() : new TableConformanceView();
        string[] kernels = parsed.GetValue(_kernels) ?? [];
        ConformanceCase[]? cases = kernels.Length == 0 ? null : [.. ConformanceSuite.All.Where(work => kernels.Contains(work.Kernel))];
        bool passed = true;
        foreach (GpuDeviceInfo device in wanted == AllDevices ? present : [chosen])
        {
            view.Begin(device);
            DeviceSelector selector = new(device.Index.ToString(CultureInfo.InvariantCulture));
            DeviceReport report = DeviceReport.Run(selector, new Listener(view, cancellation), Devices.Validation, cases);
            view.End(report);
            passed &= report.Passed;
        }

        return passed ? ExitCode.Done : ExitCode.Failed;
    }

    // Progress<T> would report from another thread, later.
    private sealed class Listener(ConformanceView view, CancellationToken cancellation) : IProgress<ConformanceResult>
    {
        public void Report(ConformanceResult value)
        {
            view.Show(value);
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
