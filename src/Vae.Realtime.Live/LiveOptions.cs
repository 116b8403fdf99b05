namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Live.Control;

/// <summary>What the live program is asked for.</summary>
internal sealed record LiveOptions
{
    /// <summary>How long an off-screen run lasts by default.</summary>
    public const double DefaultHeadlessSeconds = 20;

    /// <summary>The default rate of frames.</summary>
    public const double DefaultFramesPerSecond = 60;

    /// <summary>What the model learns from; null takes the session's, or what the program opens with.</summary>
    public DataSpec? Data { get; init; }

    /// <summary>The model to begin with; null takes the session's, or the pretrained one that comes with the program.</summary>
    public string? Model { get; init; }

    /// <summary>A session to continue; null for none.</summary>
    public string? Session { get; init; }

    /// <summary>Whether sessions may name models and data that lie outside their folders.</summary>
    public bool TrustSession { get; init; }

    /// <summary>Goes on with what the last run had learned that was not saved, from <see cref="RecoveryFolder"/>.</summary>
    public bool Recover { get; init; }

    /// <summary>Folder that keeps what was learned and not saved when a run ends; null keeps none.</summary>
    public string? RecoveryFolder { get; init; }

    /// <summary>Where to compute and show.</summary>
    public DeviceSelector Device { get; init; }

    /// <summary>Renders off screen and writes pictures; also what happens where there is no display.</summary>
    public bool Headless { get; init; }

    /// <summary>
    /// Seconds until it ends by itself. Null: a window stays until it is closed, an off-screen run takes
    /// <see cref="DefaultHeadlessSeconds"/>.
    /// </summary>
    public double? Seconds { get; init; }

    /// <summary>Width of the picture in pixels; of a window, at its start.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the picture in pixels; of a window, at its start.</summary>
    public int Height { get; init; } = 720;

    /// <summary>The rate that frames keep to, 0 for as many as there can be; null takes the session's, or the standard one.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>
    /// The part of the time that training is sure of, which frames give way to, from 0 to <see cref="Vae.Realtime.Training.TrainingClaim.Most"/>;
    /// null takes the session's, or the standard one.
    /// </summary>
    public double? MinTrainShare { get; init; }

    /// <summary>
    /// The most of the device's time that training takes, from 0 to 1, where it takes all that frames leave over; null takes the
    /// session's, or 1.
    /// </summary>
    public double? MaxTrainShare { get; init; }

    /// <summary>How the model begins to learn.</summary>
    public Beginning Beginning { get; init; } = new();

    /// <summary>Existing folder that PNG files go to.</summary>
    public string OutFolder { get; init; } = ".";

    /// <summary>Whether an off-screen run saves pictures without being asked.</summary>
    public bool Unasked { get; init; } = true;

    /// <summary>File that receives a trace of the kernels at the end of the run; null for none. See <see cref="FrameProfile"/>.</summary>
    public string? Profile { get; init; }

    /// <summary>What is connected besides keyboard, mouse and window.</summary>
    public PeripheralOptions Peripherals { get; init; } = new();

    /// <summary>Prints the keys when a window opens.</summary>
    public bool Hints { get; init; } = true;

    /// <summary>
    /// Every random number of the run follows from it. The default begins, with the model of the glyphs, at a clear letter.
    /// </summary>
    public ulong Seed { get; init; } = 23;

    /// <summary>Folder of the pipeline cache file, which makes a second launch quick; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Turns on the validation layer; what it says fails the run at its end.</summary>
    public bool Validation { get; init; }
}
