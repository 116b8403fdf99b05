namespace Vae.Realtime.Live.Capture;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// Frames of the show on their way into a sink, which a thread of its own feeds. The show never waits for it: what finds no place is left
/// out and counted, and where the sink has a rate, the next frame takes the time of those.
/// </summary>
internal sealed class FrameOutput : IDisposable
{
    // Memory on the way out; at least a few frames, however large.
    private const long Budget = 64L << 20;
    private const int FewestPlaces = 3;
    private const int MaxPlaces = 10;

    private readonly FrameRing _ring;
    private readonly Func<Rgba32Image, IFrameSink> _open;
    private readonly Thread _thread;
    private readonly double? _fps;
    private readonly int _reduction;
    private double _start;
    private long _next;
    private bool _closed;
    private volatile string? _failure;

    /// <param name="device">Where the pictures are.</param>
    /// <param name="size">Pixels of the frames, to plan memory by.</param>
    /// <param name="fps">Frames the sink takes per second, evenly; null for every frame of the show.</param>
    /// <param name="open">Makes the sink for frames like this one, on the thread of its own.</param>
    /// <param name="reduction">See <see cref="FrameCanvas"/>.</param>
    public FrameOutput(GpuDevice device, (int Width, int Height) size, double? fps, Func<Rgba32Image, IFrameSink> open, int reduction = 1)
    {
        (_fps, _open, _reduction) = (fps, open, reduction);
        long bytes = Math.Max(1, (long)size.Width * size.Height * Rgba32Image.PixelBytes);
        _ring = new FrameRing(device, (int)Math.Clamp(Budget / bytes, FewestPlaces, MaxPlaces));
        _thread = new Thread(Feed) { IsBackground = true, Name = "frames out", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Frames that went into the sink.</summary>
    public long Written { get; private set; }

    /// <summary>
    /// Frames left out because the sink was not through with earlier ones. Where the sink has a rate, periods for which the frame before is
    /// shown on, for that reason or because the show itself was late.
    /// </summary>
    public long Dropped { get; private set; }

    /// <summary>Whether everything is over: finished, or failed.</summary>
    public bool IsOver => !_thread.IsAlive;

    /// <summary>Why it ended early; null when it did not.</summary>
    public string? Failure => _failure;

    /// <summary>Takes the frame shown, if one is due and there is room for it. Never waits.</summary>
    /// <returns>False where there is no room.</returns>
    /// <param name="picture">The frame.</param>
    /// <param name="bgra">Its bytes have blue first.</param>
    /// <param name="now">Seconds on the show's clock.</param>
    /// <param name="within">Where it is being recorded; null where it was submitted already. See <see cref="FrameRing.TryTake"/>.</param>
    public bool TryTake(GpuPixelBuffer picture, bool bgra, double now, RenderTarget? within = null)
    {
        if (_closed || _failure is not null)
        {
            return true;
        }

        long times = 1;
        if (_fps is double fps)
        {
            // Rounded, so that a frame that is a little early or late is still the one of its period.
            _start = _next == 0 ? now : _start;
            times = (long)Math.Round((now - _start) * fps) + 1 - _next;
            if (times < 1)
            {
                return true;
            }
        }

        if (_ring.TryTake(picture, bgra, (int)times, within))
        {
            _next += times;
            Dropped += times - 1;
            return true;
        }

        Dropped += _fps is null ? 1 : 0;
        return false;
    }

    /// <summary>Says that the frame has been submitted that was taken within.</summary>
    public void Submitted() => _ring.Submitted();

    /// <summary>Hands over what the device has finished.</summary>
    public void Poll() => _ring.Poll();

    /// <summary>No more frames; what is under way is still written.</summary>
    public void Close()
    {
        _closed = true;
        _ring.Close();
        _ring.Poll();
    }

    /// <summary>Waits until the sink is finished.</summary>
    /// <param name="patience">Longest wait.</param>
    /// <returns>False where it still hangs; its thread is left behind.</returns>
    public bool Finish(TimeSpan patience)
    {
        Close();
        _ring.Flush();
        return _thread.Join(patience);
    }

    /// <summary>Finishes what can be finished at once.</summary>
    public void Dispose()
    {
        // A thread that hangs in a sink holds no place of the ring, only a copy: it can be left behind.
        Finish(TimeSpan.FromSeconds(1));
        _ring.Dispose();
    }

    private void Feed()
    {
        FrameCanvas? canvas = null;
        IFrameSink? sink = null;
        try
        {
            while (_ring.Next() is FrameRing.Place place)
            {
                int times = place.Times;
                try
                {
                    canvas ??= new FrameCanvas(place.Width, place.Height, _reduction);
                    canvas.Put(place.Pixels, place.Width, place.Height, place.Bgra);
                }
                finally
                {
                    _ring.Release();
                }

                sink ??= _open(canvas.Picture);
                sink.Write(canvas.Picture, times);
                Written += times;
            }

            sink?.Finish();
        }
        catch (VaeException error)
        {
            _failure = error.Message;
        }
        finally
        {
            sink?.Dispose();
        }
    }
}
