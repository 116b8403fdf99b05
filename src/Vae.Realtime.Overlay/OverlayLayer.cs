namespace Vae.Realtime.Overlay;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Imaging.Fonts;

/// <summary>
/// Draws an <see cref="OverlayCanvas"/> over the picture, by one kernel over the tiles that it covers. Every frame in flight has a slot of
/// its own in memory that the device reads, so that the host never writes what an earlier frame is still to read.
/// </summary>
/// <param name="device">Where frames are drawn.</param>
/// <param name="framesInFlight">Frames that may be unfinished while the next is recorded.</param>
/// <param name="paint">Fills the canvas of a frame, which is empty; told the frame's number.</param>
internal sealed class OverlayLayer(GpuDevice device, int framesInFlight, Action<OverlayCanvas, long> paint) : IFrameLayer, IDisposable
{
    private readonly DeferredDisposal _retired = new(framesInFlight);
    private OverlaySlots? _slots;
    private Task<FontAtlas>? _letters;
    private double _awaited;

    /// <summary>Letters of 1 are made for a window 720 pixels high; higher windows get larger ones. This enlarges them further.</summary>
    public double Zoom { get; set; } = 1;

    /// <summary>The canvas of the last frame; null before the first.</summary>
    public OverlayCanvas? Canvas => _slots?.Canvas;

    /// <summary>
    /// The size of letters and lines in a window, 1 where it is 720 pixels high; in steps, so that resizing seldom makes letters again.
    /// </summary>
    public static double Scale(int width, int height, double zoom)
    {
        double fitting = Math.Min(height / 720.0, width / 1280.0) * zoom;
        return Math.Clamp(Math.Round(fitting * 8) / 8, 0.75, 6);
    }

    /// <summary>Begins to draw the letters for a window of this size on another thread, so that the first frame finds them.</summary>
    public void Expect(int width, int height) => Begin(Scale(width, height, Zoom));

    /// <inheritdoc/>
    public GpuPixelBuffer Encode(in RenderTarget target, GpuPixelBuffer picture, bool changed, long frame)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _retired.Collect(frame);
        FontAtlas letters = Letters(Scale(picture.Width, picture.Height, Zoom));
        if (_slots is null || !_slots.Serves(picture, target.Bgra, letters))
        {
            OverlaySlots fresh = new(device, framesInFlight, picture, target.Bgra, letters);
            if (_slots is not null)
            {
                _retired.Add(frame, _slots);
            }

            _slots = fresh;
        }

        OverlayCanvas canvas = _slots.Canvas;
        canvas.Clear();
        paint(canvas, frame);
        return _slots.Encode(target, changed, frame);
    }

    public void Dispose()
    {
        _slots?.Dispose();
        _retired.Dispose();
        _slots = null;
    }

    // Those on the screen serve until others are drawn: that takes longer than a frame.
    private FontAtlas Letters(double scale)
    {
        if (_slots?.Canvas.Fonts is FontAtlas present)
        {
            if (present.Scale == scale)
            {
                return present;
            }

            Begin(scale);
            return _letters!.IsCompleted ? _letters.GetAwaiter().GetResult() : present;
        }

        Begin(scale);
        return _letters!.GetAwaiter().GetResult();
    }

    private void Begin(double scale)
    {
        if (_letters is null || _awaited != scale)
        {
            (_letters, _awaited) = (Task.Run(() => new FontAtlas(scale)), scale);
        }
    }
}
