namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.Globalization;
using Vae.Realtime.Benchmarks;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live;

/// <summary><c>vae bench</c>: how fast the device is at what this program does.</summary>
internal sealed class BenchCommand : ProgramCommand
{
    private const string All = "all";
    private static readonly string[] Suites = [.. Benchmarks.Suites, LiveBenchmark.Name];
    private static readonly string Choices = string.Join('|', [.. Suites, All]);

    private readonly Option<string> _suite = ParsedOption.Create(
        "--suite",
        "gemm: matrix products and the device's ceilings; conv: 3x3 convolutions by both methods; train: steps and their kernels; "
            + "decode: pictures; startup: until the first step; live: frames with training in between.",
        Choices,
        Choices.Replace("|", ", ", StringComparison.Ordinal),
        TryParseSuite,
        All);

    private readonly Option<double> _seconds = Numbers.Real("--seconds", "Spent on each figure, after a warm-up.", 0.001, 3600, 0.5);
    private readonly Option<bool> _retune = GlobalOptions.Retune("the suite's products");
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    // What the startup suite runs in processes of its own.
    private readonly Option<bool> _firstStep = new("--first-step") { Hidden = true };

    public BenchCommand()
        : base("bench", "Measure the speed: medians of interleaved samples, with the quartiles beside them.")
    {
        foreach (Option option in (Option[])[_suite, _seconds, _retune, _device, _json, _firstStep])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae bench",
        "vae bench --suite train --device llvmpipe",
        "vae bench --suite gemm --seconds 2 --json > gemm.jsonl",
        "vae bench --suite train --retune",
        "vae bench --suite live --seconds 60",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string? device = parsed.GetValue(_device);
        if (parsed.GetValue(_firstStep))
        {
            return TakeFirstStep(device);
        }

        string suite = parsed.GetRequiredValue(_suite);
        IReadOnlyList<string> suites = suite == All ? Suites : [suite];
        return Devices.Use(device, opened =>
        {
            using BenchmarkView view = parsed.GetValue(_json) ? new JsonBenchmarkView() : new TableBenchmarkView();
            BenchmarkSettings settings = new(parsed.GetValue(_seconds), view.Show, cancellation);
            StartupSettings startup = new(new DeviceSelector(device), Devices.Options, PretrainedModel.Path, Launch(device));
            view.Begin(opened.Info);
            if (parsed.GetValue(_retune))
            {
                Benchmarks.Retune(suites.Where(Benchmarks.Suites.Contains), opened, startup, view.Retune, cancellation);
            }

            foreach (string name in suites)
            {
                if (name == LiveBenchmark.Name)
                {
                    LiveOptions live = new()
                    {
                        Device = new DeviceSelector(device),
                        CacheFolder = Devices.CacheFolder,
                        Validation = Devices.Validation,
                    };
                    LiveBenchmark.Run(opened, live, settings.Seconds, view.Show, cancellation);
                }
                else
                {
                    Benchmarks.Run(name, opened, startup, settings);
                }

                view.End(name);
            }

            return ExitCode.Done;
        });
    }

    private static bool TryParseSuite(string text, out string suite)
    {
        suite = text;
        return text == All || Suites.Contains(text);
    }

    private static int TakeFirstStep(string? device)
    {
        FirstStep first = FirstStep.Take(new DeviceSelector(device), Devices.Options, PretrainedModel.Path);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.DeviceOpen} {first.ModelLoad} {first.Step}"));
        return ExitCode.Done;
    }

    private static List<string> Launch(string? device)
    {
        // Either the program's own executable, or dotnet with the program's library as its first argument.
        string program = Environment.ProcessPath ?? "dotnet";
        bool hosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments = ["bench", "--first-step", .. device is null ? Array.Empty<string>() : ["--device", device]];
        return [program, .. hosted ? [typeof(BenchCommand).Assembly.Location] : Array.Empty<string>(), .. arguments];
    }
}
