namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Rendering;

/// <summary><c>vae render</c>: a session, frame by frame, into a file.</summary>
internal sealed class RenderCommand : ProgramCommand
{
    private static readonly RenderOptions Standard = new("", "");

    private readonly Argument<string> _source = new("SESSION.json|MODEL.safetensors")
    {
        Description = "A session saved by 'vae live', or a model, which is walked through.",
    };

    private readonly Option<string?> _out = OutputNames.Film(
        "--out", "FILE.mp4 (needs ffmpeg), FILE.gif, or a folder of PNG files, made if need be.", "FILE.mp4|FILE.gif|FOLDER");

    private readonly Option<Extent> _size = Extent.Option(
        "--size", "Pixels of the picture.", "WIDTHxHEIGHT", 16, 8192, new Extent(Standard.Width, Standard.Height));

    private readonly Option<double> _fps = Numbers.Real(
        "--fps", "Frames per second; the time step is its inverse.", 1, 240, Standard.FramesPerSecond);
    private readonly Option<double?> _seconds = Numbers.OptionalReal(
        "--seconds", $"Length; without it, that of the sound, or else {RenderOptions.DefaultSeconds:F0}.", 0.01, 1e6);

    private readonly Option<ulong> _seed = GlobalOptions.Seed("Where the walk through a model begins and where it goes; a session has its own.");
    private readonly PeripheralFlags _peripherals = new();
    private readonly Option<bool> _trust = GlobalOptions.TrustSession();
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public RenderCommand()
        : base("render", "Render a session into a film, a GIF or pictures, frame by frame and alike each time.")
    {
        _out.Required = true;
        _source.Validators.Add(GlobalOptions.RefuseOption);
        Validators.Add(_peripherals.RefuseMapWithoutSound);
        Add(_source);
        Option[] options = [_out, _size, _fps, _seconds, _seed, _trust, _peripherals.Audio, _peripherals.AudioMap, _device, _json];
        foreach (Option option in options)
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae render vae.session.json --size 1920x1080 --fps 30 --seconds 10 --out film.mp4",
        "vae render glyphs.safetensors --size 320x320 --fps 20 --seconds 4 --out walk.gif",
        "vae render vae.session.json --audio song.wav --out frames",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        Extent size = parsed.GetValue(_size);
        RenderOptions options = new(parsed.GetRequiredValue(_source), parsed.GetRequiredValue(_out)!)
        {
            Width = size.Across,
            Height = size.Down,
            FramesPerSecond = parsed.GetValue(_fps),
            Seconds = parsed.GetValue(_seconds),
            Seed = parsed.GetValue(_seed),
            Audio = parsed.GetValue(_peripherals.Audio),
            AudioMap = parsed.GetValue(_peripherals.AudioMap),
            TrustSession = parsed.GetValue(_trust),
            Device = new DeviceSelector(parsed.GetValue(_device)),
            CacheFolder = Devices.CacheFolder,
            Validation = Devices.Validation,
        };
        RenderSummary summary;
        using (ProgressLine line = new("frames"))
        {
            summary = OfflineRenderer.Run(options, line.Show, cancellation);
        }

        Print(summary, options, parsed.GetValue(_json));
        return ExitCode.Done;
    }

    private static void Print(RenderSummary summary, RenderOptions options, bool asJson)
    {
        if (!asJson)
        {
            string picture = $"{options.Width}x{options.Height} pixels in {options.Out}";
            Console.Out.WriteLine(FormattableString.Invariant(
                $"{summary.Frames} frames of {picture}, made in {summary.Seconds:F1} s on {summary.Device}"));
            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString("device", summary.Device);
            json.WriteString("out", options.Out);
            json.WriteNumber("frames", summary.Frames);
            json.WriteNumber("width", options.Width);
            json.WriteNumber("height", options.Height);
            json.WriteReal("seconds", summary.Seconds);
        });
    }
}
