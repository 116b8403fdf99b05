namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Control;

/// <summary><c>vae live</c>: the window in which a model learns and can be played with.</summary>
internal sealed class LiveCommand : ProgramCommand
{
    private static readonly LiveOptions Standard = new();

    private readonly Argument<string?> _what = new("WHAT")
    {
        Description = "What to show, in one word: data as --data takes them, a model (.safetensors) or a session (.json).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<DataSpec> _data = GlobalOptions.Data(
        "What the model goes on learning from, beside a --model the stream that fits it where nothing is said");
    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model to begin with; without it, the pretrained one that comes with the program.",
        HelpName = "FILE.safetensors",
    };

    private readonly Option<string?> _session = new("--session")
    {
        Description = "A session to go on with, as Ctrl+S in the window saves it; what is given beside it wins.",
        HelpName = "FILE.json",
    };

    private readonly Option<bool> _trust = GlobalOptions.TrustSession();
    private readonly Option<bool> _recover = new("--recover")
    {
        Description = "Go on with what the last run had learned when it ended, which was not saved.",
    };

    private readonly Option<double?> _fps = Numbers.OptionalReal(
        "--fps", $"Frames per second, 0 for as many as there can be. Without it {LiveOptions.DefaultFramesPerSecond:F0}.", 0, 1000);

    private readonly Option<ShareRange?> _share = ShareRange.Create();
    private readonly BeginningFlags _beginning = new();
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _headless = new("--headless")
    {
        Description = "Render off screen and write PNG files; also what happens where there is no display.",
    };

    private readonly Option<double?> _seconds = Numbers.OptionalReal(
        "--seconds",
        $"End after that time. Without it a window stays open; off screen it is {LiveOptions.DefaultHeadlessSeconds:F0}.",
        0.1,
        1e7);

    private readonly Option<Extent> _size = Extent.Option(
        "--size", "Pixels of the picture.", "WIDTHxHEIGHT", 64, 8192, new Extent(Standard.Width, Standard.Height));

    private readonly Option<string?> _out = OutputNames.Folder("--out", "Folder for PNG files, made if need be.", "DIR");

    private readonly Option<string?> _profile = GlobalOptions.Profile(
        $"at the end of the run, {FrameProfile.Frames} frames with a training step each, one after the other");

    private readonly PeripheralFlags _peripherals = new();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public LiveCommand()
        : base("live", "Open a window in which a model learns while you play with it.")
    {
        _data.DefaultValueFactory = _ => new StreamSpec(StreamKind.Textures);
        _out.DefaultValueFactory = _ => Standard.OutFolder;
        _what.Validators.Add(GlobalOptions.RefuseOption);
        Validators.Add(result => _beginning.RefuseArchitectureBeside(result, _model, _session));
        Validators.Add(_peripherals.RefuseMapWithoutSound);
        Add(_what);
        Option[] options =
        [
            _data, _model, _session, _trust, _recover, .. _beginning.All, _device, _fps, _share, _headless, _seconds, _size, _out, _profile,
            .. _peripherals.All, _json,
        ];
        foreach (Option option in options)
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae live",
        "vae live textures",
        "vae live --data data/mnist --model mnist.safetensors --size 1920x1080",
        "vae live --data data/photos?size=32 --arch resnet --latent 64",
        "vae live shapes --fresh --fps 30 --train-share 0.5",
        "vae live --session evening.json --train-share 0:0.25",
        "vae live --recover",
        "vae live --headless --seconds 5 --out shots --json",
        "vae live --headless --pipe - | ffplay -f rawvideo -pixel_format rgba -video_size 1280x720 -framerate 60 -",
        "vae live --osc 9000 --audio song.wav --record show.mp4",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        bool asJson = parsed.GetValue(_json);
        Extent size = parsed.GetValue(_size);
        string folder = parsed.GetRequiredValue(_out)!;
        PeripheralOptions peripherals = _peripherals.Build(parsed);
        if (peripherals.TakesStandardOutput)
        {
            Console.SetOut(Console.Error);
        }

        LiveSubject subject = new LiveSubject(
            parsed.GetResult(_data) is { Implicit: false } ? parsed.GetRequiredValue(_data) : null,
            parsed.GetValue(_model),
            parsed.GetValue(_session)).With(parsed.GetValue(_what));
        bool recover = parsed.GetValue(_recover);
        subject.Check(recover);
        MakeFolder(folder);
        LiveOptions options = new()
        {
            Data = subject.Data,
            Model = subject.Model,
            Session = subject.Session,
            TrustSession = parsed.GetValue(_trust),
            Recover = recover,
            RecoveryFolder = RecoveryPlace.Folder,
            FramesPerSecond = parsed.GetValue(_fps),
            MinTrainShare = parsed.GetValue(_share)?.Least,
            MaxTrainShare = parsed.GetValue(_share)?.Most,
            Beginning = _beginning.Build(parsed),
            Device = new DeviceSelector(parsed.GetValue(_device)),
            Headless = parsed.GetValue(_headless),
            Seconds = parsed.GetValue(_seconds),
            Width = size.Across,
            Height = size.Down,
            OutFolder = folder,
            Profile = parsed.GetValue(_profile),
            Peripherals = peripherals,
            Hints = !asJson,
            CacheFolder = Devices.CacheFolder,
            Validation = Devices.Validation,
        };
        using PrintableWriter notes = new(asJson || peripherals.TakesStandardOutput ? Console.Error : Console.Out);
        LiveSummary summary = LiveRunner.Run(options, notes, cancellation);
        SummaryPrinter.Print(summary, asJson, peripherals.TakesStandardOutput);
        return summary.Cancelled ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new VaeException($"'{folder}' is not a folder that pictures can go to: {error.Message}", error);
        }
    }
}
