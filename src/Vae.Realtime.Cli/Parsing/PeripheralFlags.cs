namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Control.Osc;

/// <summary>The options of <c>vae live</c> that connect it with the world outside.</summary>
internal sealed class PeripheralFlags
{
    private readonly Option<string?> _record = OutputNames.Film(
        "--record", "Record the whole run: FILE.mp4 (needs ffmpeg), FILE.gif, or a folder of PNG files.", "FILE.mp4|FILE.gif|FOLDER");

    private readonly Option<string?> _pipe = new("--pipe")
    {
        Description = "Send every frame to a named pipe, made if need be, or with '-' to standard output: "
            + "raw RGBA, 8 bits a channel, rows from the top, "
            + "of --size at --fps. Frames that the reader is not ready for are left out, never a part of one.",
        HelpName = "PATH|-",
    };

    private readonly Option<IPEndPoint?> _osc = ParsedOption.Create<IPEndPoint?>(
        "--osc",
        "Be played by Open Sound Control over UDP, from this machine alone unless an ADDRESS is given: /vae/NAME for every parameter and action, "
            + "/vae/latents z1 z2 ..., /vae/scene N or its name.",
        "[ADDRESS:]PORT",
        "a port from 1 to 65535, or an address and a port as in 0.0.0.0:9000",
        OscAddress.TryParse);

    /// <summary>The sound, which other commands take too.</summary>
    public Option<string?> Audio { get; } = new("--audio")
    {
        Description = "Follow a WAV file, played silently; or with '-' levels "
            + "from 0 to 1 on standard input, a line of one, two or three numbers each.",
        HelpName = "FILE.wav|-",
    };

    /// <summary>What the sound does.</summary>
    public Option<SoundMap?> AudioMap { get; } = ParsedOption.Create<SoundMap?>(
        "--audio-map",
        "What the sound does. Bands displace dimensions of the latent by so many standard deviations, or turn a parameter; every N-th beat does an "
            + "action. Without it bands take the dimensions in turn, and every eighth beat draws a random latent.",
        SoundMap.Form,
        "like bass=z1*1.5,mid=z2,treble=speed,beat=random/4",
        SoundMap.TryParse);

    private readonly Option<string?> _shaders = new("--shaders")
    {
        Description = "Run the shaders of this folder, a copy of the program's, and put each in place that is saved there meanwhile.",
        HelpName = "DIR",
    };

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All => [_record, _pipe, _osc, Audio, AudioMap, _shaders];

    /// <summary>For commands that take both: a map alone would do nothing.</summary>
    public void RefuseMapWithoutSound(CommandResult result)
    {
        if (result.GetResult(AudioMap) is not null && result.GetResult(Audio) is null)
        {
            result.AddError("--audio-map says what a sound does; name the sound with --audio");
        }
    }

    public PeripheralOptions Build(ParseResult parsed) => new()
    {
        Record = parsed.GetValue(_record),
        Pipe = parsed.GetValue(_pipe),
        Osc = parsed.GetValue(_osc),
        Audio = parsed.GetValue(Audio),
        AudioMap = parsed.GetValue(AudioMap),
        Shaders = parsed.GetValue(_shaders),
    };
}
