namespace Vae.Realtime.Live.Rendering;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Live.Capture;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Scenes;

/// <summary>
/// Renders a session frame by frame with a fixed time step, however long a frame takes. Nothing is trained and no clock is looked at: on
/// one device the same session gives the same frames to the bit.
/// </summary>
internal static class OfflineRenderer
{
    /// <summary>Renders.</summary>
    /// <param name="options">What and where to.</param>
    /// <param name="progress">Called after each frame with the frames done and in all.</param>
    /// <param name="cancellation">Ends it early; no file appears then.</param>
    /// <exception cref="VaeException">Session, model or sound cannot be used, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RenderSummary Run(RenderOptions options, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        FrameSinks.Check(options.Out);
        using SoundFile? sound = options.Audio is string audio ? new SoundFile(audio) : null;
        double seconds = options.Seconds ?? sound?.Complete() ?? RenderOptions.DefaultSeconds;
        long frames = Math.Max(1, (long)Math.Round(seconds * options.FramesPerSecond));
        GpuDevice device = GpuDevice.Open(options.Device, new GpuOptions
        {
            Shaders = VaeShaders.Library,
            Validation = options.Validation,
            CacheFolder = options.CacheFolder,
        });
        Stopwatch watch = Stopwatch.StartNew();
        using (device)
        {
            using RenderSource source = new(options, device, cancellation);
            Instrument instrument = source.Instrument;
            sound?.Complete();
            SoundDriver? driver = sound is null ? null : new SoundDriver(sound, options.AudioMap, instrument);
            Run(options, instrument, driver, device, frames, progress, cancellation);
        }

        device.Verify();
        return new RenderSummary(device.Info.Name, frames, watch.Elapsed.TotalSeconds);
    }

    private static void Run(
        RenderOptions options,
        Instrument instrument,
        SoundDriver? sound,
        GpuDevice device,
        long frames,
        Action<long, long>? progress,
        CancellationToken cancellation)
    {
        (int width, int height) = (options.Width, options.Height);
        UnlessCancelled? film = null;
        IFrameSink Open(Vae.Realtime.Rgba32Image frame) => film = new UnlessCancelled(
            FrameSinks.Open(options.Out, (width, height), options.FramesPerSecond, inHurry: false), cancellation);
        using OffscreenTarget target = new(device);
        using FrameOutput output = new(device, (width, height), fps: null, Open);
        double step = 1 / options.FramesPerSecond;
        for (long frame = 0; frame < frames && !cancellation.IsCancellationRequested; frame++)
        {
            sound?.Hear(frame * step);
            instrument.Advance(frame * step, frame == 0 ? 0 : step);
            target.TryBegin(width, height, out RenderTarget commands);
            instrument.Plugin.Render(commands);
            target.End();
            Hand(output, instrument.Plugin.Picture!, cancellation);
            progress?.Invoke(frame + 1, frames);
        }

        // Also where it was cancelled: what was begun is taken away, and a film that was being ended then is whole.
        output.Finish(Timeout.InfiniteTimeSpan);
        ThrowIfFailed(output);
        if (film is not { IsFinished: true })
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Here it is the frames that wait for the sink.
    private static void Hand(FrameOutput output, SceneFrame picture, CancellationToken cancellation)
    {
        while (!output.TryTake(picture.Image, picture.Format.Bgra, 0) && !cancellation.IsCancellationRequested)
        {
            output.Poll();
            Thread.Sleep(1);
        }

        output.Poll();
        ThrowIfFailed(output);
    }

    private static void ThrowIfFailed(FrameOutput output)
    {
        if (output.Failure is string failure)
        {
            throw new VaeException(failure);
        }
    }

    /// <summary>A cancelled film does not appear, even if all its frames were written.</summary>
    private sealed class UnlessCancelled(IFrameSink sink, CancellationToken cancellation) : IFrameSink
    {
        /// <summary>Whether the film is whole.</summary>
        public bool IsFinished { get; private set; }

        public void Write(Vae.Realtime.Rgba32Image frame, int times)
        {
            if (!cancellation.IsCancellationRequested)
            {
                sink.Write(frame, times);
            }
        }

        public void Finish()
        {
            if (!cancellation.IsCancellationRequested)
            {
                sink.Finish();
                IsFinished = true;
            }
        }

        public void Dispose() => sink.Dispose();
    }
}
