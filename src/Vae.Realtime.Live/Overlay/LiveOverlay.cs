namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>
/// The panels over the picture. It is the frame's layer through <see cref="Layer"/> and takes the pointer's events where they are over a
/// panel. It lays itself out anew every frame, in lengths that grow with the window.
/// </summary>
internal sealed class LiveOverlay : IPointerLayer, IDisposable
{
    private const float Margin = 12;
    private const float LeftWidth = 236;
    private const float RightWidth = 236;
    private const int HintFrames = 900;

    private readonly Instrument _instrument;
    private readonly Ui _ui = new();
    private readonly StatusPanel _status;
    private readonly LossPanel _losses;
    private readonly ParameterPanel _parameters;
    private readonly LatentPanel _latents;
    private readonly ActionBar _bar;
    private readonly HelpSheet _help;
    private int _painted;
    private bool _knowing;

    /// <param name="instrument">What is shown and played.</param>
    /// <param name="device">Where frames are drawn.</param>
    /// <param name="framesInFlight">As the plugin's host has them.</param>
    public LiveOverlay(Instrument instrument, GpuDevice device, int framesInFlight)
    {
        _instrument = instrument;
        _status = new StatusPanel(instrument);
        _losses = new LossPanel(instrument);
        _parameters = new ParameterPanel(instrument);
        _latents = new LatentPanel(instrument);
        _bar = new ActionBar(instrument);
        _help = new HelpSheet(instrument);
        Layer = new OverlayLayer(device, framesInFlight, (canvas, _) => Paint(canvas));
    }

    /// <summary>What the plugin lets draw over its picture.</summary>
    public OverlayLayer Layer { get; }

    /// <summary>The buttons.</summary>
    public ActionBar Bar => _bar;

    /// <summary>Where examples lie; null where nobody knows.</summary>
    public ILatentChart? Chart { get; set; }

    /// <summary>An error to be shown until it is mended; null for none.</summary>
    public OverlayError? Error { get; set; }

    /// <inheritdoc/>
    public bool Handle(in PointerEvent pointer)
    {
        _knowing |= pointer.Kind == PointerKind.Press;
        return _ui.Hand.Take(pointer);
    }

    public void Dispose() => Layer.Dispose();

    /// <summary>Draws a frame and lets the widgets act.</summary>
    internal void Paint(OverlayCanvas canvas)
    {
        _ui.Begin(canvas);
        _latents.Tend(_ui.Hand);
        _knowing |= _instrument.HelpShown || !_instrument.OverlayShown;
        float bottom = _ui.Height - Margin;
        if (_instrument.HelpShown)
        {
            _help.Draw(_ui);
        }
        else if (_instrument.OverlayShown)
        {
            bottom -= Panels() + 8;
        }

        if (_instrument.Notice.Current is string notice)
        {
            Messages.Line(_ui, bottom, notice, Theme.Text);
        }
        else if (!_knowing && _painted++ < HintFrames)
        {
            Messages.Hint(_ui, bottom);
        }

        if (Error is OverlayError error)
        {
            Messages.Error(_ui, error, _ui.Width - LeftWidth - RightWidth - (4 * Margin));
        }
    }

    // The height of the buttons, over which messages stand.
    private float Panels()
    {
        float height = _ui.Height - (2 * Margin);
        bool small = height < 560;
        float left = small ? 190 : LeftWidth;
        float right = small ? 210 : RightWidth;
        float y = Margin + _status.Draw(_ui, Margin, Margin, left, small) + 8;
        float losses = _losses.Draw(_ui, Margin, y, left, small);
        y += losses > 0 ? losses + 8 : 0;
        _parameters.Draw(_ui, Margin, y, left, _ui.Height - Margin - y - (small ? ActionBar.Height + 8 : 0));
        _latents.Draw(_ui, _ui.Width - Margin - right, Margin, right, height - (small ? ActionBar.Height + 8 : 0), Chart);
        return _bar.Draw(_ui, _ui.Height - Margin, small ? _ui.Width - (2 * Margin) : _ui.Width - (4 * Margin) - left - right);
    }
}
