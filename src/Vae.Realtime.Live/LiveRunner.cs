namespace Vae.Realtime.Live;

using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Live.Frames;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Live.Stages;

/// <summary>The live program: a model learns while its decoder is shown and played with.</summary>
internal static class LiveRunner
{
    private const int LargestSide = 8192;

    /// <summary>Runs until the window is closed, the time is up or it is cancelled.</summary>
    /// <param name="options">What to show and for how long.</param>
    /// <param name="notes">Receives lines for a person: keys, what was saved, that there is no display.</param>
    /// <param name="cancellation">Ends the run early; the summary is returned all the same.</param>
    /// <exception cref="VaeException">Data, model or folder cannot be used.</exception>
    /// <exception cref="GpuException">No device, or it failed.</exception>
    public static LiveSummary Run(LiveOptions options, TextWriter notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(notes);
        Check(options);
        using LiveWindow? window = options.Headless ? null : LiveWindow.TryOpen(options.Width, options.Height);
        if (window is null && !options.Headless)
        {
            notes.WriteLine("No display: rendering off screen.");
        }

        LiveShaders? shaders = options.Peripherals.Shaders is string edited ? new LiveShaders(VaeShaders.Library, edited) : null;
        GpuDevice device = GpuDevice.Open(options.Device, new GpuOptions
        {
            Shaders = shaders ?? VaeShaders.Library,
            Validation = options.Validation,
            SurfaceExtensions = window?.SurfaceExtensions ?? [],
            CacheFolder = options.CacheFolder,
            WarmsUp = true,
        });
        LiveSummary summary;
        using (device)
        {
            summary = Run(options, window, device, shaders, notes, cancellation);
        }

        device.Verify();

        return summary;
    }

    private static LiveSummary Run(
        LiveOptions options, LiveWindow? window, GpuDevice device, LiveShaders? shaders, TextWriter notes, CancellationToken cancellation)
    {
        if (options.Profile is string wanted)
        {
            AtomicFile.CheckWritable(wanted);
            GpuProfile.ThrowIfUnsupported(device);
        }

        bool piped = options.Peripherals.Pipe is not null;
        bool unasked = options.Unasked && !piped;
        double? seconds = options.Seconds ?? (window is null && !piped ? LiveOptions.DefaultHeadlessSeconds : null);
        if (window is null && unasked)
        {
            AtomicFile.CheckWritable(Path.Combine(options.OutFolder, "vae.png"));
        }

        using IStage stage = window is null
            ? new OffscreenStage(device, options.Width, options.Height)
            : new WindowStage(window, device);
        using LiveProgram program = new(options, device, shaders, stage, seen: window is not null, notes, cancellation);
        PictureSchedule? schedule = null;
        if (options is { Session: null, Recover: false })
        {
            Opening.Begin(program.Plugin, program.LiveModel.Data, options.Seed, unattended: window is null);
        }

        if (window is null)
        {
            schedule = unasked ? new PictureSchedule(seconds!.Value) : null;
        }
        else
        {
            window.Connect(program.Controls, program.Files);
            window.Show();
            if (options.Hints)
            {
                notes.WriteLine(InputRouter.Help);
            }
        }

        program.Run(seconds, schedule, cancellation);
        if (options.Profile is string trace)
        {
            FrameProfile.Write(trace, program.Plugin, device);
        }

        program.Finish();
        return window is null && (program.Pictures.Failure ?? program.Peripherals.Recorder.Failure) is VaeException failure
            ? throw failure
            : Summarise(device, program, cancellation);
    }

    private static LiveSummary Summarise(GpuDevice device, LiveProgram program, CancellationToken cancellation)
    {
        FrameStatistics frames = program.Instrument.Frames;
        FrameTraining? training = program.Plugin.Training;
        training?.Poll();
        return new LiveSummary(
            device.Info.Name,
            frames.Frames,
            frames.FramesPerSecond,
            frames.Times,
            program.LiveModel.Steps - program.LiveModel.Begun,
            training?.Rate.ExamplesPerSecond ?? 0,
            training?.Losses.First?.Loss,
            training?.Losses.Last?.Loss,
            program.Pictures.Saved,
            cancellation.IsCancellationRequested)
        {
            TrainingShare = training?.ReceivedInAll ?? 0,
            Notes = program.LiveModel.Notes,
        };
    }

    private static void Check(LiveOptions options)
    {
        if (options.Width is < 1 or > LargestSide || options.Height is < 1 or > LargestSide)
        {
            throw new VaeException($"A picture can be from 1x1 to {LargestSide}x{LargestSide} pixels, not {options.Width}x{options.Height}.");
        }

        if (options.Seconds is double seconds && !(seconds > 0))
        {
            throw new VaeException($"The number of seconds must be positive, not {seconds}.");
        }
    }
}
